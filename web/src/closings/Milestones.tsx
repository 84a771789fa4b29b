import type { ClosedInitiative } from '@pejl/server/closings/contract'
import { isLongSlip, movedFrom, reachedOf } from '../milestones/dates.ts'
import { milestoneSentence } from '../milestones/say.ts'
import type { Say } from './say.ts'

type Milestone = ClosedInitiative['milestones'][number]
type Indicator = ClosedInitiative['indicators'][number]

/** Dates with their slip against the plan, and how far the rollout had come. */
export function Milestones({
  of: { milestones, indicators, sectorStatuses, report },
  say,
}: {
  of: ClosedInitiative
  say: Say
}) {
  const remarks = new Map(report?.outlook?.remarks?.map(({ milestone, text }) => [milestone, text]))
  const { own, shared, formats } = say
  if (milestones.length + indicators.length + sectorStatuses.length === 0)
    return <p className="mut">{own.noMilestones}</p>
  return (
    <ul className="clo-ms">
      {milestones.map(one => (
        <li key={one.key} title={milestoneSentence(one, say.miles, formats)}>
          <span className={one.actual ? 'dia dia--d' : reachedOf(one) ? 'dia' : 'dia dia--u'} aria-hidden="true" />
          <span>
            {formats.title(one)} <Dates of={one} say={say} />
            {remarks.has(one.key) ? (
              <span className="clo-r" lang="da">
                {remarks.get(one.key)}
              </span>
            ) : null}
          </span>
        </li>
      ))}
      {indicators.map(one => (
        <li key={`${one.title.da} ${one.sector ?? ''}`}>
          <span aria-hidden="true" />
          <span>
            {formats.text(one.title)}: <Figure of={one} say={say} />
          </span>
        </li>
      ))}
      {sectorStatuses.map(({ sector, text }) => (
        <li key={`${sector} ${text.da}`}>
          <span aria-hidden="true" />
          <span>
            {shared.sector[sector]}: <span className="mut">{formats.text(text)}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}

function Dates({ of, say: { miles, formats } }: { of: Milestone; say: Say }) {
  const reached = reachedOf(of)
  const slip = of.baseline && reached && of.slipDays ? formats.slip(movedFrom(of) ?? of.baseline, reached) : null
  return (
    <span className="nowrap">
      <span className="mut">
        {reached ? formats.window(reached) : miles.noDate}
        {of.actual ? `, ${miles.isDelivered}` : ''}
      </span>{' '}
      {slip ? isLongSlip(of.slipDays) ? <b>{slip}</b> : slip : null}
      {of.overdue ? <b className="late"> {miles.overdue}</b> : null}
    </span>
  )
}

function Figure({ of, say: { own, formats } }: { of: Indicator; say: Say }) {
  const { value, valueMax, denominator, planned, unit } = of
  const amount = [value, valueMax].flatMap(one => (one === null ? [] : [formats.number(one)])).join('–')
  return (
    <span className="nowrap">
      <b>{amount}</b>
      {denominator === null ? '' : `/${formats.number(denominator)}`} {formats.text(unit)}
      {planned === null ? null : <span className="mut"> ({own.planned(formats.number(planned))})</span>}
    </span>
  )
}
