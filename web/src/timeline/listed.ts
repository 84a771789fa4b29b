import type { Overview, OverviewInitiative, Timeline, TimelineInitiative } from '@pejl/server/portfolio/contract'
import { LIFECYCLES, LIGHTS } from '@pejl/server/terms'

const NOTHING = { overall: null, time: null, economy: null, delivery: null, risk: null }
const noneOf = <K extends string>(keys: readonly K[]) =>
  Object.fromEntries(keys.map(key => [key, 0])) as Record<K, number>
const UNFINISHED = { withOutstanding: 0, reachedWithOutstanding: 0 }
const COUNTED = { byLight: noneOf(LIGHTS), byLifecycle: noneOf(LIFECYCLES) }

type Listed = Omit<TimelineInitiative, 'dependsOn'>
type ListedTimeline = Omit<Timeline, 'meetings' | 'initiatives'> & { initiatives: Listed[] }

/** The timeline as the overview's list, so that the same address filters and groups both alike. What it lacks is empty. */
export function listedOf(timeline: ListedTimeline): Overview {
  const { portfolio, revision, knownAt, organisations, programmes, initiatives } = timeline
  const inArea = Map.groupBy(initiatives, initiative => initiative.focusArea)
  const counts = { underWay: 0, reached: 0, notCarriedThrough: 0, unknownLifecycle: 0, ...UNFINISHED, ...COUNTED }
  return {
    portfolio,
    revision,
    knownAt,
    organisations,
    programmes,
    counts: { initiatives: initiatives.length, ...counts },
    changes: { since: null, items: [] },
    round: null,
    focusAreas: timeline.focusAreas.map(area => ({
      ...area,
      initiatives: inArea.get(area.number)?.length ?? 0,
      ...COUNTED,
    })),
    initiatives: initiatives.map(asListed),
  }
}

function asListed(one: Listed): OverviewInitiative {
  const { code, title, focusArea, owners, programmes, lifecycle, lit, light, updatedAt } = one
  return {
    ...{ code, title, focusArea, owners, programmes, lifecycle, lit, updatedAt },
    titleNote: null,
    outstanding: 0,
    judged: { ...NOTHING, overall: light, basis: null, asOf: null, reason: null, outlook: null, earlier: null },
    computed: { ...NOTHING, reasons: [] },
    views: [],
    gaps: [],
    history: [],
    nextMilestone: null,
    rollout: null,
  }
}
