// The log of who did what: what is written into it, who may read which part, and how it is taken along.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { addAccount, grantRole } from '../../server/src/access/commands.ts'
import { hashPassword } from '../../server/src/access/password.ts'
import { type AuditEntry, type AuditFilter, AuditPage, TECHNICAL_TABLES } from '../../server/src/audit/contract.ts'
import { TECHNICAL_ACTIONS } from '../../server/src/audit/policy.ts'
import type { Role } from '../../server/src/terms.ts'
import { expectProblem, expectToBe, startApp, type TestApp } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { bundleOf, give, initiativeOf } from '../helpers/factories.ts'

const PASSWORD = 'korrekt hest batteri'
const ROUND = { key: 'r', name: '4. kvartal 2026', period: { from: '2026-10-01', to: '2026-12-31' } }
const REPORT = '/api/portfolios/trial/rounds/r/reports/1.1'
type Headers = Record<string, string>

let database: TestDatabase
let server: TestApp
let time = Date.parse('2026-11-20T12:00:00Z')
const somebody: Record<string, Headers> = {}
beforeAll(async () => {
  database = await cloneDatabase()
  const others = Array.from({ length: 20 }, (_, n) => initiativeOf(`1.${n + 2}`, { owners: ['beta'] }))
  const initiatives = [initiativeOf('1.1'), ...others]
  await give(database.db, bundleOf({ initiatives }))
  // A proxy of our own stands before it, so that what it says of who asks is believed.
  server = await startApp(database.url, { now: () => new Date(time), config: { trustedProxies: ['127.0.0.1'] } })
  for (const role of ['reader', 'programme_office', 'administrator'] as const) somebody[role] = await server.as(role)
  somebody.owner = await server.as('owner', 'alpha')
  const opened = await change('programme_office', 'POST', '/api/portfolios/trial/rounds', {
    ...ROUND,
    deadline: '2026-12-01T12:00',
  })
  expect(opened.statusCode, opened.body).toBe(200)
  await database.db.transaction().execute(async trx => {
    const password = await hashPassword(PASSWORD)
    const account = await addAccount(trx, { name: 'anna', displayName: 'Anna Ægir', password })
    await grantRole(trx, account, 'administrator', null)
  })
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

const FROM = { 'x-forwarded-for': '198.51.100.7' }
const change = (who: string, method: 'POST' | 'PATCH' | 'DELETE', address: string, body?: object, more: Headers = {}) =>
  server.send(method, address, body, { ...somebody[who], ...more })

async function read(who: string, filter: AuditFilter & { after?: string } = {}): Promise<AuditPage> {
  const answer = await server.get(`/api/audit?${new URLSearchParams(filter)}`, somebody[who])
  expect(answer.statusCode, answer.body).toBe(200)
  expect(answer.headers['cache-control']).toBe('private, no-store')
  expectToBe(AuditPage, answer.json(), 'the page')
  return answer.json()
}
async function readAll(who: string, filter: AuditFilter = {}): Promise<AuditEntry[]> {
  const all: AuditEntry[] = []
  let after: string | undefined
  do {
    const page: AuditPage = await read(who, { ...filter, ...(after && { after }) })
    all.push(...page.entries)
    after = page.next ?? undefined
  } while (after)
  return all
}
const latest = async (who: string, filter: AuditFilter = {}) => (await read(who, filter)).entries[0]
/** Refusals are written after they were answered. */
const refused = (check: (entries: AuditEntry[]) => void) =>
  vi.waitFor(async () => check((await read('administrator', { action: 'refused' })).entries))
const minutes = (n: number) => {
  time += n * 60_000
}

describe('a row says', () => {
  test('who, for which organisation, when, from where, in which request, and what it was before and after', async () => {
    const saved = await server.get(REPORT, somebody.owner)
    const content = { ...saved.json().draft, narrative: 'Kanariefugl' }
    const written = await change('owner', 'PATCH', REPORT, content, { 'if-match': '"0"', ...FROM })
    expect(written.statusCode, written.body).toBe(200)
    const entry = await latest('owner', { table: 'report_draft' })
    expect(entry).toMatchObject({
      actor: 'trial.owner.alpha',
      displayName: expect.stringMatching('Alfa'),
      organisation: 'alpha',
      address: '198.51.100.7',
      action: 'insert',
      table: 'report_draft',
      portfolio: { slug: 'trial', title: 'Prøve' },
      about: { initiative: '1.1', round: ROUND.name },
      before: null,
      after: { updated_by: 'trial.owner.alpha', version: 1 },
    })
    expect(entry?.request).toMatch(/^[\w-]{8}-\w+$/)
    expect(Date.now() - Date.parse(entry?.at ?? '')).toBeLessThan(60_000)
  })

  test('no organisation for the office, and the names of what was changed', async () => {
    const version = (await server.get('/api/portfolios/trial/rounds', somebody.programme_office)).json().rounds[0]
      .version
    const extended = await change(
      ...(['programme_office', 'PATCH', '/api/portfolios/trial/rounds/r', { deadline: '2026-12-08T12:00' }] as const),
      { 'if-match': String(version) },
    )
    expect(extended.statusCode, extended.body).toBe(200)
    const entry = await latest('programme_office', { table: 'reporting_round', action: 'update' })
    expect(entry).toMatchObject({ organisation: null, about: { round: ROUND.name, initiative: null } })
    expect([entry?.before?.deadline, entry?.after?.deadline].map(String)).toEqual([
      expect.stringContaining('2026-12-01T11:00'),
      expect.stringContaining('2026-12-08T11:00'),
    ])
  })

  test('what an import wrote, in its name', async () => {
    expect(await latest('programme_office', { table: 'initiative' })).toMatchObject({
      ...{ actor: 'test', address: null, request: null, about: { initiative: '1.21' } },
    })
  })
})

describe('signing in and out', () => {
  const signIn = (password: string, headers: Headers = {}) =>
    server.send('POST', '/api/session', { name: 'anna', password }, { ...FROM, ...headers })

  test('are rows, also on every device, and of a role that is tried on', async () => {
    const cookies = []
    for (let device = 0; device < 2; device++) {
      const answer = await signIn(PASSWORD)
      cookies.push({
        cookie: String([answer.headers['set-cookie']].flat()[0]).split(';')[0] ?? '',
        'x-csrf-token': answer.json().csrf,
      })
    }
    await server.send('DELETE', '/api/session', undefined, cookies[0])
    await signIn(PASSWORD)
    await server.send('DELETE', '/api/sessions', undefined, cookies[1])
    const entries = (await readAll('administrator', { person: 'ægir' })).map(({ action }) => action)
    expect(entries).toEqual(['sign_out', 'sign_out', 'sign_in', 'sign_out', 'sign_in', 'sign_in'])
    expect(await latest('administrator', { action: 'sign_in', person: 'anna' })).toMatchObject({
      ...{ actor: 'anna', displayName: 'Anna Ægir', address: '198.51.100.7', about: { account: 'Anna Ægir' } },
    })
    expect((await readAll('administrator', { action: 'sign_in', person: 'trial.reader' })).length).toBe(1)
  })

  test('that failed are rows of the account that was tried, of an unknown one without its name', async () => {
    minutes(20)
    expectProblem(await signIn('forkert'), { status: 401, code: 'not_signed_in' })
    await server.send('POST', '/api/session', { name: 'hemmeligt-ord', password: 'x' }, FROM)
    await refused(entries => {
      const of = { table: 'endpoint', row: 'POST /api/session', address: '198.51.100.7', after: { status: 401 } }
      expect(entries.slice(0, 2)).toMatchObject([
        { actor: 'nobody', ...of },
        { actor: 'anna', ...of },
      ])
    })
  })
})

describe('what was refused is a row', () => {
  test('for a role that may not, and for a stranger’s report, with what it was about', async () => {
    minutes(2)
    const round = await change('reader', 'POST', '/api/portfolios/trial/rounds', {}, FROM)
    expectProblem(round, { status: 403, code: 'forbidden' })
    const strangers = await server.get(`${REPORT.replace('1.1', '1.2')}`, { ...somebody.owner, ...FROM })
    expectProblem(strangers, { status: 404, code: 'unknown_report' })
    await refused(entries => {
      expect(entries.slice(0, 2)).toMatchObject([
        {
          ...{
            actor: 'trial.owner.alpha',
            organisation: 'alpha',
            row: 'GET /api/portfolios/:slug/rounds/:round/reports/:code',
          },
          after: { status: 404, code: 'unknown_report', of: { slug: 'trial', round: 'r', code: '1.2' } },
        },
        {
          actor: 'trial.reader',
          row: 'POST /api/portfolios/:slug/rounds',
          after: { status: 403, of: { slug: 'trial' } },
        },
      ])
      expect(entries[1]?.request).toBe(round.json().requestId)
    })
  })

  test.each<[string, Headers]>([
    ['another page', { origin: 'https://evil.example' }],
    ['without the session’s word', { 'x-csrf-token': 'x' }],
  ])('for a change that is asked for from %s', async (_, headers) => {
    const answer = await change('programme_office', 'POST', '/api/portfolios/trial/rounds', {}, headers)
    expectProblem(answer, { status: 403, code: 'forbidden' })
    await refused(entries => expect(entries[0]?.request).toBe(answer.json().requestId))
  })

  test('but not for a version that is stale or something that does not fit', async () => {
    const count = async () => (await readAll('administrator', { action: 'refused' })).length
    const before = await count()
    const stale = await change('owner', 'PATCH', REPORT, (await server.get(REPORT, somebody.owner)).json().draft, {
      'if-match': '"77"',
    })
    expect(stale.statusCode).toBe(412)
    const second = await change('programme_office', 'POST', '/api/portfolios/trial/rounds', {
      ...ROUND,
      deadline: '2026-12-01T12:00',
    })
    expect(second.statusCode).toBe(409)
    expect(await count()).toBe(before)
  })

  test('once a minute for each address and endpoint, of whoever is not signed in', async () => {
    minutes(2)
    const ask = (address: string, of: string) => server.get(of, { 'x-forwarded-for': address })
    const [first] = await Promise.all(
      Array.from({ length: 15 }, (_, n) =>
        ask('203.0.113.1', ['/api/audit', '/api/portfolios/trial/rounds'][n % 2] ?? ''),
      ),
    )
    await ask('203.0.113.2', '/api/audit')
    const there = () => readAll('administrator', { action: 'refused' })
    const of = (entries: AuditEntry[]) => entries.filter(({ address }) => address?.startsWith('203.0.113.')).length
    await vi.waitFor(async () => expect(of(await there())).toBe(3))
    expect(first?.statusCode).toBe(401)
    minutes(1)
    await ask('203.0.113.1', '/api/audit')
    await vi.waitFor(async () => expect(of(await there())).toBe(4))
  })

  test('as often as sixty times a minute of an account', async () => {
    minutes(2)
    const before = (await readAll('administrator', { action: 'refused' })).length
    for (let n = 0; n < 70; n++) await change('reader', 'POST', '/api/portfolios/trial/rounds', {})
    await vi.waitFor(async () =>
      expect((await readAll('administrator', { action: 'refused' })).length).toBe(before + 60),
    )
  })

  test('and stays a refusal where the log cannot be written', async () => {
    minutes(2)
    await database.pool.query('alter table audit rename to audit_gone')
    const answers = await Promise.all([
      change('reader', 'POST', '/api/portfolios/trial/rounds', {}),
      server.send('POST', '/api/session', { name: 'anna', password: 'forkert' }),
    ])
    await database.pool.query('alter table audit_gone rename to audit')
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 401])
  })
})

describe('the log is read', () => {
  const isTechnical = ({ table, action }: AuditEntry) =>
    TECHNICAL_TABLES.includes(table) || TECHNICAL_ACTIONS.includes(action)
  const SEEN: Record<Role, ((entry: AuditEntry) => boolean) | null> = {
    reader: null,
    owner: ({ actor }) => actor === 'trial.owner.alpha',
    programme_office: entry => !isTechnical(entry),
    administrator: isTechnical,
  }
  test.each(Object.entries(SEEN))('by %s as far as the rules say', async (who, sees) => {
    if (sees === null) {
      expectProblem(await server.get('/api/audit', somebody[who]), { status: 403, code: 'forbidden' })
      expectProblem(await change(who, 'POST', '/api/audit/export', {}), { status: 403, code: 'forbidden' })
      return
    }
    const { rows } = await database.pool.query(
      'select id, actor, table_name as table, action from audit order by id desc',
    )
    const wanted = rows.filter(row => sees(row)).map(({ id }) => id)
    expect(wanted.length).toBeGreaterThan(2)
    expect(wanted.length).toBeLessThan(rows.length)
    const own = (await readAll(who)).map(({ id }) => id)
    expect(own).toEqual(wanted)
  })

  test('with what is about accounts as technical, whatever table it stands in', async () => {
    const { rows } = await database.pool.query<{ name: string }>(
      `select conrelid::regclass::text as name from pg_constraint where contype = 'f' and confrelid = 'account'::regclass`,
    )
    expect(rows.length).toBeGreaterThan(1)
    expect(rows.map(({ name }) => name).filter(name => !TECHNICAL_TABLES.includes(name))).toEqual([])
  })

  test('a page at a time, newest first, none twice and none left out while more is written', async () => {
    const first = await read('programme_office')
    expect(first.entries).toHaveLength(50)
    await database.pool.query(`update portfolio set title_en = 'Meanwhile'`)
    const second = await read('programme_office', { after: first.next ?? '' })
    const ids = [...first.entries, ...second.entries].map(({ id }) => id)
    expect(ids).toEqual(ids.toSorted((a, b) => b - a))
    expect(new Set(ids).size).toBe(ids.length)
  })

  test.each<[AuditFilter, (entry: AuditEntry) => boolean]>([
    [{ table: 'initiative' }, ({ table }) => table === 'initiative'],
    [{ action: 'update' }, ({ action }) => action === 'update'],
    [{ person: 'TRIAL.pro' }, ({ actor }) => actor === 'trial.programme_office'],
    [{ organisation: 'alpha' }, ({ organisation }) => organisation === 'alpha'],
    [{ portfolio: 'trial' }, ({ portfolio }) => portfolio?.slug === 'trial'],
  ])('narrowed down by %j', async (filter, holds) => {
    const entries = await readAll('programme_office', filter)
    const all = await readAll('programme_office')
    expect(entries.length).toBeGreaterThan(0)
    expect(entries.map(({ id }) => id)).toEqual(all.filter(holds).map(({ id }) => id))
  })

  test('narrowed down to days in Danish time, to one row, and to nothing', async () => {
    await database.pool.query(`insert into audit (at, actor, action, table_name, row_key) values
      ('2020-06-30T21:59:59Z', 'x', 'insert', 'body', '1'), ('2020-06-30T22:00:00Z', 'x', 'insert', 'body', '2')`)
    const rowsOf = async (filter: AuditFilter) => (await readAll('programme_office', filter)).map(({ row }) => row)
    expect(await rowsOf({ from: '2020-07-01', to: '2020-07-01' })).toEqual(['2'])
    expect(await rowsOf({ to: '2020-06-30' })).toEqual(['1'])
    expect(await rowsOf({ table: 'body', row: '2' })).toEqual(['2'])
    for (const person of ['%', '\\', 'nobody at all']) expect(await rowsOf({ person }), person).toEqual([])
  })

  test.each([
    ['from=1999-13-01', ['from']],
    ['action=burn', ['action']],
    ['table=Audit;', ['table']],
    ['after=x', ['after']],
    ['secret=1', ['secret']],
  ])('not for %s', async (query, fields) => {
    const answer = await server.get(`/api/audit?${query}`, somebody.programme_office)
    expectProblem(answer, { status: 400, code: 'invalid_input', fields })
  })
})

describe('a download', () => {
  test('holds what is narrowed down, harmless to a spreadsheet, and is itself a row', async () => {
    await database.pool.query(
      `insert into audit (actor, action, table_name, row_key) values ('=cmd()', 'insert', 'body', '@x')`,
    )
    const filter = { table: 'body' }
    const answer = await change('programme_office', 'POST', '/api/audit/export', filter, FROM)
    expect(answer.statusCode, answer.body).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="pejl-log.csv"',
      'cache-control': 'private, no-store',
    })
    const [head, first, ...more] = answer.body.trimEnd().split('\r\n')
    expect(head).toMatch(/^\uFEFFat;actor;/)
    expect(first).toContain(`;'=cmd();`)
    expect(first).toContain(`;'@x;`)
    expect(more).toHaveLength((await readAll('programme_office', filter)).length - 1)
    expect(await latest('administrator', { action: 'export' })).toMatchObject({
      ...{ actor: 'trial.programme_office', table: 'audit', address: '198.51.100.7', after: filter },
    })
  })

  test('of more than is read at a time holds every row once', async () => {
    await database.pool.query(`insert into audit (actor, action, table_name, row_key)
      select 'x', 'insert', 'go_live', g from generate_series(1, 1203) g`)
    const answer = await change('programme_office', 'POST', '/api/audit/export', { table: 'go_live' })
    const rows = answer.body.trimEnd().split('\r\n').slice(1)
    expect(new Set(rows).size).toBe(1203)
  })

  test('of an owner holds what they did and nothing else', async () => {
    const answer = await change('owner', 'POST', '/api/audit/export', {})
    const actors = answer.body
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map(line => line.split(';')[1])
    expect(new Set(actors)).toEqual(new Set(['trial.owner.alpha']))
  })
})

test('no password, token, cookie or content of a draft is in the log', async () => {
  const { rows } = await database.pool.query<{ text: string }>('select a::text as text from audit a')
  const all = rows.map(({ text }) => text).join('\n')
  const cookies = Object.values(somebody).flatMap(({ cookie = '', 'x-csrf-token': csrf = '' }) => [
    cookie.split('=')[1] ?? '',
    csrf,
  ])
  for (const secret of [PASSWORD, 'argon2id', 'token_hash', 'Kanariefugl', 'hemmeligt-ord', ...cookies]) {
    expect(secret.length).toBeGreaterThan(6)
    expect(all).not.toContain(secret)
  }
})
