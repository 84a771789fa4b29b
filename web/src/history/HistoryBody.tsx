import type { History } from '@pejl/server/portfolio/contract'
import { useCallback, useMemo } from 'react'
import { useSearch } from 'wouter'
import { adjust } from '../app/journey.ts'
import { useKeys } from '../app/keys.ts'
import type { KnownDay } from '../app/paths.ts'
import { NoneFound } from '../portfolio/NoneFound.tsx'
import { usePaper } from '../portfolio/paper.ts'
import { filtered, grouped } from '../portfolio/rows.ts'
import { PLAIN, searchOf, type View, viewIn } from '../portfolio/view.ts'
import { FormerRounds } from '../rounds/FormerRounds.tsx'
import { Nothing } from '../timeline/Nothing.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Grid } from './Grid.tsx'
import { Key } from './Key.tsx'
import { listedOf } from './listed.ts'
import { Recorded } from './Recorded.tsx'
import type { Say } from './say.ts'
import { showIn } from './series.ts'
import { Tools } from './Tools.tsx'

/** Above this the rows are windowed. */
const LONG = 200

export function HistoryBody({ history, day, say }: { history: History; day: KnownDay; say: Say }) {
  const search = useSearch()
  const show = showIn(search)
  // Always by focus area: what is compared here is years, not groups.
  const view = useMemo(() => ({ ...viewIn(search), grouping: PLAIN.grouping, sort: PLAIN.sort }), [search])
  const list = useMemo(() => listedOf(history), [history])
  const groups = useMemo(() => grouped(filtered(list, view), list, view), [list, view])
  const count = groups.reduce((sum, group) => sum + group.rows.length, 0)
  const paper = usePaper(count)
  const change = useCallback((part: Partial<View>) => {
    const { pathname, search } = location
    adjust(pathname + searchOf({ ...viewIn(search), ...part }, search))
  }, [])
  const clear = useCallback(() => change(PLAIN), [change])
  useKeys({ p: paper.print })

  if (history.initiatives.length === 0) return <Nothing timeline={history} say={say} />
  const { own } = say
  return (
    <>
      <Tools {...{ history, list, view, show, say, change, clear }} shown={count} print={paper.print} />
      {paper.refused ? (
        <Notice title={say.list.own.tooManyToPrint(count)} hint={say.list.own.tooManyToPrintHint} />
      ) : null}
      {history.columns.length === 0 ? (
        <Notice title={own.noColumns} hint={own.noColumnsHint} />
      ) : groups.length === 0 ? (
        <NoneFound overview={list} view={view} say={say.list} change={change} clear={clear} />
      ) : (
        <>
          <Recorded history={history} say={say} />
          <Key show={show} say={say} />
          <Grid
            key={show}
            {...{ history, groups, show, day, say }}
            long={count > LONG && !paper.printing}
            printing={paper.printing}
          />
        </>
      )}
      <FormerRounds slug={history.portfolio.slug} day={day} title={own.closedRounds} />
    </>
  )
}
