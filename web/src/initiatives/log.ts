// What was recorded of an initiative, and when: every fact of its page as an entry, the newest day first.
import type { InitiativePage } from '@pejl/server/initiatives/contract'
import type { Source, Words } from '@pejl/server/terms'
import { amountOf } from './figures.ts'
import { basisOf, type Say, statementWords } from './say.ts'

export type Entry = {
  day: string
  /** The kind of fact in the reader's language, what it is about, and what is said of it. */
  kind: string
  about: Words | null
  said: string
  /** Of a report the round that it was given in. */
  of?: Pick<InitiativePage['reports'][number], 'round' | 'closing'>
  sources: readonly Source[]
}
/** What the log is made from. */
export type Logged = Pick<
  InitiativePage,
  | 'description'
  | 'reports'
  | 'formerReports'
  | 'lifecycleChanges'
  | 'projects'
  | 'milestones'
  | 'indicators'
  | 'outstanding'
  | 'benefits'
  | 'dependencies'
  | 'sectorStatuses'
  | 'anomalies'
>
type Project = Logged['projects'][number]
type Milestone = Logged['milestones'][number]

/** Facts are only ever added, so their recorded days are the story of what changed; it holds nothing that the page does not. */
export function logOf(page: Logged, say: Say): Entry[] {
  const entries = [
    ...statusEntries(page, say),
    ...page.projects.filter(({ countedUnder }) => countedUnder === null).flatMap(one => projectEntries(one, say)),
    ...page.milestones.flatMap(one => milestoneEntries(one, say)),
    ...figureEntries(page, say),
    ...textEntries(page, say),
  ]
  return entries.sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
}

/** The entries by day, of which the newest `most` are shown. */
export const daysOf = (entries: readonly Entry[], most: number) => [
  ...Map.groupBy(entries.slice(0, most), ({ day }) => day),
]

/** What is now, and what was before where that was something else. */
const changed = (now: string, before: string | null, { own }: Say) =>
  before === null || before === now ? now : own.nowBefore(now, before)

function statusEntries({ description, reports, formerReports, lifecycleChanges }: Logged, say: Say): Entry[] {
  const { own, shared, formats } = say
  const light = (index: number) => {
    const overall = reports[index]?.overall
    return overall ? shared.light[overall] : null
  }
  const stage = (index: number) => {
    const lifecycle = lifecycleChanges[index]?.lifecycle
    return lifecycle ? shared.lifecycle[lifecycle] : null
  }
  return [
    ...(description
      ? [{ day: description.recordedOn, kind: own.logDescription, about: null, said: '', sources: description.sources }]
      : []),
    ...formerReports.map(report => ({
      day: report.recordedOn,
      kind: own.status,
      about: null,
      said: [
        report.overall ? shared.light[report.overall] : own.lightNotStated,
        basisOf(report, own),
        own.replaced(formats.day(report.replacedOn)),
      ].join(', '),
      of: report,
      sources: report.sources,
    })),
    ...reports.map((report, index) => ({
      day: report.recordedOn,
      kind: own.status,
      about: null,
      said: `${changed(light(index) ?? own.lightNotStated, light(index - 1), say)}, ${basisOf(report, own)}`,
      of: report,
      sources: report.sources,
    })),
    ...reports.flatMap(({ statements }) =>
      statements.map(statement => ({
        day: statement.recordedOn,
        kind: own.logView,
        about: null,
        said: `${statementWords(statement, say)}. ${formats.text(statement.words)}`,
        sources: statement.sources,
      })),
    ),
    ...lifecycleChanges.map(({ recordedOn, sources }, index) => ({
      day: recordedOn,
      kind: own.lifecycle,
      about: null,
      said: changed(stage(index) ?? '', stage(index - 1), say),
      sources,
    })),
  ]
}

function projectEntries({ name, recordedOn, sources, changes }: Project, { own, shared }: Say): Entry[] {
  const about = { da: name, en: null }
  const first = changes.filter(change => change.recordedOn <= recordedOn).at(-1)
  const later = changes.filter(change => change.recordedOn > recordedOn)
  const entry = (day: string, said: string, of: readonly Source[]) => ({
    day,
    kind: own.project,
    about,
    said,
    sources: of,
  })
  return [
    entry(recordedOn, first ? shared.lifecycle[first.lifecycle] : '', sources),
    ...later.map(change => entry(change.recordedOn, shared.lifecycle[change.lifecycle], change.sources)),
  ]
}

function milestoneEntries(milestone: Milestone, say: Say): Entry[] {
  const { title, titleEn, recordedOn, sources, dates, goLiveFacts } = milestone
  const { own, miles, formats, shared } = say
  const about = { da: title, en: titleEn }
  const entry = (day: string, said: string, of: readonly Source[]) => ({
    day,
    kind: miles.milestone,
    about,
    said,
    sources: of,
  })
  const dated = dates.flatMap((date, index) => {
    const before = dates[index - 1]
    const shown = formats.window(date.window)
    const was = before ? formats.window(before.window) : null
    // The first forecast only repeats the plan.
    if (date.kind === 'forecast' && was === shown) return []
    const said = date.kind === 'forecast' ? changed(shown, was, say) : shown
    return [entry(date.recordedOn, `${own.dateKind[date.kind]} ${said}`, date.sources)]
  })
  const live = goLiveFacts.map(fact => ({
    ...entry(fact.recordedOn, shared.sector[fact.sector], fact.sources),
    kind: fact.holds ? own.logGoLive : own.logNoGoLive,
  }))
  return [...(dated.length > 0 ? dated : [entry(recordedOn, miles.noDate, sources)]), ...live]
}

const figureEntries = ({ indicators }: Logged, say: Say): Entry[] =>
  indicators.flatMap(indicator =>
    indicator.measurements.map(measurement => ({
      day: measurement.recordedOn,
      kind: say.own.logFigure,
      about: indicator.title,
      said: amountOf(measurement, indicator, say),
      sources: measurement.sources,
    })),
  )

function textEntries(page: Logged, { own, shared }: Say): Entry[] {
  type Fact = { recordedOn: string; sources: readonly Source[]; text: Words }
  const entry =
    (kind: string, said = '') =>
    ({ recordedOn, sources, text }: Fact) => ({
      day: recordedOn,
      kind,
      about: text,
      said,
      sources,
    })
  return [
    ...page.sectorStatuses.map(one => entry(shared.sector[one.sector])(one)),
    ...page.outstanding.map(entry(own.outstanding)),
    ...page.benefits.map(entry(own.logBenefit)),
    ...page.dependencies.map(one => entry(own.logDependency)({ ...one, text: { da: one.on, en: null } })),
    ...page.anomalies.map(entry(own.logNote)),
  ]
}
