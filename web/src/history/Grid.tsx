import type { History, HistoryInitiative } from '@pejl/server/portfolio/contract'
import { type FocusEvent, type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { turnTo } from '../app/journey.ts'
import { useKeys } from '../app/keys.ts'
import { type KnownDay, paths } from '../app/paths.ts'
import type { Group } from '../portfolio/rows.ts'
import { heightOf, inSight, type Line, linesOf } from '../timeline/lines.ts'
import { GridHead, GridTotals } from './GridHead.tsx'
import { GridRow } from './GridRow.tsx'
import { Readout } from './Readout.tsx'
import type { Say } from './say.ts'
import { type Show, totalsOf } from './series.ts'
import { useSight } from './sight.ts'
import { moved, type Place } from './stops.ts'

/** So few columns leave room. */
const FEW = 16

type GridProps = {
  history: History
  groups: readonly Group[]
  show: Show
  day: KnownDay
  say: Say
  long: boolean
  printing: boolean
}

/** Initiatives by rounds or half-years: a table whose cells the arrows go through, windowed when it is long. */
export function Grid({ history, groups, show, day, say, long, printing }: GridProps) {
  const { own } = say
  const { columns, unit, portfolio } = history
  const box = useRef<HTMLElement>(null)
  const sight = useSight(box, columns.length, long)
  const rows = useMemo(() => rowsOf(history, groups), [history, groups])
  const totals = useMemo(() => totalsOf(rows, columns.length, show), [rows, columns, show])
  const lines = useMemo(() => linesOf(groups, () => sight.row, sight.head), [groups, sight.row, sight.head])
  const { place, chosen, goTo, press, see } = usePlaces(rows, columns.length, box, line => {
    const at = lines.find(({ code }) => code === rows[line]?.code)
    if (!at || !box.current || !long) return
    showLine(box.current, at)
    sight.look()
  })
  const hrefOf = useCallback((code: string) => paths.initiative(portfolio.slug, code, day), [portfolio.slug, day])
  const openThen = (of: Place) => {
    const [row, column] = [rows[of.row], columns[of.at]]
    if (row) turnTo(column ? paths.initiative(portfolio.slug, row.code, column.day) : hrefOf(row.code))
  }
  const step = (key: string) => goTo(moved(key, place, rows.length, columns.length))
  useKeys({ j: () => step('ArrowDown'), k: () => step('ArrowUp') })

  const [first, last] = long && !printing ? inSight(lines, sight.top, sight.height) : [0, lines.length]
  const span = columns.length + 3
  const drawn = lines.slice(first, last)
  const stopCode = stopIn(drawn, rows[place.row]?.code)
  const indexOf = useMemo(() => new Map(rows.map((row, index) => [row.code, index])), [rows])
  return (
    <>
      <section
        ref={box}
        className={`hm panel${long ? ' hm--long' : ''}${columns.length <= FEW ? ' hm--few' : ''}`}
        aria-label={own.region}
        data-list={long || undefined}
        onScroll={sight.look}
      >
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells the arrows go through is a grid
          role="grid"
          aria-label={own.caption(own.show[show])}
          aria-rowcount={lines.length + 3}
          aria-colcount={span}
          onKeyDown={event => press(event, openThen)}
          onFocus={see}
        >
          <GridHead history={history} show={show} past={day !== undefined} say={say} />
          <tbody>
            <Gap height={lines[first]?.top ?? 0} span={span} />
            {drawn.map(({ group, code }, offset) => {
              const row = code === null ? undefined : rows[indexOf.get(code) ?? -1]
              const index = first + offset + 3
              if (!row)
                return (
                  <Lane key={`area ${group.key}`} history={history} number={group.number} index={index} say={say} />
                )
              return (
                <GridRow
                  key={row.code}
                  {...{ columns, unit, show, hrefOf, say }}
                  row={row}
                  index={index}
                  stop={row.code === stopCode ? place.at : null}
                />
              )
            })}
            <Gap height={heightOf(lines) - (lines[last]?.top ?? heightOf(lines))} span={span} />
          </tbody>
          <GridTotals history={history} totals={totals} show={show} index={lines.length + 3} say={say} />
        </table>
      </section>
      <Readout
        row={chosen ? rows[place.row] : undefined}
        column={chosen ? columns[place.at] : undefined}
        at={place.at}
        slug={portfolio.slug}
        say={say}
      />
    </>
  )
}

/** The tab key always finds a stop: where the reader was, or the first row that is drawn. */
const stopIn = (drawn: readonly Line[], code: string | undefined) =>
  drawn.some(line => line.code === code) ? code : drawn.find(line => line.code !== null)?.code

type LaneProps = { history: History; number: number | null; index: number; say: Say }

/** The head of a focus area. */
function Lane({ history, number, index, say }: LaneProps) {
  const area = history.focusAreas.find(one => one.number === number)
  return (
    <tr className="hm-lane" aria-rowindex={index}>
      <th scope="rowgroup" colSpan={history.columns.length + 3}>
        <span className="lane-n">{number}</span>
        <span>{area ? say.formats.title(area) : ''}</span>
      </th>
    </tr>
  )
}

function rowsOf({ initiatives }: History, groups: readonly Group[]): HistoryInitiative[] {
  const byCode = new Map(initiatives.map(row => [row.code, row]))
  return groups.flatMap(group => group.rows.flatMap(({ code }) => byCode.get(code) ?? []))
}

/** Where the reader is in the grid. The focus follows; what is out of sight is brought into it first. */
function usePlaces(
  rows: readonly HistoryInitiative[],
  columns: number,
  box: { current: HTMLElement | null },
  show: (row: number) => void,
) {
  const [chosen, setChosen] = useState(false)
  const [at, setPlace] = useState<Place>({ row: 0, at: -1 })
  const place = { row: Math.min(at.row, rows.length - 1), at: Math.min(at.at, columns - 1) }
  const cellOf = (of: Place) =>
    box.current?.querySelector<HTMLElement>(
      `[data-code="${CSS.escape(rows[of.row]?.code ?? '')}"] [data-at="${of.at}"]`,
    )
  function goTo(to: Place | null) {
    if (to === null) return
    // At once: a key that is held down must find the focus in the grid although its row is no longer drawn.
    flushSync(() => {
      setPlace(to)
      show(to.row)
    })
    cellOf(to)?.focus()
  }
  function press(event: KeyboardEvent, open: (of: Place) => void) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter' && place.at >= 0) open(place)
    else {
      const to = moved(event.key, place, rows.length, columns)
      if (to === null) return
      goTo(to)
    }
    event.preventDefault()
  }
  function see({ target }: FocusEvent) {
    const cell = target.closest<HTMLElement>('[data-at]')
    const code = cell?.closest<HTMLElement>('[data-code]')?.dataset.code
    const row = rows.findIndex(one => one.code === code)
    if (!cell || row < 0) return
    setPlace({ row, at: Number(cell.dataset.at) })
    setChosen(true)
  }
  return { place, chosen, goTo, press, see }
}

function showLine(box: HTMLElement, { top, height }: { top: number; height: number }) {
  const head = box.querySelector('thead')?.offsetHeight ?? 0
  const bottom = top + height + head - box.clientHeight
  if (top < box.scrollTop) box.scrollTop = top
  else if (bottom > box.scrollTop) box.scrollTop = bottom
}

/** Holds the place of the lines that are out of sight. */
function Gap({ height, span }: { height: number; span: number }) {
  return height > 0 ? (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
    <tr className="hm-space" aria-hidden="true">
      <td colSpan={span} height={height} />
    </tr>
  ) : null
}
