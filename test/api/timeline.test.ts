import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { InitiativePage } from '../../server/src/initiatives/contract.ts'
import { portfolio, type Timeline } from '../../server/src/portfolio/contract.ts'
import type { DependencyKind } from '../../server/src/terms.ts'
import { importBundle } from '../../server/src/transfer/commands.ts'
import { expectProblem, expectToBe, startApp, type TestApp, TODAY } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import {
  bundleOf,
  give,
  initiativeOf,
  lifecycleOf,
  meetingOf,
  milestoneOf,
  onDay,
  reportOf,
  sources,
} from '../helpers/factories.ts'

const needs = (kind: DependencyKind, on: string) => ({
  key: on.replace(' ', '-'),
  kind,
  on,
  text: { da: 'Derfor' },
  sources,
})

let database: TestDatabase
let server: TestApp
beforeAll(async () => {
  database = await cloneDatabase()
  const developed = { ...lifecycleOf('1.1-developed', 'in_development'), from: onDay('2024-02-01') }
  const rolledOut = { ...lifecycleOf('1.1-rollout', 'rollout', '2025-05-02'), from: onDay('2025-05-01') }
  await give(
    database.db,
    bundleOf({
      initiatives: [
        initiativeOf('1.1', {
          // given in no order, and one without a date
          lifecycleChanges: [
            { ...rolledOut, reason: { da: 'Klar' } },
            developed,
            { key: '1.1-planned', lifecycle: 'planned', sources },
          ],
          milestones: [
            {
              ...milestoneOf('moved', [
                ['baseline', '2025-01-31'],
                ['forecast', '2025-03-31', '2025-02-10'],
                ['forecast', '2025-06-30', '2025-04-10'],
              ]),
              goLives: [
                { key: 'practice', sector: 'practice', recordedOn: '2025-04-10', sources },
                { key: 'municipalities', sector: 'municipalities', sources },
                { key: 'regions', sector: 'regions', sources },
                { key: 'no-regions', sector: 'regions', holds: false, recordedOn: '2025-02-10', sources },
                { key: 'regions-again', sector: 'regions', recordedOn: '2025-05-02', sources },
              ],
            },
            milestoneOf('reached', [
              ['baseline', '2025-02-28'],
              ['actual', '2025-02-20', '2025-02-21'],
            ]),
            milestoneOf('undated', []),
          ],
          dependencies: [
            { ...needs('law', 'Sundhedsloven'), recordedOn: '2025-02-10' },
            { ...needs('initiative', 'Den anden'), initiative: '1.2' },
            { ...needs('initiative', 'Den anden'), key: 'again', initiative: '1.2' },
            { ...needs('initiative', 'Den sene'), key: 'late', initiative: '1.3' },
          ],
        }),
        initiativeOf('1.2', { owners: ['beta', 'alpha'], lifecycleChanges: [] }),
        initiativeOf('1.3', { recordedOn: '2025-05-02', lifecycleChanges: [] }),
      ],
      bodies: [{ key: 'board', name: 'Bestyrelsen', nameEn: 'The board' }],
      meetings: [
        meetingOf('second', 'board', [
          ['announced', '2025-06-19', '2025-03-20'],
          ['announced', '2025-06-26', '2025-04-10'],
          ['held', '2025-06-27', '2025-06-27'],
        ]),
        meetingOf('first', 'board', [['held', '2025-03-20', '2025-03-20']]),
        meetingOf('called-off', 'board', [
          ['announced', '2025-05-15', '2025-04-10'],
          ['cancelled', '2025-05-15', '2025-05-02'],
        ]),
      ],
      reports: [reportOf('1.1', '2025-04-15', 'yellow')],
    }),
  )
  await importBundle(database.db, join(import.meta.dirname, '../../seed', STRATEGY), { actor: 'seed' })
  server = await startApp(database.url)
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

async function timeline(query = ''): Promise<Timeline> {
  const address = `/api/portfolios/trial/timeline${query}`
  const found = await server.read<Timeline>(address)
  expectToBe(portfolio.timeline.response, found, address)
  return found
}
const STRATEGY = 'strategi-for-digital-sundhed'
const strategyAt = (day: string) => server.read<Timeline>(`/api/portfolios/${STRATEGY}/timeline?knownAt=${day}`)
const first = async (query = '') => {
  const [row] = (await timeline(query)).initiatives
  if (!row) throw new Error('nothing is there')
  return row
}

test('every initiative stands there with its owners, its lifecycle and its light', async () => {
  const found = await timeline()
  expect(found).toMatchObject({ knownAt: TODAY, portfolio: { slug: 'trial' }, focusAreas: [{ number: 1 }] })
  expect(found.initiatives.map(one => [one.code, one.owners, one.lifecycle, one.lit, one.light])).toEqual([
    ['1.1', ['ALFA'], 'rollout', true, 'yellow'],
    ['1.2', ['BETA', 'ALFA'], null, false, null],
    ['1.3', ['ALFA'], null, false, null],
  ])
})

test('phases with a date stand in the order in which they took effect', async () => {
  const { phases } = await first()
  expect(phases.map(one => [one.lifecycle, one.from.earliest, one.reason])).toEqual([
    ['in_development', '2024-02-01', null],
    ['rollout', '2025-05-01', { da: 'Klar', en: null }],
  ])
})

test('a milestone keeps its first plan, shows the latest forecast and counts how often it was moved', async () => {
  const [moved, reached, undated] = (await first()).milestones
  expect(moved).toMatchObject({
    title: 'Milepæl moved',
    titleEn: 'Milestone moved',
    baseline: { latest: '2025-01-31' },
    forecast: { latest: '2025-06-30' },
    actual: null,
    slipDays: 150,
    postponements: 2,
    overdue: true,
  })
  expect(reached).toMatchObject({ actual: { latest: '2025-02-20' }, slipDays: -8, postponements: 0, overdue: false })
  expect(undated).toMatchObject({ baseline: null, forecast: null, actual: null, slipDays: null, overdue: false })
})

test('a past day shows the forecasts and phases of that day', async () => {
  const row = await first('?knownAt=2025-03-01')
  expect(row.phases.map(one => one.lifecycle)).toEqual(['in_development'])
  expect(row.milestones[0]).toMatchObject({ forecast: { latest: '2025-03-31' }, slipDays: 59, postponements: 1 })
  expect(row).toMatchObject({ lifecycle: 'planned', light: 'not_reported' })
  expect((await timeline('?knownAt=2025-01-14')).initiatives).toEqual([])
})

test('what an initiative depends on is named once, with the code of an initiative that is known by the day', async () => {
  const depends = async (day: string) => (await first(`?knownAt=${day}`)).dependsOn
  const other = { kind: 'initiative', on: 'Den anden', code: '1.2' }
  expect(await depends('2025-02-09')).toEqual([other, { kind: 'initiative', on: 'Den sene', code: null }])
  expect(await depends('2025-05-02')).toEqual([
    { kind: 'law', on: 'Sundhedsloven', code: null },
    other,
    { kind: 'initiative', on: 'Den sene', code: '1.3' },
  ])
  expect((await timeline()).initiatives[1]?.dependsOn).toEqual([])
})

test('a milestone tells the sectors that it is a go-live for, as known at the day', async () => {
  const goLives = async (day: string) => (await first(`?knownAt=${day}`)).milestones.map(one => one.goLive)
  expect(await goLives('2025-02-09')).toEqual([['regions', 'municipalities'], [], []])
  expect(await goLives('2025-04-09')).toEqual([['municipalities'], [], []])
  expect(await goLives('2025-04-10')).toEqual([['municipalities', 'practice'], [], []])
})

test('a go-live that is taken back is none from that day on, until it is said again', async () => {
  expect((await first('?knownAt=2025-05-02')).milestones[0]?.goLive).toEqual(['regions', 'municipalities', 'practice'])
  const { milestones } = await server.read<InitiativePage>('/api/portfolios/trial/initiatives/1.1?knownAt=2025-04-09')
  expect(milestones[0]?.goLive).toEqual(['municipalities'])
  expect(milestones[0]?.goLiveFacts.map(({ sector, holds }) => [sector, holds])).toEqual([
    ['municipalities', true],
    ['regions', true],
    ['regions', false],
  ])
})

test('a meeting that is cancelled is not shown from the day on which that is recorded', async () => {
  const planned = async (day: string) =>
    (await timeline(`?knownAt=${day}`)).meetings.filter(({ key }) => key === 'called-off').map(one => one.date.latest)
  expect(await planned('2025-05-01')).toEqual(['2025-05-15'])
  expect(await planned('2025-05-02')).toEqual([])
})

test('a meeting is announced, moved and held, each as known at the day', async () => {
  const meetings = async (day: string) =>
    (await timeline(`?knownAt=${day}`)).meetings.map(({ key, body, date, announced }) => [
      ...[key, body, date.latest, announced ? 'announced' : 'held'],
    ])
  expect(await meetings('2025-03-19')).toEqual([])
  const held = ['first', 'Bestyrelsen', '2025-03-20', 'held']
  expect(await meetings('2025-03-20')).toEqual([held, ['second', 'Bestyrelsen', '2025-06-19', 'announced']])
  expect(await meetings('2025-06-26')).toEqual([held, ['second', 'Bestyrelsen', '2025-06-26', 'announced']])
  expect(await meetings('2025-06-27')).toEqual([held, ['second', 'Bestyrelsen', '2025-06-27', 'held']])
})

test('a meeting names its body in English too, where the bundle does', async () => {
  expect((await timeline()).meetings.map(({ bodyEn }) => bodyEn)).toEqual(['The board', 'The board'])
})

test('a timeline is refused for an unknown portfolio, an unknown name and a day to come', async () => {
  expectProblem(await server.get('/api/portfolios/nobody/timeline'), { status: 404, code: 'unknown_portfolio' })
  const refused = { status: 400, code: 'invalid_input' }
  expectProblem(await server.get('/api/portfolios/trial/timeline?rows=3'), { ...refused, fields: ['rows'] })
  expectProblem(await server.get('/api/portfolios/trial/timeline?knownAt=2027-01-01'), {
    ...refused,
    fields: ['knownAt'],
  })
})

describe('the strategy', () => {
  const sit = 'Den nationale bestyrelse for sundheds-it'
  const MEETINGS = {
    '2019-04-03': [
      ['2019-04-03', sit, 'held'],
      ['2019-06-19', sit, 'announced'],
    ],
    '2021-09-29': [
      ['2021-09-29', sit, 'held'],
      ['2021-12-10', sit, 'announced'],
    ],
    '2021-11-18': [
      ['2021-11-16', 'National bestyrelse for data på sundheds- og ældreområdet', 'held'],
      ['2022-03-01', 'National bestyrelse for data på sundheds- og ældreområdet', 'announced'],
    ],
    '2024-12-04': [
      ['2024-09-11', 'Programstyregruppe for Samlet indsats for data i det nære sundhedsvæsen', 'held'],
      ['2024-12-05', 'Programstyregruppe for Samlet indsats for data i det nære sundhedsvæsen', 'announced'],
    ],
  }

  test.each(Object.keys(MEETINGS))('on %s knows of the meetings that its documents spoke of by then', async day => {
    const known = Object.entries(MEETINGS).flatMap(([from, told]) => (from <= day ? told : []))
    const found = (await strategyAt(day)).meetings.map(({ body, date, announced }) => [
      ...[date.earliest, body, announced ? 'announced' : 'held'],
    ])
    expect(found).toEqual(known.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)))
  })

  test('knows of no meeting before its first document, and of a meeting whose day is not printed the days it lies between', async () => {
    expect((await strategyAt('2019-04-02')).meetings).toEqual([])
    const { meetings } = await strategyAt('2025-03-31')
    expect(meetings).toHaveLength(8)
    expect(meetings.find(one => one.key === 'nsv-7')?.date).toEqual({
      ...{ earliest: '2024-09-11', latest: '2024-12-04', precision: 'day', qualifier: null, text: null },
    })
  })

  test('has its go-lives from the closing status on, each for the sectors that its text speaks of', async () => {
    const goLives = async (day: string) =>
      (await strategyAt(day)).initiatives.flatMap(({ code, milestones }) =>
        milestones.flatMap(({ title, goLive }) => (goLive.length > 0 ? [[code, title, goLive.join(' ')]] : [])),
      )
    expect(await goLives('2025-03-30')).toEqual([])
    expect(await goLives('2025-03-31')).toEqual([
      ['1.7', 'Graviditetsmappen 2.0 og MinGraviditet 2.0 i drift', 'regions practice'],
      ['2.1', 'Advis om sygehusophold: de sidste to regioner', 'regions'],
      ['2.1', 'CareCommunication: start på idriftsættelse', 'municipalities practice'],
      ['2.1', 'CareCommunication: regioner og øvrige kommuner', 'regions municipalities'],
      ['2.3', 'Epikriser: implementeret', 'regions practice'],
      ['2.3', 'Diagnosekort: sidste klinikker', 'practice'],
      ['2.3', 'Intelligent Indbakke: resterende lægesystemer', 'practice'],
      ['2.5', 'Fælles Sprog III i alle kommuner', 'municipalities'],
      ['3.3', 'Værktøjer klar', 'regions practice'],
      ['3.4', 'Tilbud til gravide med komplikationer gennemført', 'regions'],
      ['4.1', 'Regioner kobler på begge komponenter', 'regions'],
    ])
  })

  test('tells from the closing status on what its initiatives depend on', async () => {
    const count = async (day: string) => (await strategyAt(day)).initiatives.flatMap(one => one.dependsOn).length
    expect([await count('2021-11-18'), await count('2025-03-31')]).toEqual([0, 48])
    const row = (await strategyAt('2025-03-31')).initiatives.find(one => one.code === '1.4')
    expect(row?.dependsOn).toEqual([
      { kind: 'law', on: 'børns data', code: null },
      { kind: 'initiative', on: 'Bedre overblik over de organisatoriske enheder i sundhedsvæsenet', code: '5.3' },
    ])
  })
})
