import type { OverviewInitiative } from '@pejl/server/portfolio/contract'
import { useMemo } from 'react'
import type { Group } from '../portfolio/rows.ts'
import type { ChartProps } from './Chart.tsx'
import type { Line } from './lines.ts'
import type { Relations } from './relations.ts'
import type { Say } from './say.ts'
import type { Row } from './series.ts'
import type { Stop } from './stops.ts'
import { TimelineRow } from './TimelineRow.tsx'

type LinesProps = Pick<ChartProps, 'timeline' | 'groups' | 'titleOf' | 'day' | 'say' | 'long' | 'showDay'> & {
  lines: readonly Line[]
  /** The first line drawn and the one past the last. */
  first: number
  last: number
  /** How high all of them are together. */
  total: number
  width: number
  rowAt: (code: string) => Row | null
  relations: ReadonlyMap<string, Relations>
  stop: Stop | null
}

/** The lines in sight. In a long list each is put at its place, and says which of how many it is. */
export function Lines(props: LinesProps) {
  const {
    timeline,
    groups,
    titleOf,
    day,
    say,
    long,
    showDay,
    lines,
    first,
    last,
    total,
    width,
    rowAt,
    relations,
    stop,
  } = props
  const listed = useMemo(
    () => new Map<string, OverviewInitiative>(groups.flatMap(group => group.rows.map(row => [row.code, row]))),
    [groups],
  )
  return (
    <ul className="tl-l" style={long ? { height: total } : undefined}>
      {lines.slice(first, last).map((line, offset) => {
        const place: Place = long ? { top: line.top, index: first + offset, of: lines.length } : null
        if (line.code === null) {
          const key = `lane ${line.group.key}`
          return <Lane key={key} line={line} title={titleOf(line.group)} place={place} say={say} />
        }
        const row = rowAt(line.code)
        const of = listed.get(line.code)
        return row && of ? (
          <TimelineRow
            key={line.code}
            row={row}
            relations={relations.get(line.code)}
            listed={of}
            slug={timeline.portfolio.slug}
            day={day}
            say={say}
            width={width}
            height={line.height}
            stop={stop?.code === line.code ? stop.at : null}
            top={place?.top ?? null}
            position={place ? place.index + 1 : null}
            count={lines.length}
            showDay={showDay}
          />
        ) : null
      })}
    </ul>
  )
}

type Place = { top: number; index: number; of: number } | null
type LaneProps = { line: Line; title: string; place: Place; say: Say }

function Lane({ line: { group, height }, title, place, say }: LaneProps) {
  return (
    <li
      className={place ? 'tl-lane tl-r--abs' : 'tl-lane'}
      style={place ? { height, transform: `translateY(${place.top}px)` } : { height }}
      aria-posinset={place ? place.index + 1 : undefined}
      aria-setsize={place?.of}
    >
      <h2>
        {group.number === null ? null : <span className="lane-n">{group.number}</span>}
        {title}
        <Count group={group} say={say} />
      </h2>
    </li>
  )
}

const Count = ({ group, say }: { group: Group; say: Say }) => (
  <span className="vh">, {say.list.own.initiatives(group.rows.length)}</span>
)
