import type { TimelineMeeting } from '@pejl/server/portfolio/contract'
import type { Formats } from '../language/formats.ts'
import { type Frame, type Scale, type Tick, ticksOf } from './frame.ts'
import { pointOf } from './phases.ts'

export const AXIS_HEIGHT = 46
/** A quarter's or month's name needs so much room. */
const ROOM = 38

type AxisProps = {
  frame: Frame
  scale: Scale
  /** Each part names its year too: on a phone the year's own name may be out of sight. */
  full: boolean
  formats: Formats
}

/** Years above, quarters or months below where there is room for their names. */
export function Axis({ frame, scale, full, formats }: AxisProps) {
  const ticks = ticksOf(frame)
  const step = ticks.length > 1 ? scale.width / ticks.length : scale.width
  const firstYear = frame.from.slice(0, 4)
  return (
    <svg
      className="tl-axis"
      width={scale.width}
      height={AXIS_HEIGHT}
      viewBox={`0 0 ${scale.width} ${AXIS_HEIGHT}`}
      aria-hidden="true"
    >
      {frame.from.endsWith('-01-01') ? null : (
        <text className="ax-y" x="5" y="16">
          {firstYear}
        </text>
      )}
      {ticks.map(({ day, kind }) => {
        const x = scale.start(day)
        return (
          <g key={day}>
            <path className="ax-q" d={`M${x} ${kind === 'year' ? 0 : 38}V${AXIS_HEIGHT}`} />
            {kind === 'year' ? (
              <text className="ax-y" x={x + 5} y="16">
                {day.slice(0, 4)}
              </text>
            ) : null}
            {frame.zoom !== 'alt' && step >= ROOM ? (
              <text className="ax-ml" x={x + 5} y="34">
                {full ? partName(day, frame, formats) : partName(day, frame, formats).replace(/\s\d{4}$/, '')}
              </text>
            ) : null}
          </g>
        )
      })}
    </svg>
  )
}

/** `jan. 2025`, `2. kvt. 2025`: as the language writes the window. */
function partName(day: string, { zoom }: Frame, formats: Formats): string {
  const precision = zoom === '12mdr' ? 'month' : 'quarter'
  return formats.window({ earliest: day, latest: day, precision, qualifier: null, text: null })
}

const SLIM_HEIGHT = 18
/** Room for a quarter's or month's name with its year. */
const FULL_ROOM = 76
const YEAR_ROOM = 32

/** Years, or where there is room their parts, in one line. */
export function SlimAxis({ frame, scale, formats }: Omit<AxisProps, 'full'>) {
  const ticks = ticksOf(frame)
  const step = frame.zoom === 'alt' ? 0 : scale.width / Math.max(1, ticks.length)
  const nameOf = ({ day, kind }: Tick) => {
    const name = partName(day, frame, formats)
    if (step >= FULL_ROOM) return name
    return kind === 'year' ? day.slice(0, 4) : step >= ROOM ? name.replace(/\s\d{4}$/, '') : ''
  }
  return (
    <svg className="tl-axis" width={scale.width} height={SLIM_HEIGHT} aria-hidden="true">
      {ticks[0] && scale.start(ticks[0].day) >= YEAR_ROOM ? (
        <text className="ax-ml b" x="5" y="13">
          {frame.from.slice(0, 4)}
        </text>
      ) : null}
      {ticks.map(tick => {
        const x = scale.start(tick.day)
        return (
          <g key={tick.day}>
            <path className="ax-q" d={`M${x} ${tick.kind === 'year' ? 0 : 12}V${SLIM_HEIGHT}`} />
            <text className={tick.kind === 'year' ? 'ax-ml b' : 'ax-ml'} x={x + 5} y="13">
              {nameOf(tick)}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

type UnderProps = {
  frame: Frame
  scale: Scale
  meetings: readonly TimelineMeeting[]
  knownAt: string
  today: string
}

/** What lies under all rows: the years, the meetings, the day whose knowledge is shown, today, and hatched the time between them. */
export function Under({ frame, scale, meetings, knownAt, today }: UnderProps) {
  const { width } = scale
  const lines = ticksOf(frame).filter(({ kind }) => kind === 'year' || frame.zoom !== 'alt')
  const known = scale.end(knownAt)
  const now = scale.end(today)
  const [from, to] = [Math.max(0, known), Math.min(width, now)]
  return (
    <svg className="tl-under" width={width} height="100%" aria-hidden="true">
      <defs>
        <pattern id="tl-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="2.5" height="6" fill="var(--hatch)" />
        </pattern>
      </defs>
      {to > from ? <rect x={from} width={to - from} height="100%" fill="url(#tl-hatch)" /> : null}
      {lines.map(({ day, kind }) => (
        <line
          key={day}
          className={kind === 'year' ? 'gr' : 'gr gr--s'}
          x1={scale.start(day)}
          x2={scale.start(day)}
          y2="100%"
        />
      ))}
      {meetings.map(({ key, date }) => {
        const { x } = pointOf(date, scale)
        return x >= 0 && x <= width ? <line key={key} className="mt-l" x1={x} x2={x} y2="100%" /> : null
      })}
      {known >= 0 && known <= width ? <line className="kn" x1={known} x2={known} y2="100%" /> : null}
      {today > knownAt && now >= 0 && now <= width ? <line className="td" x1={now} x2={now} y2="100%" /> : null}
    </svg>
  )
}

type FlagsProps = { scale: Scale; knownAt: string; today: string; words: { known: string; now: string } }

/** The names of the two lines, turned away from each other where they stand close. */
export function Flags({ scale, knownAt, today, words }: FlagsProps) {
  const known = scale.end(knownAt)
  const now = scale.end(today)
  const length = 16 + words.known.length * 6.4
  const isIn = (x: number) => x >= 0 && x <= scale.width
  const apart = today > knownAt && isIn(now)
  const knownLeft = known + length > scale.width || (apart && now - known < length + 48)
  const nowLeft = now + 48 > scale.width
  return (
    <div className="tl-flags" aria-hidden="true">
      {isIn(known) ? (
        <span className={knownLeft ? 'fl fl--k fl--left' : 'fl fl--k'} style={{ left: known }}>
          {words.known}
        </span>
      ) : null}
      {apart ? (
        <span className={nowLeft ? 'fl fl--t fl--left' : 'fl fl--t'} style={{ left: now }}>
          {words.now}
        </span>
      ) : null}
    </div>
  )
}
