import type { Spot } from './spots.ts'

/** A spot's signs: filled when held, hollow where all that is known is that a meeting was planned. */
export function MeetingMarks({ spot: { marks, from } }: { spot: Spot }) {
  return marks.map(({ meeting, x, span }) => (
    <span key={meeting.key}>
      {span ? <i className="mt-span" style={{ left: span[0] - from, width: span[1] - span[0] }} /> : null}
      <svg width="10" height="8" viewBox="0 0 10 8" style={{ left: x - from - 5 }} aria-hidden="true">
        <path className={meeting.announced ? 'mt mt--a' : 'mt'} d="M1 1h8L5 7z" />
      </svg>
    </span>
  ))
}
