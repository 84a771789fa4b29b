import type { History, Overview } from '@pejl/server/portfolio/contract'
import { listedOf as listedTimeline } from '../timeline/listed.ts'

/** The history as the overview's list, so that the same address filters both alike. What it lacks is empty. */
export function listedOf({ initiatives, ...history }: History): Overview {
  return listedTimeline({
    ...history,
    initiatives: initiatives.map(({ code, title, focusArea, owners, programmes, now }) => ({
      ...{ code, title, focusArea, owners, programmes },
      ...{ lifecycle: now.lifecycle, lit: now.judged !== null, light: now.judged },
      ...{ phases: [], milestones: [], updatedAt: null },
    })),
  })
}
