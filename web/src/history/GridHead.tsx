import type { History, HistoryColumn } from '@pejl/server/portfolio/contract'
import { memo } from 'react'
import { closedPath, columnName, monthIn, type Say } from './say.ts'
import { beginsYear, labelled, type Show, type Total } from './series.ts'

type HeadProps = { history: History; show: Show; past: boolean; say: Say }

/** Years above, and under them each column with its whole name for those who listen. */
export const GridHead = memo(function GridHead({ history, show, past, say }: HeadProps) {
  const { own, formats } = say
  const { columns, unit } = history
  const { labels, years } = labelled(history, monthIn(formats))
  return (
    <>
      <colgroup>
        <col className="hm-w-h" />
        <col span={columns.length} className="hm-w-c" />
        <col className="hm-w-n" />
        <col className="hm-w-k" />
      </colgroup>
      <thead>
        <tr className="hm-r--y">
          <th scope="col" rowSpan={2} className="hm-h">
            <span className="vh">{own.initiative}, </span>
            {own.unit[unit].title}
          </th>
          {years.map(({ year, count }) => (
            <th
              key={year}
              scope="colgroup"
              colSpan={count}
              className="hm-c--year"
              style={{ width: `${count * COLUMN_REM}rem` }}
            >
              <span>{year}</span>
            </th>
          ))}
          <th scope="col" rowSpan={2} className="hm-n">
            {past ? own.nowThen : own.now}
          </th>
          <th scope="col" rowSpan={2} className="hm-k" title={own.outsideHint(unit, show)}>
            <abbr title={own.outsideHint(unit, show)}>{own.outside[show]}</abbr>
          </th>
        </tr>
        <tr className="hm-r--l">
          {labels.map(({ column, label }, at) => (
            <th
              key={column.day}
              scope="col"
              className={beginsYear(columns, at) ? 'hm-c hm-c--year' : 'hm-c'}
              title={`${columnName(column, say)} · ${say.shared.knownAs.toLowerCase()} ${formats.day(column.day)}`}
            >
              <Label slug={history.portfolio.slug} column={column} label={label} say={say} />
            </th>
          ))}
        </tr>
      </thead>
    </>
  )
})

type LabelProps = { slug: string; column: HistoryColumn; label: string; say: Say }

/** A round leads to how it was closed, where that is kept. The tab key passes by: what is read out of the grid leads there too. */
function Label({ slug, column, label, say }: LabelProps) {
  const to = closedPath(slug, column)
  const name = columnName(column, say)
  const words = (
    <>
      <span aria-hidden="true">{label}</span>
      <span className="vh">{to ? say.own.closedLink(name) : name}</span>
    </>
  )
  return to ? (
    <a href={to} tabIndex={-1}>
      {words}
    </a>
  ) : (
    words
  )
}

/** As in history.css; on a phone the head is no table. */
const COLUMN_REM = 1.625
const HEIGHT = 44

type TotalsProps = { history: History; totals: readonly Total[]; show: Show; index: number; say: Say }

/** How much stands outside green in each column: one zero-based axis for all. */
export const GridTotals = memo(function GridTotals({ history, totals, show, index, say }: TotalsProps) {
  const { own } = say
  const most = Math.max(1, ...totals.map(total => total.all))
  const height = (count: number) => Math.round((count / most) * HEIGHT * 10) / 10
  return (
    <tfoot>
      <tr className="hm-r--t" aria-rowindex={index}>
        <th scope="row" className="hm-h">
          <span className="hm-tn">
            {own.totals[show]}
            {totals.some(total => total.aside > 0) ? <small>{own.asideNote}</small> : null}
          </span>
        </th>
        {totals.map(({ yellow, red, all, aside }, at) => (
          <td
            // biome-ignore lint/suspicious/noArrayIndexKey: a total has no other name than its place
            key={at}
            className={beginsYear(history.columns, at) ? 'hm-c hm-c--year' : 'hm-c'}
            title={own.totalOf(all, red, aside)}
          >
            <span aria-hidden="true">{all}</span>
            <span className="vh">{own.totalOf(all, red, aside)}</span>
            <svg width="16" height={HEIGHT} aria-hidden="true">
              <rect
                className={show === 'gab' ? 'hm-bg' : 'hm-by'}
                y={HEIGHT - height(all)}
                width="16"
                height={height(show === 'gab' ? all : yellow)}
              />
              <rect className="hm-br" y={HEIGHT - height(red)} width="16" height={height(red)} />
            </svg>
          </td>
        ))}
        <td className="hm-n" />
        <td className="hm-k" />
      </tr>
    </tfoot>
  )
})
