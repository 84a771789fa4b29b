import { type FocusEvent, type KeyboardEvent, type MouseEvent, type ReactNode, useRef, useState } from 'react'
import { turnTo } from '../app/journey.ts'
import { useKeys } from '../app/keys.ts'
import { STRIP, yearsOf } from '../status/series.ts'
import { Icon } from '../ui/Icon.tsx'
import { type Frame, InitiativeRow } from './InitiativeRow.tsx'
import { Lane } from './Lane.tsx'
import type { Group } from './rows.ts'
import type { Say } from './say.ts'
import type { Sort, View } from './view.ts'

type TableProps = {
  groups: readonly Group[]
  titleOf: (group: Group) => string
  view: View
  frame: Frame
  say: Say
  marked: ReadonlySet<string>
  change: (view: Partial<View>) => void
  /** Opens what is judged and computed about a row, beside what was pressed. */
  detail: (code: string, beside: HTMLElement) => void
}

/** The overview's table: one stop for Tab, then arrows or j and k; Enter opens, space shows the two lights. */
export function InitiativeTable({ groups, titleOf, view, frame, say, marked, change, detail }: TableProps) {
  const { table, stop, press, focused } = useRoving(groups, detail)

  function click(event: MouseEvent) {
    const target = event.target as HTMLElement
    const cell = target.closest<HTMLElement>('[data-detail]')
    if (cell?.dataset.detail) detail(cell.dataset.detail, cell)
    // The whole title cell is the link.
    else if (target.matches('.ttl, .r .code')) {
      const link = target.closest('tr')?.querySelector('a')
      if (link) turnTo(link.pathname + link.search)
    }
  }

  const grouping = view.grouping === 'ingen' ? say.own.captionPlain : say.own.caption(say.own.grouping[view.grouping])
  return (
    <div className="tblwrap">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard on the same element */}
      <table ref={table} className="tbl" onKeyDown={press} onClick={click} onFocus={focused}>
        <caption className="vh">{grouping}</caption>
        <Columns />
        <Head view={view} frame={frame} say={say} change={change} />
        {groups.map(group => (
          <tbody key={group.key}>
            {view.grouping === 'ingen' ? null : <Lane group={group} title={titleOf(group)} say={say} />}
            {group.rows.map(row => (
              <InitiativeRow
                key={row.code}
                row={row}
                frame={frame}
                say={say}
                stop={row.code === stop}
                marked={marked.has(row.code)}
              />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

/** One stop for Tab: the row that had the focus last, and from it the arrows. */
function useRoving(groups: readonly Group[], detail: TableProps['detail']) {
  const table = useRef<HTMLTableElement>(null)
  const [current, setCurrent] = useState<string | null>(null)
  const isShown = groups.some(group => group.rows.some(row => row.code === current))
  const stop = isShown ? current : groups[0]?.rows[0]?.code
  const links = () => [...(table.current?.querySelectorAll<HTMLElement>('.ttl a') ?? [])]

  function move(by: number) {
    const all = links()
    const at = all.indexOf(document.activeElement as HTMLElement)
    const next =
      at < 0 ? all.find(link => link.dataset.place === stop) : all[Math.min(all.length - 1, Math.max(0, at + by))]
    next?.focus()
  }
  useKeys({ j: () => move(1), k: () => move(-1) })

  function press(event: KeyboardEvent) {
    const link = (event.target as HTMLElement).closest<HTMLElement>('.ttl a')
    if (!link || event.ctrlKey || event.metaKey || event.altKey || !act(event.key, link)) return
    event.preventDefault()
  }
  function act(key: string, link: HTMLElement): boolean {
    if (key === 'ArrowDown' || key === 'ArrowUp') move(key === 'ArrowDown' ? 1 : -1)
    else if (key === 'Home' || key === 'End')
      links()
        .at(key === 'Home' ? 0 : -1)
        ?.focus()
    else if (key === ' ') detail(link.dataset.place ?? '', link)
    else return false
    return true
  }
  function focused(event: FocusEvent) {
    const code = (event.target as HTMLElement).dataset.place
    if (code) setCurrent(code)
  }
  return { table, stop, press, focused }
}

function Columns() {
  return (
    <colgroup>
      <col className="c-code" />
      <col className="c-ttl" />
      <col className="c-own" />
      <col className="c-sp" />
      <col className="c-st" />
      <col className="c-d" />
      <col className="c-d" />
      <col className="c-d" />
      <col className="c-d" />
      <col className="c-ms" />
      <col className="c-msd" />
      <col className="c-slip" />
      <col className="c-ro" />
      <col className="c-upd" />
    </colgroup>
  )
}

/** What the strips' column is read by: a few years with their ticks. */
function Years({ of }: { of: Frame }) {
  return (
    <svg className="yrs" aria-hidden="true">
      {yearsOf(of.from, of.to).map(year => {
        const x = `${(year.x / STRIP.width) * 100}%`
        return (
          <g key={year.label}>
            <text x={x} y="1.08em">
              {year.label}
            </text>
            <line x1={x} x2={x} y1="1.45em" y2="1.75em" />
          </g>
        )
      })}
    </svg>
  )
}

type HeadProps = Pick<TableProps, 'view' | 'frame' | 'say' | 'change'>

function Head({ view, frame, say, change }: HeadProps) {
  const { own, shared } = say
  const sortable = (sort: Sort, className: string, word: ReactNode, name: string, span?: number) => {
    const sorted = view.sort === sort
    const direction = view.reversed ? 'descending' : 'ascending'
    return (
      <th scope="col" className={className} colSpan={span} aria-sort={sorted ? direction : undefined}>
        <button
          type="button"
          className="th-b"
          title={own.sortedBy(name)}
          onClick={() => change({ sort, reversed: sorted && !view.reversed })}
        >
          {word}
          {sorted && (view.sort !== 'kode' || view.reversed) ? <Icon name={view.reversed ? 'up' : 'down'} /> : null}
        </button>
      </th>
    )
  }
  const abbreviated = (short: string, long: string) => <abbr title={`${long}: ${own.pairHint}`}>{short}</abbr>
  return (
    <thead>
      <tr>
        {sortable('kode', 'ttl', own.initiative, own.sort.kode, 2)}
        <th scope="col">{own.owner}</th>
        <th scope="col" className="sp">
          <Years of={frame} />
          <span className="vh">{own.overTime}</span>
        </th>
        {sortable('status', 'stt', own.now, own.sort.status)}
        <th scope="col" className="dim">
          {abbreviated(shared.dimension.time, shared.dimension.time)}
        </th>
        <th scope="col" className="dim">
          {abbreviated(own.economyShort, shared.dimension.economy)}
        </th>
        <th scope="col" className="dim">
          {abbreviated(own.deliveryShort, shared.dimension.delivery)}
        </th>
        <th scope="col" className="dim">
          {abbreviated(own.riskShort, shared.dimension.risk)}
        </th>
        <th scope="col" className="ms">
          {own.milestone}
        </th>
        {sortable('ventes', 'msd', own.due, own.sort.ventes)}
        {sortable('skred', 'slip', <abbr title={own.slipHint}>{own.slip}</abbr>, own.sort.skred)}
        <th scope="col" className="roll">
          {own.rollout}
        </th>
        {sortable('opdateret', 'upd', own.updated, own.sort.opdateret)}
      </tr>
    </thead>
  )
}
