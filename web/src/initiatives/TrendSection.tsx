import type { InitiativePage } from '@pejl/server/initiatives/contract'
import { lazy, Suspense } from 'react'
import { hasTrend, type TrendMilestone, trendOf } from '../charts/series.ts'
import { isLongSlip, movedFrom, reachedOf } from '../milestones/dates.ts'
import { milestoneSentence } from '../milestones/say.ts'
import { Refs } from './Said.tsx'
import type { Say } from './say.ts'

type TrendProps = { page: InitiativePage; say: Say }
type Milestone = InitiativePage['milestones'][number]
const LETTERS = 36

// Most initiatives have no trend to draw, and none is asked for before the page stands.
const MilestoneTrend = lazy(() =>
  import('../charts/MilestoneTrend.tsx').then(module => ({ default: module.MilestoneTrend })),
)

/** How each milestone's date moved over the days on which something was said of it. */
export function TrendSection({ page, say }: TrendProps) {
  const { own, miles, formats } = say
  const dated = page.milestones.filter(({ dates }) => dates.length > 0)
  if (dated.length === 0) return null
  const trend = trendOf(
    dated.map(milestone => lineOf(milestone, say)),
    page.knownAt,
  )
  const drawn = dated.filter(hasTrend)
  const said = drawn.map(milestone => milestoneSentence(milestone, miles, formats)).join('. ')
  return (
    <section className="blk blk--whole" aria-labelledby="h-trend">
      <h2 id="h-trend">{own.trend}</h2>
      {trend ? (
        <>
          <p className="mut trend-h">{own.trendHint}</p>
          <Suspense fallback={<div style={{ aspectRatio: `880 / ${trend.height}` }} />}>
            <MilestoneTrend
              trend={trend}
              words={{
                summary: `${own.trend}: ${said}.`,
                region: own.trendRegion,
                expectedAxis: own.trendExpected,
                saidAxis: own.trendSaid,
                diagonal: own.trendDiagonal,
                day: formats.day,
              }}
            />
          </Suspense>
          <details className="twin">
            <summary>{own.asTable}</summary>
            <TrendTable milestones={drawn} say={say} />
          </details>
        </>
      ) : (
        <p className="mut">{own.trendNone}</p>
      )}
    </section>
  )
}

function lineOf(milestone: Milestone, { formats }: Say): TrendMilestone {
  const title = formats.title(milestone)
  const plan = movedFrom(milestone)
  const reached = reachedOf(milestone)
  return {
    key: milestone.key,
    label: title.length > LETTERS ? `${title.slice(0, LETTERS - 1).trimEnd()}…` : title,
    slip: plan && reached && milestone.slipDays !== null ? formats.slip(plan, reached) : '',
    late: isLongSlip(milestone.slipDays) && (milestone.slipDays ?? 0) > 0,
    dates: milestone.dates,
  }
}

function TrendTable({ milestones, say }: { milestones: readonly Milestone[]; say: Say }) {
  const { own, miles, formats } = say
  return (
    <div className="scrollx">
      <table className="mt-t">
        <thead>
          <tr>
            <th scope="col">{miles.milestone}</th>
            <th scope="col">{own.recorded}</th>
            <th scope="col">{own.dateKindHead}</th>
            <th scope="col">{own.date}</th>
          </tr>
        </thead>
        {milestones.map(milestone => (
          <tbody key={milestone.key}>
            {milestone.dates.map(({ kind, window, recordedOn, sources }, index) => (
              <tr key={`${kind} ${recordedOn} ${window.latest}`}>
                {index === 0 ? (
                  <th scope="rowgroup" rowSpan={milestone.dates.length}>
                    {formats.title(milestone)}
                  </th>
                ) : null}
                <td className="nowrap">{formats.day(recordedOn)}</td>
                <td>{own.dateKind[kind]}</td>
                <td className="nowrap">
                  {formats.window(window)}
                  <Refs of={sources} say={say} />
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}
