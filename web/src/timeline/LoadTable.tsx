import type { Timeline } from '@pejl/server/portfolio/contract'
import { useMemo } from 'react'
import type { Frame } from './frame.ts'
import { aheadOf, type Cell, countOf, type GoLive, hasAny, isLate, loadOf, type Strip, sizeOf } from './load.ts'
import { periodName, periodsIn } from './periods.ts'
import type { Say } from './say.ts'

type TableProps = { initiatives: Timeline['initiatives']; frame: Frame; say: Say }

/** The strips' twin: sectors by quarter, with the codes of what goes live. Quarters without anything are left out. */
export function LoadTable({ initiatives, frame, say }: TableProps) {
  const { own, shared, formats } = say
  const periods = useMemo(() => periodsIn(frame), [frame])
  const strips = useMemo(() => loadOf(initiatives, periods), [initiatives, periods])
  if (!strips.some(hasAny)) return <p className="tl-note">{own.noLoad}</p>
  const filled = periods.flatMap((period, index) => {
    const cells = strips.flatMap(strip => strip.cells[index] ?? [])
    return cells.some(cell => sizeOf(cell) > 0) ? [{ period, cells }] : []
  })
  return (
    <div className="tl-tw ld-t panel scrollx">
      <table className="tl-t">
        <caption>{own.load('quarter')}</caption>
        <thead>
          <tr>
            <th scope="col">{own.quarter}</th>
            {strips.map(({ sector }) => (
              <th key={sector} scope="col">
                {shared.sector[sector]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {filled.map(({ period, cells }) => (
            <tr key={period.from}>
              <th scope="row">{periodName(period, formats)}</th>
              {cells.map((cell, index) => (
                <td key={strips[index]?.sector}>
                  <InCell cell={cell} say={say} />
                </td>
              ))}
            </tr>
          ))}
          <Beside name={own.withoutDate} strips={strips} of="undated" say={say} />
          <Beside name={own.outsidePeriod} strips={strips} of="outside" say={say} />
        </tbody>
      </table>
    </div>
  )
}

function InCell({ cell, say }: { cell: Cell; say: Say }) {
  if (sizeOf(cell) === 0) return null
  const { possible } = aheadOf(cell)
  const placed = [...cell.sure, ...cell.possible.filter(isLate)]
  return (
    <>
      <b>{countOf(cell)}</b> {codesOf(placed, say)}
      {possible.length > 0 ? (
        <span className="mut">
          {placed.length > 0 ? ' · ' : ''}
          {codesOf(possible, say)} ({say.own.loadMay(cell.kind)})
        </span>
      ) : null}
    </>
  )
}

type BesideProps = { name: string; strips: readonly Strip[]; of: 'undated' | 'outside'; say: Say }

/** What no quarter of the frame takes. */
function Beside({ name, strips, of, say }: BesideProps) {
  if (strips.every(strip => strip[of].length === 0)) return null
  return (
    <tr>
      <th scope="row">{name}</th>
      {strips.map(({ sector, [of]: goLives }) => (
        <td key={sector}>
          {goLives.length > 0 ? (
            <>
              <b>{goLives.length}</b> {codesOf(goLives, say)}
            </>
          ) : null}
        </td>
      ))}
    </tr>
  )
}

/** `2.1, 2.5 (overskredet)` */
function codesOf(goLives: readonly GoLive[], { miles }: Say): string {
  const named = goLives.map(goLive => `${goLive.initiative.code}${isLate(goLive) ? ` (${miles.overdue})` : ''}`)
  return [...new Set(named)].join(', ')
}
