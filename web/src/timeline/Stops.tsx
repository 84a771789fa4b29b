import { reachedOf } from '../milestones/dates.ts'
import { phaseSentence, type Say, sentenceOf } from './say.ts'
import type { Row } from './series.ts'
import { AFTER, BEFORE, stopOf, TITLE } from './stops.ts'

type StopsProps = {
  row: Row
  /** The initiative's page. */
  href: string
  /** The stop that Tab comes to, when it is in this row. */
  stop: string | null
  say: Say
  /** Moves the frame to a day. */
  showDay: (day: string) => void
}

/** What of a row can be pressed and is read out: its phases, its milestones and what lies outside the frame. */
export function Stops({ row, href, stop, say, showDay }: StopsProps) {
  const { initiative, bars, signs, marks, before, after, lines } = row
  const tab = (at: string) => ({ 'data-stop': at, tabIndex: stop === at ? 0 : -1 })
  const edge = { row, stop, say, showDay }
  return (
    <>
      {before.length > 0 ? <Edge at={BEFORE} {...edge} /> : null}
      {bars.map(({ key, phase, from, to }) => (
        <a
          key={key}
          className="tl-p"
          href={`${href}#h-lifecycle`}
          style={{ left: from, width: to - from, top: lines[0] ?? 0 }}
          aria-label={phaseSentence(phase, initiative, say)}
          data-phase={key}
          {...tab(key)}
        />
      ))}
      {signs.map(({ key, phase, x, place }) => (
        <a
          key={key}
          className="tl-m"
          href={`${href}#h-lifecycle`}
          style={{ left: x, top: lines[place.track] ?? 0 }}
          aria-label={phaseSentence(phase, initiative, say)}
          data-phase={key}
          {...tab(key)}
        />
      ))}
      {marks.map(mark => (
        <a
          key={mark.key}
          className="tl-m"
          href={`${href}#m-${encodeURIComponent(mark.key)}`}
          style={{ left: mark.x, top: lines[mark.place.track] ?? 0 }}
          aria-label={sentenceOf(mark.milestone, say)}
          data-milestone={mark.key}
          data-place={`${initiative.code} ${mark.key}`}
          {...tab(stopOf(mark.key))}
        />
      ))}
      {after.length > 0 ? <Edge at={AFTER} {...edge} /> : null}
    </>
  )
}

type EdgeProps = Pick<StopsProps, 'row' | 'stop' | 'say' | 'showDay'> & { at: typeof BEFORE | typeof AFTER }

/** Points to what lies outside the frame; a press moves the frame to the nearest of it. */
function Edge({ row, at, stop, say, showDay }: EdgeProps) {
  const { own } = say
  const outside = row[at]
  const days = outside.map(({ milestone, phase }) => (phase ? phase.from : reachedOf(milestone))?.latest ?? '').sort()
  const nearest = (at === BEFORE ? days.at(-1) : days[0]) ?? ''
  const count = outside.length
  const sign = at === BEFORE ? `‹ ${count}` : `${count} ›`
  const sentences = outside.map(({ milestone, phase }) =>
    phase ? phaseSentence(phase, row.initiative, say) : sentenceOf(milestone, say),
  )
  return (
    <button
      type="button"
      className={at === BEFORE ? 'tl-e' : 'tl-e tl-e--after'}
      aria-label={`${sign}: ${at === BEFORE ? own.before(count) : own.after(count)}. ${sentences.join('. ')}`}
      onClick={event => {
        // This pointer may be gone in the new frame; the focus stays in its row.
        event.currentTarget.closest('[data-row]')?.querySelector<HTMLElement>(`[data-stop="${TITLE}"]`)?.focus()
        showDay(nearest)
      }}
      data-stop={at}
      tabIndex={stop === at ? 0 : -1}
    >
      {sign}
    </button>
  )
}
