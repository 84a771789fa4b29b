// The text of an attached document: for who is signed in, line by line, with what rests on each; for nobody else at all.
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { textIn } from '../../server/src/sources/attachment.ts'
import { attachDocuments, detachDocuments } from '../../server/src/sources/commands.ts'
import { sources as contract, type Sources, type SourceText } from '../../server/src/sources/contract.ts'
import { expectProblem, expectToBe, startApp, type TestApp } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { attach, bundleOf, give, initiativeOf, KNOWN, milestoneOf, onDay } from '../helpers/factories.ts'

const LIST = '/api/portfolios/trial/sources'
const TEXT = `${LIST}/minutes/text`
const LATER = '2025-06-01'
/** A word that stands in an attached text and nowhere else. */
const WORD = 'Grødfjeldhytte'
const LINES = ['Opdigtet referat', '', `Mødet blev holdt i ${WORD}.`, 'Indsatsen er i gang.', 'Slut']
const at = (locator: string, document = 'minutes') => [{ document, locator }]

const TRIAL = bundleOf({
  sources: [
    { key: 'minutes', title: 'Referat', kind: 'minutes', file: 'referat.txt', recordedOn: KNOWN },
    { key: 'missing', title: 'Mangler', kind: 'note', file: 'mangler.txt', recordedOn: KNOWN },
    { key: 'nameless', title: 'Uden fil', kind: 'note', recordedOn: KNOWN },
    { key: 'later', title: 'Senere', kind: 'note', file: 'senere.txt', recordedOn: LATER },
  ],
  rounds: [
    {
      key: 'r',
      name: 'Runde',
      period: { from: '2025-01-01', to: '2025-03-31' },
      openedOn: '2025-03-01',
      deadline: '2025-03-31',
    },
  ],
  initiatives: [
    initiativeOf('1.2', {
      sources: at('l. 1'),
      description: { key: '1.2-d', text: { da: 'Om den anden' }, sources: at('l. 3-4') },
      lifecycleChanges: [],
    }),
    initiativeOf('1.1', {
      description: { key: '1.1-d', text: { da: 'Om den ene', en: 'On the one' }, sources: at('s. 9') },
      lifecycleChanges: [],
      milestones: [{ ...milestoneOf('start', [['baseline', '2025-06-30']]), sources: at('l. 4, 1') }],
      outstanding: [
        { key: 'left', text: { da: 'Resten' }, recordedOn: LATER, sources: at('l. 5-90') },
        { key: 'gone', text: { da: 'Ude af syne' }, sources: at('l. 91') },
      ],
    }),
  ],
  anomalies: [{ key: 'odd', kind: 'other', text: { da: 'Underligt' }, sources: at('l. 2') }],
})

let database: TestDatabase
let own: TestApp
let others: TestApp
beforeAll(async () => {
  database = await cloneDatabase()
  await give(database.db, TRIAL)
  await attach(database.db, { 'referat.txt': `${LINES.join('\r\n')}\r\n` })
  own = await startApp(database.url, { signedInAs: 'reader' })
  others = await startApp(database.url)
})
afterAll(async () => {
  await own.stop()
  await others.stop()
  await database.drop()
})

describe('a reader who is signed in', () => {
  test('reads the lines, and which facts rest on which', async () => {
    const found = await own.read<SourceText>(TEXT)
    expectToBe(contract.text.response, found, TEXT)
    expect(found.lines).toEqual(LINES)
    expect(found.document).toMatchObject({ key: 'minutes', title: 'Referat', file: 'referat.txt' })
    expect(found.attached.sha256).toMatch(/^[0-9a-f]{64}$/)
    const said = found.citations.map(({ kind, key, initiative, from, to }) => [from, to, kind, key, initiative])
    expect(said).toEqual([
      [1, 1, 'milestone', 'start', '1.1'],
      [1, 1, 'milestone_date', 'start-baseline-0', '1.1'],
      [2, 2, 'anomaly', 'odd', null],
      [3, 4, 'description', '1.2-d', '1.2'],
      [4, 4, 'milestone', 'start', '1.1'],
      [5, 5, 'outstanding_item', 'left', '1.1'],
    ])
    expect(found.citations.find(({ kind }) => kind === 'milestone_date')).toMatchObject({
      text: { da: 'Milepæl start', en: 'Milestone start' },
      state: 'baseline',
      printed: onDay('2025-06-30').text,
    })
  })

  test('reads on a past day what was known to rest on them then', async () => {
    const { citations, knownAt } = await own.read<SourceText>(`${TEXT}?knownAt=${KNOWN}`)
    expect(knownAt).toBe(KNOWN)
    expect(citations.map(({ key }) => key)).not.toContain('left')
    expect(citations.map(({ key }) => key)).toContain('1.2-d')
    expectProblem(await own.get(`${LIST}/later/text?knownAt=${KNOWN}`), { status: 404, code: 'unknown_document' })
  })

  test('is told which file is missing where nothing is attached', async () => {
    const missing = await own.get(`${LIST}/missing/text`)
    expectProblem(missing, { status: 404, code: 'not_attached' })
    expect(missing.json().detail).toContain('mangler.txt: npm run db:attach')
    expectProblem(await own.get(`${LIST}/nameless/text`), { status: 404, code: 'not_attached' })
    const { documents } = await own.read<Sources>(LIST)
    expect(documents.map(({ key, attached }) => [key, attached])).toEqual([
      ['minutes', true],
      ['missing', false],
      ['nameless', false],
      ['later', false],
    ])
  })

  test('gets what nobody on the way, and no browser, may keep', async () => {
    expect((await own.get(TEXT)).headers['cache-control']).toBe('private, no-store')
    expect((await own.get(LIST)).headers['cache-control']).toBe('private, no-cache')
    expect((await others.get(LIST)).headers['cache-control']).toBe('no-cache')
  })

  test('is refused an unknown document, name or day', async () => {
    expectProblem(await own.get(`${LIST}/nobody/text`), { status: 404, code: 'unknown_document' })
    expectProblem(await own.get('/api/portfolios/nobody/sources/minutes/text'), {
      ...{ status: 404, code: 'unknown_portfolio' },
    })
    for (const [address, field] of [
      [`${TEXT}?lines=3`, 'lines'],
      [`${TEXT}?knownAt=2027-01-01`, 'knownAt'],
      [`${TEXT}?knownAt=2025-02-30`, 'knownAt'],
      [`${LIST}/a%20b/text`, 'document'],
      [`${LIST}/%00/text`, 'document'],
      [`${LIST}/${'a'.repeat(121)}/text`, 'document'],
    ])
      expectProblem(await own.get(address ?? ''), { status: 400, code: 'invalid_input', fields: [field ?? ''] })
  })
})

describe('who is not signed in', () => {
  test.each<[string, boolean, string | undefined]>([
    ['where the portfolio is public', true, undefined],
    ['as an administrator, who runs the installation and reads nothing for it,', true, 'administrator'],
  ])('%s learns of no document whether it is attached', async (_, publicReading, role) => {
    const server = await startApp(database.url, { config: { publicReading } })
    onTestFinished(() => server.stop())
    const headers = role ? await server.as(role as 'administrator') : {}
    const refusals = ['minutes', 'missing', 'nobody'].map(key => server.get(`${LIST}/${key}/text`, headers))
    const bodies = (await Promise.all(refusals)).map(answer => {
      expectProblem(answer, role ? { status: 403, code: 'forbidden' } : { status: 401, code: 'not_signed_in' })
      expect(answer.headers['cache-control']).toBe('no-store')
      return { ...answer.json(), requestId: '' }
    })
    expect(bodies[1]).toEqual(bodies[0])
    expect(bodies[2]).toEqual(bodies[0])
    const listed = await server.get(LIST, headers)
    expect(listed.json().documents.map((one: Sources['documents'][number]) => one.attached)).toEqual([
      null,
      null,
      null,
      null,
    ])
  })

  test('gets no answer that was made for who is, nor the other way about', async () => {
    const address = await own.listen()
    const reader = await own.as('reader')
    const nobody = { cookie: '' }
    const seen = async (headers: Record<string, string>) => {
      const answer = await own.get(LIST, headers)
      return [answer.json().documents[0].attached, answer.headers.etag]
    }
    const [mine, its] = [await seen(reader), await seen(nobody)]
    expect([mine[0], its[0]]).toEqual([true, null])
    expect(mine[1]).not.toBe(its[1])
    for (const _ of [1, 2]) {
      expect(await seen(reader)).toEqual(mine)
      expect(await seen(nobody)).toEqual(its)
    }
    // On the wire, where what stands at an address is answered before the router.
    const asked = async (headers: Record<string, string>) =>
      (await (await fetch(`${address}${LIST}`, { headers })).json()).documents[0].attached
    for (const _ of [1, 2, 3]) {
      expect(await asked(nobody)).toBeNull()
      expect(await asked(reader)).toBe(true)
    }
    const stale = await own.get(LIST, { ...nobody, 'if-none-match': String(mine[1]) })
    expect(stale.statusCode).toBe(200)
  })
})

test('nothing else that is answered holds a word of an attached text', async () => {
  const { paths } = await own.read<{
    paths: Record<string, { get?: { parameters?: { name: string; required?: boolean }[] } }>
  }>('/api/openapi.json')
  const needed: Record<string, string> = { from: '2025-01-20', to: '2025-07-01', q: WORD }
  const addresses = Object.entries(paths).flatMap(([path, { get }]) => {
    const query = (get?.parameters ?? []).flatMap(({ name }) => (needed[name] ? [`${name}=${needed[name]}`] : []))
    const filled = path
      .replace('{slug}', 'trial')
      .replace('{code}', '1.1')
      .replace('{document}', 'minutes')
      .replace('{round}', 'r')
    return get === undefined || path === '/api/events' || path.endsWith('/text')
      ? []
      : [`${filled}${query.length > 0 ? `?${query.join('&')}` : ''}`]
  })
  expect(addresses.length).toBeGreaterThan(8)
  for (const address of [...addresses, '/trial', '/trial/kilder', '/trial/kilder/minutes']) {
    const { statusCode, body } = await own.get(address)
    // what is for others than readers is refused
    expect([200, 403], address).toContain(statusCode)
    // a search says what it was asked
    expect(body.replaceAll(`"q":"${WORD}"`, ''), address).not.toContain(WORD)
  }
  expect((await own.get(TEXT)).body).toContain(WORD)
})

describe('attaching', () => {
  const stored = async () =>
    await database.db
      .selectFrom('attached_document')
      .select(['document_id', 'sha256', 'lines', 'file'])
      .orderBy('document_id')
      .execute()
  const how = ({ outcomes }: Awaited<ReturnType<typeof attach>>) => outcomes.map(one => `${one.file} ${one.how}`)

  test('tells what is new, as before and replaced, and what no source names', async () => {
    onTestFinished(async () => {
      await attach(database.db, { 'referat.txt': `${LINES.join('\r\n')}\r\n` })
    })
    const before = await stored()
    const same = await attach(database.db, { 'referat.txt': `${LINES.join('\r\n')}\r\n`, 'andet.txt': '\0' })
    expect([how(same), same.unmatched, same.missing]).toEqual([
      ['referat.txt unchanged'],
      ['andet.txt'],
      ['mangler.txt', 'senere.txt'],
    ])
    expect(await stored()).toEqual(before)
    expect(how(await attach(database.db, { 'referat.txt': 'Ny tekst' }))).toEqual(['referat.txt replaced'])
    expect((await own.read<SourceText>(TEXT)).lines).toEqual(['Ny tekst'])
  })

  test('is all or nothing: every file at fault is named', async () => {
    const before = await stored()
    const trying = attach(database.db, { 'mangler.txt': 'God', 'referat.txt': 'a\0', 'senere.txt': ' ' })
    await expect(trying).rejects.toMatchObject({
      faults: ['referat.txt holds the control character U+0000 in line 1', 'senere.txt holds no text'],
    })
    expect(await stored()).toEqual(before)
  })

  test('reaches every portfolio that names the file, and leaves with a portfolio or with another file name', async () => {
    const two = { ...TRIAL, portfolio: { ...TRIAL.portfolio, slug: 'second' } }
    await give(database.db, two)
    expect(how(await attach(database.db, { 'mangler.txt': 'Fundet' }))).toEqual([
      'mangler.txt attached',
      'mangler.txt attached',
    ])
    await database.pool.query(`update document set file = 'omdøbt.txt' where key = 'missing'`)
    expectProblem(await own.get(`${LIST}/missing/text`), { status: 404, code: 'not_attached' })
    await database.pool.query(`delete from portfolio where slug = 'second'`)
    expect(await stored()).toHaveLength(2)
    await database.pool.query(`delete from attached_document where file = 'mangler.txt'`)
    await database.pool.query(`update document set file = 'mangler.txt' where key = 'missing'`)
  })

  test('says what is there when it is done, whoever attached meanwhile, and keeps nobody waiting while it reads', async () => {
    const read = async () => {
      const { rows } = await database.pool.query(
        `select count(*)::int as open from pg_stat_activity where datname = current_database() and state like 'idle in%'`,
      )
      expect(rows).toEqual([{ open: 0 }])
      await attach(database.db, { 'mangler.txt': 'Den anden' })
      const bytes = new TextEncoder().encode('Den ene')
      return { bytes, text: () => textIn(bytes) }
    }
    await attach(database.db, { 'mangler.txt': 'Den ene' })
    const last = await attachDocuments(database.db, [{ name: 'mangler.txt', read }], { actor: 'test' })
    expect(how(last)).toEqual(['mangler.txt replaced'])
    expect((await own.read<SourceText>(`${LIST}/missing/text`)).lines).toEqual(['Den ene'])
  })

  test('replaces the text that an older reader found in the same file', async () => {
    const bytes = new TextEncoder().encode('En fil')
    const reading = (text: string) => [
      { name: 'mangler.txt', read: async () => ({ bytes, text: () => ({ content: text, lines: 1 }) }) },
    ]
    const as = async (text: string) => how(await attachDocuments(database.db, reading(text), { actor: 'test' }))
    await as('Læst som før')
    expect(await as('Læst som nu')).toEqual(['mangler.txt replaced'])
    expect(await as('Læst som nu')).toEqual(['mangler.txt unchanged'])
    expect((await own.read<SourceText>(`${LIST}/missing/text`)).lines).toEqual(['Læst som nu'])
  })

  test('is undone by the file or by the key of the source, in the log, too', async () => {
    for (const name of ['mangler.txt', 'missing']) {
      await attach(database.db, { 'mangler.txt': 'Væk igen' })
      expect(await detachDocuments(database.db, name, { actor: 'test' })).toEqual([
        { file: 'mangler.txt', portfolio: 'trial', document: 'missing' },
      ])
      expectProblem(await own.get(`${LIST}/missing/text`), { status: 404, code: 'not_attached' })
      expect(await detachDocuments(database.db, name, { actor: 'test' })).toEqual([])
    }
    const { rows } = await database.pool.query(
      `select actor, before ->> 'file' as file, before ? 'content' as told from audit
        where table_name = 'attached_document' and action = 'delete' order by id desc limit 1`,
    )
    expect(rows).toEqual([{ actor: 'test', file: 'mangler.txt', told: false }])
  })

  test('happens on a day in Denmark', async () => {
    await database.pool.query(
      `update attached_document set attached_at = '2026-01-31 23:30Z' where file = 'referat.txt'`,
    )
    expect((await own.read<SourceText>(TEXT)).attached.on).toBe('2026-02-01')
  })

  test('is logged with the hash and without the text, and announced as a change of the document', async () => {
    const client = new Client({ connectionString: database.url })
    await client.connect()
    const heard: string[] = []
    client.on('notification', ({ payload = '' }) => heard.push(JSON.parse(payload).table))
    await client.query('listen pejl')
    await attach(database.db, { 'senere.txt': `Senere i ${WORD}` })
    await attach(database.db, { 'senere.txt': `Rettet i ${WORD}` })
    await attach(database.db, { 'senere.txt': `Rettet i ${WORD}` })
    await client.query('select 1')
    await client.end()
    expect(heard).toEqual(['document', 'document'])
    const { rows } = await database.pool.query(
      `select actor, action, before, after from audit where table_name = 'attached_document' and after ->> 'file' = 'senere.txt' order by id`,
    )
    expect(rows.map(({ actor, action }) => [actor, action])).toEqual([
      ['test', 'insert'],
      ['test', 'update'],
    ])
    expect(rows[1].after.sha256).not.toBe(rows[1].before.sha256)
    const { rows: log } = await database.pool.query(
      `select count(*)::int as found from audit a where a::text like $1`,
      [`%${WORD}%`],
    )
    expect(log).toEqual([{ found: 0 }])
  })
})
