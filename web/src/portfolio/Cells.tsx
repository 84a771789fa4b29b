import type { NextMilestone, OverviewInitiative, Rollout } from '@pejl/server/portfolio/contract'
import { DIMENSIONS } from '@pejl/server/terms'
import { LIGHT_SIGNS, LifecycleGlyph, LightGlyph, Shape } from '../status/Glyph.tsx'
import { Pair } from '../status/Pair.tsx'
import { Icon } from '../ui/Icon.tsx'
import { isContested, stageOf } from './rows.ts'
import { gapOf, pairSentence, type Say, viewSentence } from './say.ts'

type Cell = { row: OverviewInitiative; say: Say }

/** The status now: lifecycle first where it is not under way, then the light, then what the rules make of it. */
export function State({ row, say }: Cell) {
  const { shared, own } = say
  const overall = row.lit ? row.judged.overall : null
  const ended = stageOf(row) !== 'under_way' && row.lifecycle !== null
  const unlit = !ended && overall === null
  return (
    <>
      {ended && row.lifecycle ? (
        <span className="state">
          <LifecycleGlyph lifecycle={row.lifecycle} />
          <span>{shared.lifecycle[row.lifecycle]}</span>
        </span>
      ) : null}
      {overall ? <LightNow row={row} say={say} brief={ended} /> : null}
      {unlit ? (
        <span className="state">
          {row.lifecycle ? <LifecycleGlyph lifecycle={row.lifecycle} /> : <Shape shape="unknown" />}
          <span className="mut">{row.lifecycle ? shared.lifecycle[row.lifecycle] : own.unknownLifecycle}</span>
        </span>
      ) : null}
      {ended ? null : <Difference row={row} say={say} />}
    </>
  )
}

/** The light with its word; only its sign where the lifecycle has the word. */
function LightNow({ row, say, brief }: Cell & { brief: boolean }) {
  const { shared, own, formats } = say
  const { overall, basis, earlier } = row.judged
  if (!overall) return null
  const { tone } = LIGHT_SIGNS[overall]
  const pill = tone === 'warn' || tone === 'crit' ? `state state--${tone}` : 'state'
  return (
    <>
      <span className={brief ? `${pill} state--sign` : pill}>
        <LightGlyph light={overall} />
        <span className={brief ? 'vh' : basis === 'assessed' ? 'as' : undefined}>{shared.light[overall]}</span>
        {basis === 'assessed' ? <span className="vh">, {shared.assessed}</span> : null}
      </span>
      {overall === 'not_reported' && earlier ? (
        <LightGlyph
          light={earlier.overall}
          stale
          size="s"
          label={own.lastKnown(shared.light[earlier.overall], formats.day(earlier.asOf))}
        />
      ) : null}
    </>
  )
}

/** The computed overall light, where it is another than the judged. */
function Difference({ row, say }: Cell) {
  const { computed } = row
  if (gapOf(row, 'overall') === 0 || !computed.overall) return null
  const sentence = pairSentence(row, 'overall', say)
  return (
    <span className="differs" role="img" aria-label={sentence} title={sentence}>
      <b className="pair-x">≠</b>
      <span className="pair-c">
        <LightGlyph light={computed.overall} size="s" />
      </span>
    </span>
  )
}

/** That others see the status differently: shape and word; who and how on hover, and in the row's detail. */
export function Contested({ row, say }: Cell) {
  if (!isContested(row)) return null
  return (
    <span
      className="contested"
      title={row.views.map(view => viewSentence(view, say)).join('; ')}
      data-detail={row.code}
    >
      <Shape shape="contested" size="s" />
      {say.own.contested}
    </span>
  )
}

/** Four table cells, or one that says why there are none. */
export function Dimensions({ row, say }: Cell) {
  const stated = DIMENSIONS.some(dimension => row.judged[dimension] !== null || row.computed[dimension] !== null)
  if (!row.lit || !stated) {
    return (
      <td className="dim dim--na" colSpan={4}>
        {row.lit ? (
          <span className="mut">{say.shared.notStated}</span>
        ) : (
          <span className="vh">{say.own.noDimensions}</span>
        )}
      </td>
    )
  }
  return DIMENSIONS.map(dimension => (
    <td key={dimension} className="dim" data-detail={row.code}>
      <Pair
        judged={row.judged[dimension]}
        computed={row.computed[dimension]}
        steps={gapOf(row, dimension)}
        sentence={pairSentence(row, dimension, say)}
      />
    </td>
  ))
}

const DIAMOND = { expected: 'dia', delivered: 'dia dia--d', undated: 'dia dia--u' } as const

/** The diamond and the name of the next milestone, or of the last one reached. */
export function MilestoneName({ of, say }: { of: NextMilestone; say: Say }) {
  const { own, formats } = say
  const said = { expected: '', delivered: own.delivered, undated: own.undated }[of.state]
  return (
    <>
      <span className={DIAMOND[of.state]} aria-hidden="true" />
      {said ? <span className="vh">{said}</span> : null}
      <span className="trunc">{formats.title(of)}</span>
    </>
  )
}

/** When it was reached, or else is expected: the newest forecast, or the plan while nobody has said otherwise. */
const reachedOf = ({ actual, forecast, baseline }: NextMilestone) => actual ?? forecast ?? baseline

/** When it is expected, or when it was reached; the words as printed on hover. */
export function MilestoneDate({ of, say }: { of: NextMilestone; say: Say }) {
  const { own, formats } = say
  const window = reachedOf(of)
  if (!window) return <span className="mut">{own.noDate}</span>
  const hint = [
    window.text && own.printedAs(window.text),
    of.baseline && of.baseline !== window && own.originally(formats.window(of.baseline)),
    of.overdue && own.overdue,
    of.lapsed && own.lapsed,
  ]
    .filter(Boolean)
    .join(' · ')
  return (
    <span title={hint || undefined} className={of.overdue ? 'late' : of.lapsed ? 'mut lapsed' : undefined}>
      {of.overdue ? <Icon name="clock" /> : null}
      {formats.window(window)}
      {of.overdue ? <span className="vh">, {own.overdue}</span> : null}
      {of.lapsed ? <span className="vh">, {own.lapsed}</span> : null}
    </span>
  )
}

/** `+6 mdr.`, bold from a month; a missing baseline is a dash, never zero. */
export function Slip({ of, say }: { of: NextMilestone | null; say: Say }) {
  if (!of) return null
  const reached = reachedOf(of)
  if (of.slipDays === null || !of.baseline || !reached) {
    return (
      <span className="mut">
        <span aria-hidden="true">–</span>
        <span className="vh">{say.own.noPlan}</span>
      </span>
    )
  }
  const text = say.formats.slip(of.baseline, reached)
  return of.slipDays >= 28 && of.state !== 'delivered' ? <b>{text}</b> : <span className="mut">{text}</span>
}

/** Up to six units as segments, above that a bar; the fraction is always printed. */
export function RolloutNow({ of, say }: { of: Rollout; say: Say }) {
  const { own, formats } = say
  const unit = formats.language === 'en' && of.unitEn ? of.unitEn : of.unit
  const about = of.qualifier ? (own.qualifier[of.qualifier] ?? of.qualifier) : ''
  const title = formats.title(of) + (of.asOf ? ` · ${own.asOf(formats.day(of.asOf))}` : '')
  if (of.total === null) {
    return (
      <span className="ro ro--t" title={title}>
        {[about, own.amount(of.done, unit)].filter(Boolean).join(' ')}
      </span>
    )
  }
  return (
    <span className="ro" title={title}>
      {of.total <= 6 ? <Segments done={of.done} total={of.total} /> : <Bar share={of.done / of.total} />}
      <span className="ro-n">
        {about ? `${about} ` : ''}
        <b>{formats.number(of.done)}</b>/{formats.number(of.total)} {unit}
      </span>
    </span>
  )
}

function Segments({ done, total }: { done: number; total: number }) {
  return (
    <span className="ro-seg" aria-hidden="true">
      {Array.from({ length: total }, (_, unit) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the units are alike and never change place
        <i key={unit} className={unit < done ? 'on' : undefined} />
      ))}
    </span>
  )
}

function Bar({ share }: { share: number }) {
  return (
    <svg className="ro-bar" aria-hidden="true">
      <rect width={`${Math.min(1, Math.max(0, share)) * 100}%`} height="100%" />
    </svg>
  )
}

/** The day of the latest fact; a round that was not answered says how old what is shown is. */
export function Updated({ row, say, year }: Cell & { year: number }) {
  const { formats, own, shared } = say
  const { overall, earlier } = row.judged
  if (overall === 'not_reported' && earlier) {
    const sentence = own.lastKnown(shared.light[earlier.overall], formats.day(earlier.asOf))
    return (
      <b title={sentence}>
        <Icon name="clock" />
        {formats.shortDay(earlier.asOf, year)}
      </b>
    )
  }
  if (!row.updatedAt) return <span className="vh">{shared.notStated}</span>
  return <span title={formats.day(row.updatedAt)}>{formats.shortDay(row.updatedAt, year)}</span>
}
