import type { HistoryColumn, HistoryInitiative } from '@pejl/server/portfolio/contract'
import { paths } from '../app/paths.ts'
import { cellSentence, closedPath, columnName, type Say } from './say.ts'

type ReadoutProps = {
  row: HistoryInitiative | undefined
  column: HistoryColumn | undefined
  at: number
  slug: string
  say: Say
}

/** The chosen cell in words, with the way to the initiative as it was known then. */
export function Readout({ row, column, at, slug, say }: ReadoutProps) {
  const { own, formats } = say
  if (!row || !column) return <p className="hm-say">{own.choose}</p>
  const closed = closedPath(slug, column)
  return (
    <p className="hm-say">
      <b>{row.code}</b> <span lang="da">{row.title}</span> · {columnName(column, say)}:{' '}
      {cellSentence(row.cells[at] ?? null, say)}.{' '}
      <a href={paths.initiative(slug, row.code, column.day)}>{own.openThen(formats.day(column.day))}</a>
      {closed ? (
        <>
          {' · '}
          <a href={closed}>{own.openClosed}</a>
        </>
      ) : null}
    </p>
  )
}
