import type { NextMilestone, OverviewInitiative } from '@pejl/server/portfolio/contract'
import { DIMENSIONS } from '@pejl/server/terms'
import { useEffect, useRef } from 'react'
import { paths } from '../app/paths.ts'
import { Outlook } from '../outlook/Outlook.tsx'
import { LightState, Shape } from '../status/Glyph.tsx'
import { Pair } from '../status/Pair.tsx'
import { MilestoneDate, MilestoneName, RolloutNow, Slip, State } from './Cells.tsx'
import type { Frame } from './InitiativeRow.tsx'
import { stageOf } from './rows.ts'
import { gapOf, pairSentence, reasonSentence, type Say, viewedBy } from './say.ts'
import { litSince } from './since.ts'

type DetailProps = { row: OverviewInitiative; beside: HTMLElement; frame: Frame; say: Say; close: () => void }

/** What is judged and what is computed about one row, and why, without leaving the row. */
export function Detail({ row, beside, frame, say, close }: DetailProps) {
  const panel = usePlace(beside)
  return (
    <div
      ref={panel}
      popover="auto"
      role="dialog"
      tabIndex={-1}
      aria-label={`${row.code} ${row.title}`}
      className="pop detail"
      onToggle={event => {
        if (event.newState === 'closed') close()
      }}
    >
      <h2 lang="da">
        <span className="mut">{row.code}</span> {row.title}
      </h2>
      {stageOf(row) === 'under_way' ? null : (
        <p>
          <State row={row} say={say} />
        </p>
      )}
      <dl>
        <dt>{say.own.judgedTitle}</dt>
        <dd>
          <Judged row={row} say={say} />
        </dd>
        {row.views.length > 0 ? (
          <>
            <dt className="contested">
              <Shape shape="contested" size="s" />
              {say.own.contested}
            </dt>
            <dd>
              <Views row={row} say={say} />
            </dd>
          </>
        ) : null}
        <dt>{say.own.computedTitle}</dt>
        <dd>
          <Computed row={row} say={say} />
        </dd>
        {row.nextMilestone ? (
          <>
            <dt>{say.own.milestone}</dt>
            <dd>
              <Milestone of={row.nextMilestone} say={say} />
            </dd>
          </>
        ) : null}
        {row.rollout ? (
          <>
            <dt>{say.own.rollout}</dt>
            <dd>
              {say.formats.title(row.rollout)}
              <p>
                <RolloutNow of={row.rollout} say={say} />
              </p>
            </dd>
          </>
        ) : null}
      </dl>
      <a className="btn" href={paths.initiative(frame.slug, row.code, frame.day)}>
        {say.own.openInitiative}
      </a>
    </div>
  )
}

/** Opens the panel under what was pressed, or above it where there is more room, and gives it the focus. */
function usePlace(beside: HTMLElement) {
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { current } = panel
    if (!current) return
    current.showPopover()
    const box = beside.getBoundingClientRect()
    const [above, below] = [box.top - 12, innerHeight - box.bottom - 12]
    const height = Math.min(current.offsetHeight, Math.max(above, below))
    const under = height <= below || below >= above
    current.style.top = `${under ? box.bottom + 4 : box.top - height - 4}px`
    current.style.maxHeight = `${Math.max(above, below)}px`
    const width = document.documentElement.clientWidth
    current.style.left = `${Math.max(8, Math.min(box.left, width - current.offsetWidth - 8))}px`
    current.focus()
  }, [beside])
  return panel
}

type PartProps = { row: OverviewInitiative; say: Say }

function Judged({ row, say }: PartProps) {
  const { own, shared, formats } = say
  const { overall, asOf, basis, reason } = row.judged
  const since = litSince(row)
  return (
    <>
      {overall ? <LightState light={overall} /> : shared.notStated}
      {asOf ? <span className="mut"> {own.asOf(formats.day(asOf))}</span> : null}
      {since ? <span className="mut"> · {own.since(shared.light[since.light], formats.day(since.day))}</span> : null}
      {basis === 'assessed' ? <span className="mut"> · {shared.assessed}</span> : null}
      {row.outstanding > 0 ? <span className="mut"> · {own.outstandingCount(row.outstanding)}</span> : null}
      <p>{reason ? formats.text(reason) : own.noReason}</p>
      <Outlook of={row.judged.outlook} />
    </>
  )
}

/** How others see it: each with its light and its words. */
function Views({ row, say }: PartProps) {
  const { own, formats } = say
  return (
    <ul className="detail-v">
      {row.views.map(view => (
        <li key={view.organisation.key}>
          <span title={view.organisation.name}>{viewedBy(view, say)}:</span> <LightState light={view.light} />{' '}
          <span className="mut">{own.asOf(formats.day(view.recordedOn))}</span>
          <p>{formats.text(view.words)}</p>
        </li>
      ))}
    </ul>
  )
}

/** Each dimension's two lights with the reason for the computed one. */
function Computed({ row, say }: PartProps) {
  const { own, shared } = say
  const { judged, computed } = row
  const lights = (['overall', ...DIMENSIONS] as const).filter(dimension => computed[dimension] !== null)
  if (lights.length === 0) return <p className="mut">{own.nothingComputed}</p>
  return (
    <ul className="detail-d">
      {lights.map(dimension => (
        <li key={dimension}>
          <Pair
            judged={judged[dimension]}
            computed={computed[dimension]}
            steps={gapOf(row, dimension)}
            sentence={pairSentence(row, dimension, say)}
          />
          <span>
            {dimension === 'overall' ? shared.overall : shared.dimension[dimension]}
            {computed.reasons
              .filter(reason => reason.dimension === dimension)
              .map(reason => (
                <span key={reason.title} className="mut">
                  {' '}
                  {reasonSentence(reason, say)}
                </span>
              ))}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Milestone({ of, say }: { of: NextMilestone; say: Say }) {
  return (
    <>
      <MilestoneName of={of} say={say} />
      <p>
        <MilestoneDate of={of} say={say} />
        {of.baseline && of.slipDays !== null ? (
          <>
            {' '}
            <Slip of={of} say={say} />{' '}
            <span className="mut">{say.own.originally(say.formats.window(of.baseline))}</span>
          </>
        ) : null}
      </p>
    </>
  )
}
