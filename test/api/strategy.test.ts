// The strategy's portfolio as it is seeded, read as its readers will: what the documents say, and nothing that they do not.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { InitiativePage } from '../../server/src/initiatives/contract.ts'
import type { ListedPortfolio, Overview, Timeline } from '../../server/src/portfolio/contract.ts'
import { LIGHTS } from '../../server/src/terms.ts'
import { importBundle } from '../../server/src/transfer/commands.ts'
import { startApp, type TestApp } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'

const SEED = join(import.meta.dirname, '../../seed/strategi-for-digital-sundhed')
const STRATEGY = '/api/portfolios/strategi-for-digital-sundhed'
const CODES = [7, 5, 6, 5, 4].flatMap((count, area) => Array.from({ length: count }, (_, n) => `${area + 1}.${n + 1}`))

let database: TestDatabase
let server: TestApp
beforeAll(async () => {
  database = await cloneDatabase()
  await importBundle(database.db, SEED, { actor: 'seed' })
  server = await startApp(database.url)
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

const overview = (query = '') => server.read<Overview>(`${STRATEGY}/overview${query}`)
const page = (code: string, query = '') => server.read<InitiativePage>(`${STRATEGY}/initiatives/${code}${query}`)
async function row(code: string) {
  const found = (await overview()).initiatives.find(one => one.code === code)
  if (!found) throw new Error(`${code} is not there`)
  return found
}

describe('the portfolio', () => {
  test('is the real one, with the days on which its documents spoke', async () => {
    const all = await server.read<ListedPortfolio[]>('/api/portfolios')
    expect(all).toMatchObject([
      {
        slug: 'strategi-for-digital-sundhed',
        title: 'Strategi for digital sundhed 2018-2024',
        period: { from: 2018, to: 2024 },
        invented: false,
        initiatives: 27,
        concludedOn: '2025-03-31',
        latestDay: '2025-03-31',
      },
    ])
    expect(all[0]?.recordedDays).toEqual(expect.arrayContaining(['2019-04-03', '2021-09-29', '2025-03-31']))
  })

  test('has its 27 initiatives by code, in five focus areas of seven, five, six, five and four', async () => {
    const { initiatives, focusAreas, counts } = await overview()
    expect(CODES).toHaveLength(27)
    expect(initiatives.map(one => one.code)).toEqual(CODES)
    expect(focusAreas.map(one => [one.number, one.initiatives])).toEqual([
      [1, 7],
      [2, 5],
      [3, 6],
      [4, 5],
      [5, 4],
    ])
    for (const { code, focusArea } of initiatives) expect(focusArea).toBe(Number(code[0]))
    expect(counts.initiatives).toBe(27)
    expect(counts.underWay + counts.reached + counts.notCarriedThrough + counts.unknownLifecycle).toBe(27)
  })

  test('tells lifecycle apart from light: what was stopped, never begun or absorbed is not late', async () => {
    const { initiatives } = await overview()
    const lifecycles = Object.fromEntries(initiatives.map(one => [one.code, one.lifecycle]))
    expect(lifecycles).toMatchObject({
      '1.6': 'discontinued',
      '2.1': 'rollout',
      '2.5': 'handed_over',
      '3.1': 'discontinued',
      '3.2': 'never_started',
      '4.3': 'absorbed',
      '5.1': 'paused',
      '5.2': 'paused',
    })
    for (const code of ['1.6', '3.1', '3.2', '4.3']) {
      const found = initiatives.find(one => one.code === code)
      expect(found, code).toMatchObject({ lit: false, judged: { overall: null }, nextMilestone: null })
    }
  })

  test('keeps a light where something is outstanding, though the initiative is in operation or paused', async () => {
    for (const code of ['1.4', '4.2', '5.1']) expect(await row(code)).toMatchObject({ lit: true })
    expect((await overview()).counts).toMatchObject({ withOutstanding: 8, reachedWithOutstanding: 6 })
  })

  test('has several owners where several answer, the accountable one first', async () => {
    expect((await row('3.4')).owners).toEqual(['SDS', 'DR', 'Region Nordjylland'])
    expect((await row('3.6')).owners).toEqual(['DR', 'SDS'])
  })

  test('keeps the same printed title of 4.4 and 4.5 apart by code, and says that it is odd', async () => {
    const [one, other] = [await page('4.4'), await page('4.5')]
    expect(one.title).toBe(other.title)
    expect(one.description?.text.da).not.toBe(other.description?.text.da)
    expect(one.titleNote?.da).toContain('4.5')
    expect(other.titleNote?.da).toContain('4.4')
    const { rows } = await database.pool.query(
      `select text ->> 'da' as text from anomaly where kind = 'duplicate-title'`,
    )
    expect(rows).toMatchObject([{ text: expect.stringContaining('4.4') }])
  })
})

describe('2.1, which the worked example is about', () => {
  test('is judged yellow from the text and computed red from the dates, and the gap is shown', async () => {
    const { judged, computed, gaps } = await row('2.1')
    expect(judged).toMatchObject({ overall: 'yellow', basis: 'assessed', asOf: '2025-03-31' })
    expect(judged.reason?.da).toBeTruthy()
    expect(computed).toMatchObject({ overall: 'red', time: 'red', economy: null, risk: null })
    expect(computed.reasons[0]).toMatchObject({ dimension: 'time', kind: 'slip', value: 182, light: 'red' })
    expect(gaps).toContainEqual({ dimension: 'overall', steps: 1 })
  })

  test('has CareCommunication as its next milestone, 182 days after the plan', async () => {
    const { nextMilestone } = await row('2.1')
    expect(nextMilestone).toMatchObject({
      title: expect.stringContaining('CareCommunication'),
      state: 'expected',
      baseline: { earliest: '2024-11-01', latest: '2024-11-30', precision: 'month' },
      forecast: { latest: '2025-05-31', precision: 'day' },
      slipDays: 182,
      overdue: false,
    })
  })

  test('has on its page the line that says so, and who still has to join', async () => {
    const found = await page('2.1')
    const milestone = found.milestones.find(one => one.slipDays === 182)
    expect(milestone?.dates.map(({ kind, sources }) => [kind, sources[0]?.document])).toEqual([
      ['baseline', '002'],
      ['forecast', '002'],
    ])
    expect(milestone?.sources[0]?.locator).toMatch(/20[5-9]|210/)
    expect(found.outstanding.length).toBeGreaterThan(0)
    expect(found.projects.map(one => one.lifecycle)).toContain('in_operation')
  })

  test('stands on the timeline with the same slip', async () => {
    const { initiatives } = await server.read<Timeline>(`${STRATEGY}/timeline`)
    const found = initiatives.find(one => one.code === '2.1')
    expect(found?.milestones.map(one => one.slipDays)).toContain(182)
  })
})

describe('2.2', () => {
  test('is rolled out in 94 of 98 municipalities', async () => {
    expect((await row('2.2')).rollout).toMatchObject({ done: 94, total: 98, sector: 'municipalities' })
  })
})

describe('where the documents are silent', () => {
  test('no light is given for time, economy, delivery or risk: only the closing status speaks, of the whole', async () => {
    for (const { code, judged } of (await overview()).initiatives)
      expect([judged.time, judged.economy, judged.delivery, judged.risk], code).toEqual([null, null, null, null])
  })

  test('every light that is given is assessed, has its reason and is a colour', async () => {
    const given = (await overview()).initiatives.filter(one => one.judged.overall !== null)
    expect(given.length).toBeGreaterThan(10)
    for (const { code, judged } of given) {
      expect(judged, code).toMatchObject({ basis: 'assessed', reason: { da: expect.stringMatching(/./) } })
      expect(LIGHTS).toContain(judged.overall)
    }
  })

  test('nothing is computed without something to compute from', async () => {
    for (const { code, computed } of (await overview()).initiatives) {
      const lights = [computed.time, computed.economy, computed.delivery, computed.risk]
      expect(computed.reasons, code).toHaveLength(lights.filter(light => light !== null).length)
      expect([computed.economy, computed.risk], code).toEqual([null, null])
      if (lights.every(light => light === null)) expect(computed.overall, code).toBeNull()
    }
  })

  test('a lifecycle that ended without a reason has none', async () => {
    const change = (await page('3.2')).lifecycleChanges.at(-1)
    expect(change).toMatchObject({ lifecycle: 'never_started', reason: null })
    const stopped = (await page('3.1')).lifecycleChanges.at(-1)
    expect(stopped?.reason?.da).toBeTruthy()
  })
})

describe('as the board knew it', () => {
  test('on 29 September 2021 it had heard of some, and of no light', async () => {
    const { knownAt, initiatives, counts, changes } = await overview('?knownAt=2021-09-29')
    expect(knownAt).toBe('2021-09-29')
    expect(initiatives.map(one => one.code)).toEqual(expect.arrayContaining(['1.1', '1.2', '2.1', '2.2', '4.4', '5.3']))
    expect(initiatives.length).toBeLessThan(27)
    for (const { judged, computed } of initiatives) expect([judged.overall, computed.overall]).toEqual([null, null])
    expect(counts.byLight).toEqual({ green: 0, yellow: 0, red: 0, not_reported: 0 })
    expect(changes.since).toBe('2019-04-03')
  })

  test('on 3 April 2019 fewer, all of which it still knew of in 2021', async () => {
    const then = (await overview('?knownAt=2019-04-03')).initiatives.map(one => one.code)
    const later = (await overview('?knownAt=2021-09-29')).initiatives.map(one => one.code)
    expect(then).toEqual(expect.arrayContaining(['1.1', '2.2']))
    expect(then.length).toBeLessThan(later.length)
    expect(later).toEqual(expect.arrayContaining(then))
    expect((await server.get(`${STRATEGY}/initiatives/5.4?knownAt=2019-04-03`)).statusCode).toBe(404)
  })

  test('before its first meeting it knew nothing, and the answer says so', async () => {
    const { portfolio, counts, initiatives, changes, focusAreas } = await overview('?knownAt=2019-04-02')
    expect(portfolio.slug).toBe('strategi-for-digital-sundhed')
    expect(initiatives).toEqual([])
    expect(changes).toEqual({ since: null, items: [] })
    expect(focusAreas.map(one => one.initiatives)).toEqual([0, 0, 0, 0, 0])
    expect([counts.initiatives, counts.underWay, counts.reached, counts.notCarriedThrough]).toEqual([0, 0, 0, 0])
    expect((await server.read<Timeline>(`${STRATEGY}/timeline?knownAt=2019-04-02`)).initiatives).toEqual([])
  })

  test('the day before the closing status shows what the documents of 2019 and 2021 said', async () => {
    const [before, then] = [await overview('?knownAt=2025-03-30'), await overview('?knownAt=2021-12-31')]
    expect(before.initiatives).toEqual(then.initiatives)
  })

  test('after the closing status nothing becomes late any more', async () => {
    const [concluded, today] = [await overview(), await overview('?knownAt=2026-11-20')]
    expect(today.knownAt).toBe('2026-11-20')
    expect(today.initiatives).toEqual(concluded.initiatives)
    expect(today.counts).toEqual(concluded.counts)
  })
})

describe('every fact', () => {
  type Fact = { recordedOn: string; sources: { number: number; document: string; locator: string }[] }
  /** Everything on a page that was recorded, however deep. */
  function factsIn(part: unknown): Fact[] {
    if (typeof part !== 'object' || part === null) return []
    const inside = Object.values(part).flatMap(factsIn)
    return 'recordedOn' in part ? [part as Fact, ...inside] : inside
  }

  test.each(CODES)('on the page of %s leads back to a place in a document', async code => {
    const found = await page(code)
    const listed = new Map(found.sources.map(source => [source.number, source]))
    expect([...listed.keys()]).toEqual(found.sources.map((_, n) => n + 1))
    const facts = factsIn(found)
    expect(facts.length).toBeGreaterThan(2)
    for (const fact of facts) {
      expect(fact.sources.length).toBeGreaterThan(0)
      for (const source of fact.sources) expect(listed.get(source.number)).toEqual(source)
    }
    for (const { document, title, locator } of found.sources) {
      expect(document).toMatch(/^00[0-4]$/)
      expect(title).not.toBe(document)
      expect(locator).toMatch(/\d/)
    }
  })
})

test('a second import changes nothing, and no revision', async () => {
  const before = await overview()
  const summary = await importBundle(database.db, SEED, { actor: 'seed' })
  for (const [kind, { inserted, updated }] of Object.entries(summary))
    expect([kind, inserted, updated]).toEqual([kind, 0, 0])
  expect((await overview()).revision).toBe(before.revision)
})
