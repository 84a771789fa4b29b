import type { Overview } from '@pejl/server/portfolio/contract'
import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { listScroll, turnTo } from '../app/journey.ts'
import { useKeys } from '../app/keys.ts'
import { paths } from '../app/paths.ts'
import type { Frame } from './InitiativeRow.tsx'
import { HeadLine, RowLine } from './ListLine.tsx'
import { headsOf, type Line, linesOf } from './lines.ts'
import type { Group } from './rows.ts'
import type { Say } from './say.ts'
import { toggled, type View } from './view.ts'

type ListProps = {
  groups: readonly Group[]
  overview: Overview
  titleOf: (group: Group) => string
  view: View
  frame: Frame
  say: Say
  change: (view: Partial<View>) => void
}

/** Lines drawn above and below what is seen. */
const SPARE = 8
/** As `--row` in tokens.css, in rem: a window must know the height of what it does not draw. */
const LINE_REM: Record<View['density'], number> = { taet: 1.5, normal: 2, luftig: 2.75 }
const rootSize = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16

/** A long list: folded groups with their shares, rows of one height, and only the lines in sight in the document. */
export function LargeList({ groups, overview, titleOf, view, frame, say, change }: ListProps) {
  const { own } = say
  const heads = useMemo(() => headsOf(groups, overview, titleOf, view), [groups, overview, titleOf, view])
  const lines = useMemo(() => linesOf(heads, groups, view), [heads, groups, view])
  const { box, first, last, height, page, look, showLine } = useWindow(lines.length, view)
  const [current, setCurrent] = useState(0)
  const stop = Math.min(current, lines.length - 1)

  function focusOn(index: number) {
    const line = Math.max(0, Math.min(lines.length - 1, index))
    setCurrent(line)
    showLine(line)
  }
  const fold = (key: string) => change({ open: toggled(view.open, key) })
  useKeys({ j: () => focusOn(stop + 1), k: () => focusOn(stop - 1) })

  function press(event: KeyboardEvent) {
    const line = lines[stop]
    if (!line || event.ctrlKey || event.metaKey || event.altKey) return
    const to = lineAfter(event.key, lines, stop, page)
    if (to === null && !isFolding(event.key, line) && !(event.key === 'Enter' && line.row)) return
    event.preventDefault()
    if (to !== null) focusOn(to)
    else if (line.row) turnTo(paths.initiative(frame.slug, line.row.code, frame.day))
    else fold(line.head.key)
  }

  return (
    <div ref={box} className="vt panel" data-list onScroll={look}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose groups fold is a treegrid
        role="treegrid"
        aria-label={own.captionPlain}
        aria-rowcount={lines.length + 1}
        aria-busy={overview.initiatives.length < overview.counts.initiatives}
        onKeyDown={press}
      >
        <colgroup>
          <col className="v-ttl" />
          <col className="v-own" />
          <col className="v-st" />
          <col className="v-slip" />
          <col className="v-upd" />
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {[own.initiative, own.owner, own.status, own.slip, own.updated].map(word => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={first * height} />
          {lines.slice(first, last).map((line, offset) => {
            const index = first + offset
            const shared = { line, index, stop: index === stop, say }
            return line.row ? (
              <RowLine key={`row ${line.row.code}`} {...shared} row={line.row} frame={frame} />
            ) : (
              <HeadLine
                key={`head ${line.head.key}`}
                {...shared}
                fold={() => {
                  setCurrent(index)
                  fold(line.head.key)
                }}
              />
            )
          })}
          <Gap height={(lines.length - last) * height} />
        </tbody>
      </table>
    </div>
  )
}

/** Where an arrow or a page leads; null when the key does something else. */
function lineAfter(key: string, lines: readonly Line[], stop: number, page: number): number | null {
  const line = lines[stop]
  switch (key) {
    case 'ArrowDown':
      return stop + 1
    case 'ArrowUp':
      return stop - 1
    case 'PageDown':
      return stop + page
    case 'PageUp':
      return stop - page
    case 'Home':
      return 0
    case 'End':
      return lines.length - 1
    case 'ArrowRight':
      return line?.row === null && line.open ? stop + 1 : null
    case 'ArrowLeft':
      return line?.row ? lines.findIndex(({ head, row }) => row === null && head.key === line.head.key) : null
    default:
      return null
  }
}

/** Enter and space turn a group over; an arrow only the way it points. */
function isFolding(key: string, line: Line): boolean {
  if (line.row) return false
  return key === 'Enter' || key === ' ' || (key === 'ArrowRight' && !line.open) || (key === 'ArrowLeft' && line.open)
}

/** Holds the place of the lines that are out of sight. */
function Gap({ height }: { height: number }) {
  return height > 0 ? (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
    <tr className="vgap" aria-hidden="true">
      <td colSpan={5} height={height} />
    </tr>
  ) : null
}

/** Which lines are in sight, as the box scrolls and its size or density changes. */
function useWindow(count: number, { density, projector }: View) {
  const box = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState({ top: 0, size: 640 })
  const [height, setHeight] = useState(32)
  const look = () => {
    const { current } = box
    if (current) setSeen({ top: current.scrollTop, size: current.clientHeight })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: density and projector set the size that is measured
  useLayoutEffect(() => {
    const { current } = box
    if (!current) return
    const measure = () => {
      setHeight(LINE_REM[density] * rootSize())
      look()
    }
    measure()
    const watcher = new ResizeObserver(measure)
    watcher.observe(current)
    return () => watcher.disconnect()
  }, [density, projector])
  useLayoutEffect(() => {
    if (box.current && listScroll() > 0) box.current.scrollTop = listScroll()
  }, [])

  function showLine(index: number) {
    const { current } = box
    if (!current) return
    const headHeight = current.querySelector('thead')?.offsetHeight ?? 0
    const bottom = (index + 1) * height + headHeight - current.clientHeight
    if (index * height < current.scrollTop) current.scrollTop = index * height
    else if (bottom > current.scrollTop) current.scrollTop = bottom
    look()
    requestAnimationFrame(() =>
      current.querySelector<HTMLElement>(`[data-line="${index}"]`)?.focus({ preventScroll: true }),
    )
  }
  const first = Math.max(0, Math.min(count, Math.floor(seen.top / height) - SPARE))
  const last = Math.min(count, Math.ceil((seen.top + seen.size) / height) + SPARE)
  return { box, first, last, height, page: Math.max(1, Math.floor(seen.size / height) - 2), look, showLine }
}
