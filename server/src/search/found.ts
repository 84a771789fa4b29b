// What was found as it is answered: the kinds in one order, each initiative with its sign.
import { awaited, windowOf } from '../portfolio/followed.ts'
import { roundFactsAt } from '../portfolio/rounds.ts'
import { type Asked, courseOf } from '../reports/course.ts'
import { isLit, standingAt } from '../reports/judged.ts'
import { lifecycleAt } from '../reports/lifecycle.ts'
import type { FoundGroup, SearchAnswer } from './contract.ts'
import type { InitiativeRow, SearchReading, SourceRow } from './queries.ts'

type Frame = { q: string; day: string; concludedOn: string | null }

export function foundFrom(reading: SearchReading, { q, day, concludedOn }: Frame): SearchAnswer {
  const { initiatives, projects, milestones, organisations, sources, rounds } = reading
  const asked = { rounds: roundFactsAt(rounds, day), day, concludedOn }
  const groups: FoundGroup[] = [
    { kind: 'initiative', total: initiatives.total, hits: initiatives.hits.map(row => withSign(row, asked)) },
    { kind: 'project', ...projects },
    { kind: 'milestone', ...milestones },
    { kind: 'organisation', ...organisations },
    { kind: 'source', total: sources.total, hits: sources.hits.map(withDate) },
  ]
  return { q, knownAt: day, groups: groups.filter(({ total }) => total > 0) }
}

export const nothingFound = ({ q, day }: Pick<Frame, 'q' | 'day'>): SearchAnswer => ({ q, knownAt: day, groups: [] })

/** The same signs as in the overview. */
function withSign(row: InitiativeRow, asked: Omit<Asked, 'since' | 'code'>) {
  const { code, title, recordedOn, outstanding, reports } = row
  const changes = row.lifecycles.map(change => ({ ...change, from: windowOf(change) }))
  const lifecycle = lifecycleAt(changes, asked.day)
  const course = courseOf(reports, changes, { ...asked, code, since: recordedOn })
  const { overall } = awaited(standingAt(course, reports, asked.day), lifecycle)
  return { code, title, lifecycle, light: isLit(lifecycle, outstanding, overall) ? overall : null }
}

const withDate = ({ key, title, earliest, latest }: SourceRow) => ({
  key,
  title,
  date: earliest === null || latest === null ? null : { earliest, latest },
})
