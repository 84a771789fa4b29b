import { spawn } from 'node:child_process'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { practiceBundle, practiceBundles } from '../../seed/practice.ts'
import type { Sector } from '../../server/src/terms.ts'
import type { Bundle } from '../../server/src/transfer/bundle-schema.ts'
import { importBundle, type Summary } from '../../server/src/transfer/commands.ts'
import { BundleError } from '../../server/src/transfer/faults.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { ownFolder } from '../helpers/folder.ts'

const ROOT = join(import.meta.dirname, '../..')
const STRATEGY = join(ROOT, 'seed/strategi-for-digital-sundhed')
const options = { actor: 'tester' }

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(() => database.drop())

const rows = async <T extends object>(text: string, values: unknown[] = []) =>
  (await database.pool.query<T>(text, values)).rows
const count = async (table: string) => (await rows<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n
const total = (summary: Summary, what: 'inserted' | 'updated') =>
  Object.values(summary).reduce((sum, counts) => sum + counts[what], 0)

const sources = [{ document: 'minutes', locator: 'l. 1' }]
/** A portfolio of one initiative, its own for every test. */
const bundle = (slug: string, more: Partial<Bundle> = {}): Bundle => ({
  portfolio: { slug, title: 'Small', period: { from: 2024, to: 2026 } },
  organisations: [{ key: `${slug}-owner`, name: 'Owner', sector: 'state' }],
  sources: [{ key: 'minutes', title: 'Minutes', kind: 'minutes', recordedOn: '2025-03-31' }],
  focusAreas: [{ number: 1, title: 'First' }],
  programmes: [],
  rounds: [],
  initiatives: [initiative(slug)],
  reports: [],
  differingViews: [],
  bodies: [],
  meetings: [],
  anomalies: [],
  ...more,
})
const initiative = (slug: string, more: Partial<Bundle['initiatives'][number]> = {}) => ({
  ...{ code: '1.1', title: 'One', focusArea: 1, owners: [`${slug}-owner`], sources },
  description: { key: 'd1', text: { da: 'Først' }, sources },
  ...more,
})
const isThere = async (slug: string) => (await rows('select from portfolio where slug = $1', [slug])).length === 1

describe('a faulty bundle', () => {
  test.each<[string, (folder: string) => void, string]>([
    [
      'of a wrong code',
      change('initiatives', '"code": "1.1"', '"code": "1:1"'),
      'initiatives.json /0/code: expected a code',
    ],
    [
      'of an unknown owner',
      change('initiatives', '"plo"', '"plu"'),
      '/0/owners/0: expected a known organisation, found "plu"',
    ],
    [
      'of a window that ends before it starts',
      change('initiatives', '"latest": "2019-01-31"', '"latest": "2018-12-31"'),
      'initiatives.json /0/lifecycleChanges/0/from/latest: expected a day not before earliest, 2019-01-01, found "2018-12-31"',
    ],
    [
      'of a duplicate',
      change('initiatives', '"code": "1.2"', '"code": "1.1"'),
      '/1/code: expected an initiative that is named only once',
    ],
    [
      'of a go-live for nobody',
      change(
        'initiatives',
        '"key": "2.5-faelles-sprog-iii-i-alle-kommuner-municipalities",\n            "sector": "municipalities"',
        '"key": "2.5-faelles-sprog-iii-i-alle-kommuner-municipalities",\n            "sector": "nobody"',
      ),
      'goLives/0/sector: expected one of state, regions, municipalities, practice, other, found "nobody"',
    ],
    [
      'of a meeting of an unknown body',
      change('meetings', '"body": "data"', '"body": "date"'),
      'meetings.json /4/body: expected a known body, found "date"',
    ],
    ['that is not JSON', change('reports', '[', '[ ,'), 'reports.json: expected JSON, found "," in line 1, column 3'],
  ])('%s is listed, and nothing is written', async (_, spoil, expected) => {
    const folder = ownFolder()
    cpSync(STRATEGY, folder, { recursive: true })
    spoil(folder)
    const before = await count('audit')
    const fault = await importBundle(database.db, folder, options).catch(error => error)
    expect(fault).toBeInstanceOf(BundleError)
    expect(fault.message).toContain(expected)
    expect([await count('audit'), await count('organisation')]).toEqual([before, 0])
  })

  function change(part: string, from: string, to: string) {
    return (folder: string) => {
      const file = join(folder, `${part}.json`)
      const text = readFileSync(file, 'utf8')
      expect(text).toContain(from)
      writeFileSync(file, text.replace(from, to))
    }
  }
})

test('a bundle from before there were go-lives and meetings is taken as it is', async () => {
  const folder = ownFolder()
  cpSync(STRATEGY, folder, { recursive: true })
  for (const part of ['bodies', 'meetings']) rmSync(join(folder, `${part}.json`))
  const file = join(folder, 'initiatives.json')
  const initiatives = JSON.parse(readFileSync(file, 'utf8')) as Bundle['initiatives']
  for (const { milestones = [] } of initiatives) for (const milestone of milestones) delete milestone.goLives
  writeFileSync(file, JSON.stringify(initiatives))
  const summary = await importBundle(database.db, folder, { ...options, dryRun: true })
  expect(summary).toMatchObject({ initiative: { inserted: 27 }, go_live: { inserted: 0 }, meeting: { inserted: 0 } })
})

describe('all or nothing', () => {
  test('of several bundles in one go none is there when the last is faulty', async () => {
    const good = bundle('several')
    const faulty = bundle('several', { initiatives: [initiative('nobody', { code: '1.2' })] })
    await expect(importBundle(database.db, [good, faulty], options)).rejects.toThrow('a known organisation')
    expect(await isThere('several')).toBe(false)
  })

  test('a dry run counts what it would write and writes nothing', async () => {
    const before = await count('audit')
    const summary = await importBundle(database.db, bundle('dry'), { ...options, dryRun: true })
    expect(summary).toMatchObject({
      portfolio: { inserted: 1 },
      initiative: { inserted: 1 },
      description: { inserted: 1 },
    })
    expect([await isThere('dry'), await count('audit')]).toEqual([false, before])
  })

  test('an import that is killed in the middle leaves nothing', async () => {
    const lock = await database.pool.connect()
    try {
      await lock.query('begin')
      await lock.query('lock table status_report in access exclusive mode')
      const tool = join(ROOT, 'server/tools/import.ts')
      const env = { PATH: process.env.PATH, DATABASE_URL: database.url, INIT_CWD: ROOT }
      const child = spawn(process.execPath, [tool, STRATEGY], { env, stdio: 'ignore' })
      const waiting = `select from pg_locks where not granted and relation = 'status_report'::regclass
        and database = (select oid from pg_database where datname = current_database())`
      while ((await lock.query(waiting)).rowCount === 0) await sleep(20)
      child.kill('SIGKILL')
      await new Promise(resolve => child.once('exit', resolve))
    } finally {
      await lock.query('rollback')
      lock.release()
    }
    const others = `select from pg_stat_activity where application_name = 'pejl tool' and datname = current_database()`
    while ((await rows(others)).length > 0) await sleep(20)
    expect(await isThere('strategi-for-digital-sundhed')).toBe(false)
    expect(await count('organisation')).toBe(0)
  })

  test('two at once of the same portfolio do not get in each other’s way', async () => {
    const both = [bundle('twice'), bundle('twice')].map(one => importBundle(database.db, one, options))
    const inserted = (await Promise.all(both)).map(summary => total(summary, 'inserted'))
    expect(inserted.sort((a, b) => a - b)).toEqual([0, expect.any(Number)])
    expect(inserted[1]).toBeGreaterThan(0)
  })
})

describe('the tool', () => {
  const run = async (...args: string[]) => {
    const env = { PATH: process.env.PATH, DATABASE_URL: database.url, INIT_CWD: ROOT }
    const child = spawn(process.execPath, [join(ROOT, 'server/tools/import.ts'), ...args], { env })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (said += chunk))
    const code = await new Promise(resolve => child.once('exit', resolve))
    return { code, said }
  }

  test('tells in plain words what it did', async () => {
    const { code, said } = await run('seed/strategi-for-digital-sundhed', '--dry-run')
    expect(said).toContain('initiative: 27 new')
    expect(said).toContain('This was a dry run: nothing was written.')
    expect(code).toBe(0)
  })

  test('lists the faults and ends with 1', async () => {
    const folder = ownFolder()
    writeFileSync(join(folder, 'portfolio.json'), '{ "slug": "Æ" }')
    const { code, said } = await run(folder)
    expect(said).toContain('portfolio.json /title: expected a text, found nothing')
    expect(said).toContain(
      'portfolio.json /slug: expected 1–80 letters a–z, digits and -, and no address of Pejl’s own, found "Æ"',
    )
    expect(said).toContain('has 3 faults; nothing was imported')
    expect(code).toBe(1)
  })

  test('asks for a folder', async () => {
    expect(await run()).toEqual({ code: 1, said: expect.stringContaining('say which folder to import') })
  })
})

describe('a second import', () => {
  test('of the same bundle changes nothing and says nothing', async () => {
    const first = await importBundle(database.db, STRATEGY, options)
    const listener = new pg.Client({ connectionString: database.url })
    await listener.connect()
    const heard: unknown[] = []
    listener.on('notification', message => heard.push(message))
    await listener.query('listen pejl')
    const before = await count('audit')
    const second = await importBundle(database.db, STRATEGY, options)
    await listener.query('select 1')
    expect([total(second, 'inserted'), total(second, 'updated')]).toEqual([0, 0])
    expect(Object.keys(second)).toEqual(Object.keys(first))
    for (const [kind, { inserted }] of Object.entries(first)) expect(second[kind]?.unchanged).toBe(inserted)
    expect([await count('audit'), heard]).toEqual([before, []])
    // and that something would have been heard
    await importBundle(database.db, bundle('heard'), options)
    await listener.query('select 1')
    expect(heard.length).toBeGreaterThan(0)
    await listener.end()
  })

  describe('of another', () => {
    let slug: string
    let n = 0
    beforeEach(async () => {
      slug = `another-${++n}`
      await importBundle(database.db, bundle(slug), options)
    })

    test('that changes a fact is refused', async () => {
      const changed = initiative(slug, { description: { key: 'd1', text: { da: 'Andet' }, sources } })
      const fault = await importBundle(database.db, bundle(slug, { initiatives: [changed] }), options).catch(e => e)
      expect(fault.message).toBe(
        'initiatives.json /0/description: expected what is already recorded under key d1 (facts are appended: give the correction a new key and a later day), found another text',
      )
    })

    test.each([
      ['day', { recordedOn: '2025-04-01' }, 'recordedOn'],
      ['source', { sources: [{ document: 'minutes', locator: 'l. 2' }] }, 'sources'],
    ])('that changes a fact’s %s is refused', async (_, change, differs) => {
      const changed = initiative(slug, { description: { key: 'd1', text: { da: 'Først' }, sources, ...change } })
      const again = importBundle(database.db, bundle(slug, { initiatives: [changed] }), options)
      await expect(again).rejects.toThrow(`found another ${differs}`)
    })

    test('that corrects a fact by a new one is taken, and the old one stays', async () => {
      const corrected = initiative(slug, {
        description: { key: 'd2', recordedOn: '2025-04-02', text: { da: 'Rettet' }, sources },
      })
      const summary = await importBundle(database.db, bundle(slug, { initiatives: [corrected] }), options)
      expect(summary.description).toEqual({ inserted: 1, updated: 0, unchanged: 0 })
      const texts = `select d.text ->> 'da' as text, d.recorded_on as day from description d
        join portfolio p on p.id = d.portfolio_id where p.slug = $1 order by d.recorded_on`
      expect(await rows(texts, [slug])).toEqual([
        { text: 'Først', day: '2025-03-31' },
        { text: 'Rettet', day: '2025-04-02' },
      ])
    })

    test('that changes structure updates it with a higher version, in the log', async () => {
      const owners = [
        { key: `${slug}-owner`, name: 'Owner, renamed', sector: 'state' as const },
        { key: `${slug}-second`, name: 'Second', sector: 'regions' as const },
      ]
      const moved = initiative(slug, { title: 'Two', owners: [`${slug}-second`, `${slug}-owner`] })
      const changed = bundle(slug, { organisations: owners, initiatives: [moved] })
      const summary = await importBundle(database.db, changed, options)
      expect(summary).toMatchObject({
        organisation: { inserted: 1, updated: 1, unchanged: 0 },
        initiative: { inserted: 0, updated: 1, unchanged: 0 },
        description: { unchanged: 1 },
      })
      const of = `select i.title, i.version, array_agg(o.name order by w.position) as owners from initiative i
        join portfolio p on p.id = i.portfolio_id join initiative_owner w on w.initiative_id = i.id
        join organisation o on o.id = w.organisation_id where p.slug = $1 group by i.id`
      expect(await rows(of, [slug])).toEqual([{ title: 'Two', version: 2, owners: ['Second', 'Owner, renamed'] }])
      const log = await rows(`select actor, before ->> 'title' as before, after ->> 'title' as after from audit
        where table_name = 'initiative' and action = 'update' and after ->> 'title' = 'Two' order by id desc limit 1`)
      expect(log).toEqual([{ actor: 'tester', before: 'One', after: 'Two' }])
      expect(total(await importBundle(database.db, changed, options), 'updated')).toBe(0)
    })

    test('that gives a milestone a second baseline needs the decision behind it', async () => {
      const window = { earliest: '2025-05-01', latest: '2025-05-31', precision: 'month' as const }
      const planned = (key: string, decision?: string) => {
        const dates = [{ key, kind: 'baseline' as const, window, sources, ...(decision && { decision }) }]
        const milestones = [{ key: 'm1', title: { da: 'Færdig' }, sources, dates }]
        return bundle(slug, { initiatives: [initiative(slug, { milestones })] })
      }
      await importBundle(database.db, planned('b1'), options)
      await expect(importBundle(database.db, planned('b2'), options)).rejects.toThrow(
        '/0/milestones/0/dates/0: expected the decision that set a new baseline, found one that is recorded already',
      )
      const { milestone_date } = await importBundle(database.db, planned('b2', 'Møde 3, punkt 2'), options)
      expect(milestone_date?.inserted).toBe(1)
    })

    test('that takes a go-live back adds a word to it, and says nothing else of one that stands', async () => {
      const live = (key: string, sector: Sector, holds?: boolean) => {
        const milestones = [
          {
            key: 'm1',
            title: { da: 'Færdig' },
            sources,
            goLives: [{ key, sector, sources, ...(holds !== undefined && { holds }) }],
          },
        ]
        return bundle(slug, { initiatives: [initiative(slug, { milestones })] })
      }
      await importBundle(database.db, live('g1', 'regions'), options)
      const before = await count('audit')
      await expect(importBundle(database.db, live('g1', 'regions', false), options)).rejects.toThrow(
        'initiatives.json /0/milestones/0/goLives/0: expected what is already recorded under key g1 (facts are appended: give the correction a new key and a later day), found another holds',
      )
      expect(await count('audit')).toBe(before)
      const { go_live } = await importBundle(database.db, live('g2', 'regions', false), options)
      expect(go_live).toEqual({ inserted: 1, updated: 0, unchanged: 0 })
      expect((await importBundle(database.db, live('g2', 'regions', false), options)).go_live?.unchanged).toBe(1)
    })

    test('that says that an announced meeting was held adds a fact, not a meeting', async () => {
      const on = (day: string) => ({ earliest: day, latest: day, precision: 'day' as const })
      const announced = { key: 'a', kind: 'announced' as const, window: on('2025-06-19'), sources }
      const held = { key: 'h', kind: 'held' as const, window: on('2025-06-20'), sources, recordedOn: '2025-06-20' }
      const bodies = [{ key: 'board', name: 'Bestyrelsen', nameEn: 'The board', sources }]
      await importBundle(
        database.db,
        bundle(slug, { bodies, meetings: [{ key: 'm', body: 'board', dates: [announced] }] }),
        options,
      )
      const later = { initiatives: [], meetings: [{ key: 'm', body: 'board', number: 7, dates: [held] }] }
      expect(await importBundle(database.db, bundle(slug, later), options)).toMatchObject({
        meeting: { inserted: 0, updated: 1, unchanged: 0 },
        meeting_date: { inserted: 1, updated: 0, unchanged: 0 },
      })
      const double = { meetings: [{ key: 'm2', body: 'board', number: 7, dates: [{ ...held, key: 'h2' }] }] }
      await expect(importBundle(database.db, bundle(slug, double), options)).rejects.toThrow(
        'meetings.json /0/number: expected a number that is not already that of meeting m, found 7',
      )
      const early = {
        meetings: [{ key: 'm', body: 'board', number: 7, dates: [{ ...held, key: 'h3', recordedOn: '2025-06-19' }] }],
      }
      await expect(importBundle(database.db, bundle(slug, early), options)).rejects.toThrow(
        'meetings.json /0/dates/0/window/earliest: expected a day not after 2025-06-19, on which it is told that the meeting was held, found "2025-06-20"',
      )
      const moved = { ...announced, window: on('2025-06-26') }
      const other = { meetings: [{ key: 'm', body: 'board', number: 7, dates: [moved] }] }
      await expect(importBundle(database.db, bundle(slug, other), options)).rejects.toThrow(
        'meetings.json /0/dates/0: expected what is already recorded under key a',
      )
    })

    test('that says another day of first mention is refused', async () => {
      const again = bundle(slug, { initiatives: [initiative(slug, { recordedOn: '2024-01-01' })] })
      await expect(importBundle(database.db, again, options)).rejects.toThrow('initiatives.json /0/recordedOn')
    })

    test('may leave out what is known and refer to it', async () => {
      const report = { key: 'r1', initiative: '1.1', asOf: { earliest: '2025-04-01', latest: '2025-04-01' } }
      const more = bundle(slug, {
        ...{ organisations: [], sources: [], focusAreas: [], initiatives: [] },
        reports: [{ ...report, basis: 'reported', overall: 'green', recordedOn: '2025-04-01', sources }],
      })
      expect((await importBundle(database.db, more, options)).status_report).toMatchObject({ inserted: 1 })
    })
  })
})

test('the practice portfolio is imported beside the strategy, bundle by bundle, and repeats itself', async () => {
  const practice = { seed: 3, size: 40, today: '2026-11-20' }
  expect(practiceBundle(practice)).toEqual(practiceBundle(practice))
  await importBundle(database.db, STRATEGY, options)
  const summary = await importBundle(database.db, practiceBundles(practice), options)
  expect(summary.initiative).toEqual({ inserted: 40, updated: 0, unchanged: 0 })
  expect(summary.reporting_round?.inserted).toBe(24)
  expect(summary.organisation).toMatchObject({ inserted: 0, updated: 0 })
  const again = await importBundle(database.db, practiceBundles(practice), options)
  expect([total(again, 'inserted'), total(again, 'updated')]).toEqual([0, 0])
  const seen = `select count(distinct recorded_on)::int as days, count(distinct basis)::int as bases,
    max(recorded_on) < '2026-11-20' as past from status_report s join portfolio p on p.id = s.portfolio_id where p.invented`
  expect(await rows(seen)).toEqual([{ days: expect.any(Number), bases: 1, past: true }])
})
