import type { DateWindow } from '@pejl/server/terms'
import { expect, test } from 'vitest'
import { da as shared } from '../language/da.ts'
import { formatsOf } from '../language/formats.ts'
import { da as miles } from '../milestones/da.ts'
import { da as list } from '../portfolio/da.ts'
import { da } from './da.ts'
import { daysOf, type Logged, logOf } from './log.ts'
import { type Say, usualSentence } from './say.ts'

const say = { own: da, list: { own: list }, formats: formatsOf('da'), shared, miles } as Say
const on = (recordedOn: string) => ({ recordedOn, sources: [] })
const words = (text: string) => ({ da: text, en: null })
const day = (of: string): DateWindow => ({ earliest: of, latest: of, precision: 'day', qualifier: null, text: null })
const none: Logged = {
  description: null,
  reports: [],
  formerReports: [],
  lifecycleChanges: [],
  projects: [],
  milestones: [],
  indicators: [],
  outstanding: [],
  benefits: [],
  dependencies: [],
  sectorStatuses: [],
  anomalies: [],
}
const change = (lifecycle: 'planned' | 'rollout', recordedOn: string) => ({
  lifecycle,
  from: null,
  reason: null,
  decidedBy: [],
  note: null,
  ...on(recordedOn),
})
const said = (page: Partial<Logged>) =>
  logOf({ ...none, ...page }, say).map(entry =>
    [entry.day, entry.kind, entry.about?.da, entry.said].filter(Boolean).join(' | '),
  )

test('what was recorded last stands first, with what it was before', () => {
  expect(said({ lifecycleChanges: [change('planned', '2024-01-01'), change('rollout', '2025-01-01')] })).toEqual([
    '2025-01-01 | Stade | Udbredes (før Planlagt)',
    '2024-01-01 | Stade | Planlagt',
  ])
})

test('a moved date tells from where; a first forecast that repeats the plan is not told', () => {
  const dated = (kind: 'baseline' | 'forecast' | 'actual', window: DateWindow, recordedOn: string) => ({
    kind,
    window,
    firstKnown: false,
    decision: null,
    ...on(recordedOn),
  })
  const milestone: Logged['milestones'][number] = {
    key: 'm',
    title: 'Start',
    titleEn: null,
    project: null,
    note: null,
    unagreed: false,
    remark: null,
    baseline: null,
    forecast: null,
    actual: null,
    slipDays: null,
    postponements: 0,
    overdue: false,
    lapsed: false,
    goLive: [],
    goLiveFacts: [],
    usual: null,
    dates: [
      dated('baseline', day('2024-06-01'), '2024-01-01'),
      dated('forecast', day('2024-06-01'), '2024-01-01'),
      dated('forecast', day('2024-09-01'), '2024-05-01'),
      dated('actual', day('2024-09-02'), '2024-09-03'),
    ],
    ...on('2024-01-01'),
  }
  expect(said({ milestones: [milestone] })).toEqual([
    '2024-09-03 | Milepæl | Start | leveret 2. sep. 2024',
    '2024-05-01 | Milepæl | Start | ventes 1. sep. 2024 (før 1. juni 2024)',
    '2024-01-01 | Milepæl | Start | plan 1. juni 2024',
  ])
  expect(said({ milestones: [{ ...milestone, dates: [] }] })).toEqual(['2024-01-01 | Milepæl | Start | ingen dato'])
  const live = { sector: 'regions' as const, holds: true, note: null, ...on('2024-02-01') }
  const goLiveFacts = [live, { ...live, holds: false, ...on('2024-03-01') }]
  expect(said({ milestones: [{ ...milestone, dates: [], goLiveFacts }] })).toEqual([
    '2024-03-01 | Ikke idriftsættelse alligevel | Start | Regioner',
    '2024-02-01 | Idriftsættelse | Start | Regioner',
    '2024-01-01 | Milepæl | Start | ingen dato',
  ])
})

test('a project stands there once, under the initiative that counts it', () => {
  const project: Logged['projects'][number] = {
    key: 'p',
    name: 'Diagnosekort',
    formerNames: [],
    gist: null,
    countedUnder: null,
    alsoUnder: [],
    programme: null,
    lifecycle: 'rollout',
    light: null,
    changes: [change('planned', '2024-01-01'), change('rollout', '2025-01-01')],
    ...on('2024-01-01'),
  }
  expect(said({ projects: [project] })).toEqual([
    '2025-01-01 | Delprojekt | Diagnosekort | Udbredes',
    '2024-01-01 | Delprojekt | Diagnosekort | Planlagt',
  ])
  expect(said({ projects: [{ ...project, countedUnder: '2.2' }] })).toEqual([])
})

test('texts are told by what they are, a dependency by what it is on', () => {
  expect(
    said({
      outstanding: [{ text: words('Plan for to kommuner'), ...on('2025-03-31') }],
      benefits: [{ text: words('Overblik'), state: 'expected', ...on('2025-03-31') }],
      dependencies: [
        { kind: 'law', on: 'Sundhedsloven', code: null, text: words('Kræver hjemmel'), ...on('2025-03-31') },
      ],
      sectorStatuses: [{ sector: 'regions', text: words('I gang'), ...on('2025-03-31') }],
    }),
  ).toEqual([
    '2025-03-31 | Regioner | I gang',
    '2025-03-31 | Udestår | Plan for to kommuner',
    '2025-03-31 | Gevinst | Overblik',
    '2025-03-31 | Afhængighed | Sundhedsloven',
  ])
})

test('as many of the newest as asked for are shown, day by day', () => {
  const changes = ['2024-01-01', '2024-01-01', '2025-01-01'].map(of => change('rollout', of))
  const days = daysOf(logOf({ ...none, lifecycleChanges: changes }, say), 2)
  expect(days.map(([of, entries]) => [of, entries.length])).toEqual([
    ['2025-01-01', 1],
    ['2024-01-01', 1],
  ])
})

test('where milestones usually land is said with its range and how many they are', () => {
  const usual = { precision: 'half_year', count: 14, lowerDays: -20, medianDays: 150, upperDays: 0 } as const
  expect(usualSentence(usual, say)).toBe(
    'Milepæle, hvis oprindelige plan var et halvår, er typisk landet 5\u00A0mdr. senere, halvdelen mellem 20\u00A0dage tidligere og til tiden, n\u00A0=\u00A014',
  )
})
