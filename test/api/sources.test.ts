// The documents behind the facts and what is odd in them: all of the strategy's notes, each known from its day on.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { practiceBundles } from '../../seed/practice.ts'
import type { InitiativePage } from '../../server/src/initiatives/contract.ts'
import type { Overview } from '../../server/src/portfolio/contract.ts'
import { sources as contract, type Sources } from '../../server/src/sources/contract.ts'
import type { Bundle } from '../../server/src/transfer/bundle-schema.ts'
import { importBundle } from '../../server/src/transfer/commands.ts'
import { seedPortfolio } from '../../server/tools/seed.ts'
import { expectProblem, expectToBe, startApp, type TestApp, TODAY } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { bundleOf, give, initiativeOf, KNOWN, milestoneOf, rolloutOf, sources } from '../helpers/factories.ts'

const STRATEGY = 'strategi-for-digital-sundhed'
const SEED = join(import.meta.dirname, '../../seed', STRATEGY)
const ANOMALIES: Bundle['anomalies'] = JSON.parse(readFileSync(join(SEED, 'anomalies.json'), 'utf8'))
const LATER = '2025-06-01'

const TRIAL = bundleOf({
  sources: [
    { key: 'minutes', title: 'Referat', kind: 'minutes', recordedOn: KNOWN },
    { key: 'later', title: 'Senere notat', kind: 'note', file: 'notat.txt', recordedOn: LATER },
    { key: 'unused', title: 'Ingen bruger det', kind: 'note', recordedOn: KNOWN },
  ],
  initiatives: [
    initiativeOf('1.1', {
      indicators: [rolloutOf('count', 60, 80)],
      milestones: [
        milestoneOf('start', [
          ['baseline', '2025-06-30'],
          ['forecast', '2025-12-31', LATER],
        ]),
      ],
      outstanding: [{ key: 'left', text: { da: 'Resten' }, sources: [{ document: 'later', locator: 's. 2' }] }],
    }),
    initiativeOf('1.2'),
    initiativeOf('1.3', { recordedOn: LATER }),
  ],
  anomalies: [
    { key: 'titles', kind: 'duplicate-title', text: { da: '1.2 og 1.3 hedder det samme' }, sources },
    {
      key: 'own',
      kind: 'other',
      initiative: '1.1',
      text: { da: 'Ikke det samme som 1.2' },
      handling: 'Står.',
      sources,
    },
    {
      key: 'new',
      kind: 'other',
      text: { da: 'Om 1.1 i SJ 1.2', en: 'On 1.1' },
      sources: [{ document: 'later', locator: 's. 9' }, ...sources],
    },
  ],
})

let database: TestDatabase
let server: TestApp
beforeAll(async () => {
  database = await cloneDatabase()
  await seedPortfolio(database.db, 'strategy')
  await importBundle(database.db, practiceBundles({ today: TODAY }), { actor: 'test' })
  await give(database.db, TRIAL)
  server = await startApp(database.url)
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

async function sourcesOf(slug: string, day = ''): Promise<Sources> {
  const address = `/api/portfolios/${slug}/sources${day && `?knownAt=${day}`}`
  const found = await server.read<Sources>(address)
  expectToBe(contract.page.response, found, address)
  return found
}
const initiativesOf = ({ anomalies }: Sources) =>
  Object.fromEntries(anomalies.filter(one => one.initiatives.length > 0).map(one => [one.key, one.initiatives]))

describe('the strategy', () => {
  test('has its five documents, each with what rests on it', async () => {
    const { documents } = await sourcesOf(STRATEGY)
    expect(documents.map(({ key, date }) => [key, date?.earliest, date?.latest])).toEqual([
      ['000', '2019-04-03', '2019-04-03'],
      ['001', '2021-09-29', '2021-09-29'],
      ['003', '2021-11-16', '2021-11-16'],
      ['004', '2024-09-11', '2024-12-04'],
      ['002', '2025-01-31', '2025-03-31'],
    ])
    const closing = documents.find(({ key }) => key === '002')
    expect(closing?.initiatives).toHaveLength(27)
    expect(closing?.facts).toBeGreaterThan(200)
    expect(closing?.note?.da).toMatch(/^Udateret/)
    expect(closing?.file).toBe('002_a94c2b72bc131888.txt')
  })

  test('has all 48 notes, as printed, with how they are handled and where they stand', async () => {
    const { anomalies } = await sourcesOf(STRATEGY)
    expect(anomalies).toHaveLength(48)
    expect(anomalies.map(({ key, kind, text, handling, sources }) => ({ key, kind, text, handling, sources }))).toEqual(
      ANOMALIES.map(({ key, kind, text, handling, sources }) => ({ key, kind, text, handling, sources })),
    )
  })

  test('links each note to the initiatives that it is about', async () => {
    expect(initiativesOf(await sourcesOf(STRATEGY))).toEqual({
      N01: ['4.4', '4.5'],
      N05: ['3.4', '3.6'],
      N07: ['1.6', '3.3'],
      N08: ['2.5', '3.1', '3.2', '4.3', '5.1', '5.2'],
      N24: ['2.4'],
      N29: ['1.7', '2.2', '2.3', '3.5'],
      N37: ['4.1', '5.3'],
      N38: ['2.3'],
      N39: ['2.2'],
      N40: ['2.3'],
      N42: ['1.3', '4.5'],
      N46: ['1.1', '1.2', '2.4', '2.5', '3.4', '3.6'],
    })
  })

  test('records a note on the day of the latest document that it speaks of', async () => {
    const { documents } = await sourcesOf(STRATEGY)
    const dayOf = new Map(documents.map(({ key, recordedOn }) => [key, recordedOn]))
    for (const { key, text, recordedOn, sources } of ANOMALIES) {
      const known = recordedOn ?? dayOf.get(sources[0]?.document ?? '') ?? ''
      const named = [...sources.map(({ document }) => document), ...(text.da.match(/\b00[0-4]\b/g) ?? [])]
      for (const document of named) expect(known >= (dayOf.get(document) ?? '9999'), `${key}: ${document}`).toBe(true)
    }
  })

  test("shows on each initiative's page the notes that are about it", async () => {
    for (const day of ['2021-11-18', '2025-03-31']) {
      const { anomalies } = await sourcesOf(STRATEGY, day)
      const { initiatives } = await server.read<Overview>(`/api/portfolios/${STRATEGY}/overview?knownAt=${day}`)
      expect(initiatives.length).toBeGreaterThan(0)
      for (const { code } of initiatives) {
        const address = `/api/portfolios/${STRATEGY}/initiatives/${code}?knownAt=${day}`
        const shown = (await server.read<InitiativePage>(address)).anomalies.map(one => one.key)
        const about = anomalies.filter(one => one.initiatives.includes(code)).map(one => one.key)
        expect(shown, address).toEqual(about)
      }
    }
  })

  test('knows on a past day the documents and notes of that day and no later one', async () => {
    const { documents, anomalies, knownAt } = await sourcesOf(STRATEGY, '2021-09-29')
    expect(knownAt).toBe('2021-09-29')
    expect(documents.map(({ key }) => key)).toEqual(['000', '001'])
    // Those that speak of the two documents of that day alone.
    expect(anomalies.map(({ key }) => key)).toEqual(['N18', 'N31', 'N32', 'N45'])
    expect((await sourcesOf(STRATEGY, '2019-04-02')).documents).toEqual([])
  })
})

describe('a document', () => {
  const factsOn = async (day = '') =>
    (await sourcesOf('trial', day)).documents.map(one => [one.key, one.facts, one.initiatives])

  test('counts each fact that rests on it once, and not the notes to it', async () => {
    // 1.1: description, lifecycle, indicator, measurement, milestone and two dates; 1.2 and 1.3: description and lifecycle.
    expect(await factsOn()).toEqual([
      ['minutes', 11, ['1.1', '1.2', '1.3']],
      ['unused', 0, []],
      ['later', 1, ['1.1']],
    ])
  })

  test('on a past day counts what was known then', async () => {
    expect(await factsOn(KNOWN)).toEqual([
      ['minutes', 10, ['1.1', '1.2']],
      ['unused', 0, []],
    ])
  })
})

describe('a note', () => {
  test('is about its own initiative, else those whose codes its text says', async () => {
    expect(initiativesOf(await sourcesOf('trial'))).toEqual({ titles: ['1.2', '1.3'], own: ['1.1'], new: ['1.1'] })
  })

  test('is hidden before its day, and names no initiative that was not known', async () => {
    expect(initiativesOf(await sourcesOf('trial', KNOWN))).toEqual({ titles: ['1.2'], own: ['1.1'] })
  })

  test('says every place where it stands, and null where it is not handled', async () => {
    const { anomalies } = await sourcesOf('trial')
    expect(anomalies.at(-1)).toEqual({
      key: 'new',
      kind: 'other',
      text: { da: 'Om 1.1 i SJ 1.2', en: 'On 1.1' },
      handling: null,
      recordedOn: LATER,
      initiatives: ['1.1'],
      sources: [
        { document: 'later', locator: 's. 9' },
        { document: 'minutes', locator: 'l. 1' },
      ],
    })
  })
})

test('the practice portfolio has its one document and no note', async () => {
  const { documents, anomalies } = await sourcesOf('oeveportefoelje')
  expect(documents.map(({ kind }) => kind)).toEqual(['invented'])
  expect(documents[0]?.initiatives).toHaveLength(27)
  expect(anomalies).toEqual([])
})

test('sources are refused for an unknown portfolio, an unknown name and a day that is none or to come', async () => {
  expectProblem(await server.get('/api/portfolios/nobody/sources'), { status: 404, code: 'unknown_portfolio' })
  for (const [query, field] of [
    ['rows=3', 'rows'],
    ['knownAt=2027-01-01', 'knownAt'],
    ['knownAt=2025-02-30', 'knownAt'],
  ])
    expectProblem(await server.get(`/api/portfolios/trial/sources?${query}`), {
      ...{ status: 400, code: 'invalid_input' },
      fields: [field ?? ''],
    })
})
