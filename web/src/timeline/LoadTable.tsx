import type { Timeline } from '@pejl/server/portfolio/contract'
import { useMemo } from 'react'
import type { Frame } from './frame.ts'
import { type Cell, countOf, loadOf, quarterWindow, sizeOf } from './load.ts'
import type { Say } from './say.ts'

type TableProps = { initiatives: Timeline['initiatives']; frame: Frame; say: Say }

/** The strips' twin: sectors by quarter, with the codes of what goes live. Quarters without anything are left out. */
export function LoadTable({ initiatives, frame, say }: TableProps) {
  const { own, shared, formats } = say
  const strips = useMemo(() => loadOf(initiatives, frame), [initiatives, frame])
  const first = strips[0]?.cells ?? []
  const quarters = first.flatMap(({ quarter }, index) =>
    strips.some(({ cells }) => hasAny(cells[index])) ? [{ quarter, index }] : [],
  )
  if (quarters.length === 0) return <p className="tl-note">{own.noLoad}</p>
  return (
    <div className="tl-tw ld-t panel scrollx">
      <table className="tl-t">
        <caption>{own.load}</caption>
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
          {quarters.map(({ quarter, index }) => (
            <tr key={quarter}>
              <th scope="row">{formats.window(quarterWindow(quarter))}</th>
              {strips.map(({ sector, cells }) => (
                <td key={sector}>
                  <Codes cell={cells[index]} may={own.loadMay} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const hasAny = (cell: Cell | undefined) => cell !== undefined && sizeOf(cell) > 0

function Codes({ cell, may }: { cell: Cell | undefined; may: string }) {
  if (!cell || sizeOf(cell) === 0) return null
  const codes = (of: Cell['sure']) => [...new Set(of.map(({ initiative }) => initiative.code))].join(', ')
  return (
    <>
      <b>{countOf(cell)}</b> {codes(cell.sure)}
      {cell.possible.length > 0 ? (
        <span className="mut">
          {cell.sure.length > 0 ? ' · ' : ''}
          {codes(cell.possible)} ({may})
        </span>
      ) : null}
    </>
  )
}
