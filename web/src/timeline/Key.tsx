import type { TimelineMeeting } from '@pejl/server/portfolio/contract'
import type { Lifecycle } from '@pejl/server/terms'
import type { ReactNode } from 'react'
import type { Say } from './say.ts'

const PHASES: readonly [Lifecycle, string][] = [
  ['planned', 'ph ph-A'],
  ['in_development', 'ph ph-U'],
  ['rollout', 'ph ph-B'],
]

type KeyProps = {
  phases: ReadonlySet<Lifecycle>
  lapsed: boolean
  undated: boolean
  meetings: readonly TimelineMeeting[]
  say: Say
}

/** The signs that the chart uses, in reading order. */
export function Key({ phases, lapsed, undated, meetings, say }: KeyProps) {
  const { own, miles, shared } = say
  const sign = (word: string, drawing: ReactNode, width = 14) => (
    <span key={word}>
      <svg width={width} height="12" viewBox={`0 0 ${width} 12`} aria-hidden="true">
        {drawing}
      </svg>
      {word}
    </span>
  )
  return (
    <section className="tl-key" aria-label={own.legend}>
      {PHASES.filter(([lifecycle]) => phases.has(lifecycle)).map(([lifecycle, shape]) =>
        sign(shared.lifecycle[lifecycle], <rect className={shape} x=".5" y=".5" width="23" height="11" rx="1.5" />, 24),
      )}
      {phases.has('in_operation')
        ? sign(shared.lifecycle.in_operation, <path className="ph-D" d="M0 6H24" />, 24)
        : null}
      {sign(own.planSign, <path className="ms-b" d="M7 2l4 4-4 4-4-4z" />)}
      {sign(own.slipSign, <path className="sl" d="M0 6H21m-3-2.6 3 2.6-3 2.6" />, 24)}
      {sign(own.expectedSign, <path className="ms-f" d="M7 1l5 5-5 5-5-5z" />)}
      {sign(own.deliveredSign, <path className="ms-d" d="M7 1l5 5-5 5-5-5z" />)}
      {lapsed
        ? sign(
            miles.lapsed,
            <>
              <path className="ms-f" d="M7 1l5 5-5 5-5-5z" />
              <path className="ms-x" d="M1 6H13" />
            </>,
          )
        : null}
      {sign(
        own.fuzzySign,
        <>
          <path className="fz" d="M1 6H31" />
          <path className="fzc" d="M1 2v8M31 2v8" />
          <path className="ms-f" d="M16 1l5 5-5 5-5-5z" />
        </>,
        32,
      )}
      {meetings.some(({ announced }) => !announced)
        ? sign(own.meetingSign, <path className="mt" d="M3 3h8L7 9z" />)
        : null}
      {meetings.some(({ announced }) => announced)
        ? sign(own.announcedSign, <path className="mt mt--a" d="M3 3h8L7 9z" />)
        : null}
      {undated ? (
        <span>
          <i className="dia dia--u" />
          {own.undatedSign}
        </span>
      ) : null}
    </section>
  )
}
