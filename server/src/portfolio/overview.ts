// Shapes a reading into the overview: what is counted, what changed, and every initiative's row.
import { heldOn } from '../db/holding.ts'
import { changesBetween } from '../reports/changes.ts'
import { isAnswered, isAskedBy } from '../reports/course.ts'
import { isUnderWay, phasesUntil } from '../reports/lifecycle.ts'
import { LIFECYCLES, LIGHTS, type Lifecycle, type Light, STAGE_OF, type Stage } from '../terms.ts'
import type { CountedFocusArea, Counts, Overview, OverviewInitiative } from './contract.ts'
import { type Frame, portfolioOf } from './directory.ts'
import { type Followed, followedInitiatives } from './followed.ts'
import { namesOf } from './names.ts'
import type { PortfolioReading } from './queries.ts'
import { overRounds, roundsAt, sinceDay } from './rounds.ts'
import { stateNow, stateOn } from './state.ts'

/** The overview as known at the frame's day; `rows` limits the initiatives listed, never what is counted. */
export function overviewOf(reading: PortfolioReading, frame: Frame, rows: number | null): Overview {
  const followed = followedInitiatives(reading, frame)
  const shown = followed.map(one => one.shown)
  return {
    portfolio: portfolioOf(frame.portfolio),
    revision: frame.revision,
    knownAt: frame.day,
    counts: countsOf(shown),
    changes: changesOf(reading, frame, followed),
    round: lastRound(reading, followed, frame.day),
    focusAreas: focusAreasOf(reading, shown),
    ...namesOf(reading, shown),
    initiatives: rows === null ? shown : shown.slice(0, rows),
  }
}

const noneOf = <K extends string>(keys: readonly K[]) =>
  Object.fromEntries(keys.map(key => [key, 0])) as Record<K, number>

/** Lights count what is under way, lifecycles count all. */
function tally(initiatives: readonly OverviewInitiative[]) {
  const byLight = noneOf<Light>(LIGHTS)
  const byLifecycle = noneOf<Lifecycle>(LIFECYCLES)
  for (const { lifecycle, judged } of initiatives) {
    if (lifecycle !== null) byLifecycle[lifecycle] += 1
    if (isUnderWay(lifecycle)) byLight[judged.overall ?? 'not_reported'] += 1
  }
  return { byLight, byLifecycle }
}

/** How many stand where. */
export function countsOf(initiatives: readonly OverviewInitiative[]): Counts {
  const inStage = (stage: Stage) =>
    initiatives.filter(one => one.lifecycle !== null && STAGE_OF[one.lifecycle] === stage).length
  const unfinished = initiatives.filter(one => one.lit && one.lifecycle !== null && !isUnderWay(one.lifecycle))
  return {
    initiatives: initiatives.length,
    ...tally(initiatives),
    underWay: inStage('under_way'),
    reached: inStage('reached'),
    notCarriedThrough: inStage('not_carried_through'),
    unknownLifecycle: initiatives.filter(one => one.lifecycle === null).length,
    withOutstanding: unfinished.length,
    reachedWithOutstanding: unfinished.filter(one => one.lifecycle !== null && STAGE_OF[one.lifecycle] === 'reached')
      .length,
  }
}

function focusAreasOf(reading: PortfolioReading, initiatives: readonly OverviewInitiative[]): CountedFocusArea[] {
  const byArea = Map.groupBy(initiatives, one => one.focusArea)
  return reading.areas.map(([number, title, titleEn]) => {
    const own = byArea.get(number) ?? []
    return { number, title, titleEn, initiatives: own.length, ...tally(own) }
  })
}

function changesOf(reading: PortfolioReading, frame: Frame, followed: readonly Followed[]): Overview['changes'] {
  const since = sinceDay(reading, recordedDays(followed), frame.day)
  if (since === null) return { since: null, items: [] }
  const { concludedOn } = frame.portfolio
  const asked = { rounds: roundsAt(reading, since), day: since, concludedOn }
  const before = followed.filter(one => one.recordedOn <= since).map(one => stateOn(one, asked))
  const after = followed.map(one => stateNow(one, frame.day))
  return { since, items: changesBetween(before, after) }
}

/** The days on which anything about the initiatives was recorded or taken back, in order. */
function recordedDays(followed: readonly Followed[]): string[] {
  const days = new Set<string>()
  for (const { recordedOn, reports, views, lifecycles, milestones } of followed) {
    days.add(recordedOn)
    for (const one of reports) days.add(one.retractedOn ?? one.recordedOn).add(one.recordedOn)
    for (const of of views.values()) for (const one of of) days.add(one.recordedOn)
    for (const one of lifecycles) days.add(one.recordedOn)
    for (const one of milestones)
      for (const date of one.dates) days.add(date.retractedOn ?? date.recordedOn).add(date.recordedOn)
  }
  return [...days].sort()
}

/** The last round that is over or whose deadline it is: who was asked, and who has answered. */
function lastRound(reading: PortfolioReading, followed: readonly Followed[], day: string): Overview['round'] {
  const rounds = overRounds(reading, day)
  const ended = rounds.at(-1)
  if (!ended) return null
  const { fact: last, round } = ended
  const asked = followed.filter(({ shown, recordedOn, lifecycles }) =>
    isAskedBy(last, { code: shown.code, since: recordedOn }, phasesUntil(lifecycles, day)),
  )
  const answered = asked.filter(one =>
    isAnswered(
      one.reports.filter(report => heldOn(report, day)),
      last,
      rounds.at(-2)?.fact.overDay ?? null,
    ),
  )
  const [, name, deadline] = round
  return { name, deadline, reported: answered.length, expected: asked.length }
}
