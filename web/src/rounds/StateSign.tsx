import type { Reporting } from '@pejl/server/rounds/contract'
import type { RoundWords } from './da.ts'

type State = Reporting['initiatives'][number]['state']

/** Drawn in ink: the colours of the lights say how an initiative goes, not whether somebody has reported. */
const SHAPES: Record<State, string> = {
  not_started: 'M8 1.9a6.1 6.1 0 1 0 0 12.2a6.1 6.1 0 1 0 0-12.2',
  draft: 'm3 13 .8-3L11 2.8 13.2 5 6 12.2z',
  submitted: 'm3 8.5 3.2 3.2L13 4.8',
  returned: 'M6.5 3.5 3 7l3.5 3.5M3 7h6.5a3.2 3.2 0 0 1 0 6.4H8',
  missing: 'M8 1.5 14.5 8 8 14.5 1.5 8zM8 4.8v4M8 10.2v1.4',
}

/** How far a report has come, as a shape. Without a word beside it, it says its own. */
export function StateShape({ state, label }: { state: State; label?: string | undefined }) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, or hidden where a word stands beside it
    <svg
      className={`ic rs rs--${state}`}
      viewBox="0 0 16 16"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <path d={SHAPES[state]} />
    </svg>
  )
}

type SignProps = { state: State; late: boolean; onBehalf: boolean; own: RoundWords }

/** Shape and word, and whether it came after the deadline or from the office. */
export function StateSign({ state, late, onBehalf, own }: SignProps) {
  return (
    <span className={state === 'missing' ? 'rs-w rs-w--missing' : 'rs-w'}>
      <StateShape state={state} />
      <span>{own.state[state]}</span>
      {late ? <span className="tag">{own.late}</span> : null}
      {onBehalf ? <span className="tag">{own.onBehalf}</span> : null}
    </span>
  )
}
