import type { Overview } from '@pejl/server/portfolio/contract'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { useSearch } from 'wouter'
import { useBehind } from '../app/behind.ts'
import { adjust } from '../app/journey.ts'
import { useAtDay } from '../app/KnownAt.tsx'
import { useKeys } from '../app/keys.ts'
import { late } from '../app/late.ts'
import type { KnownDay } from '../app/paths.ts'
import { listQuery } from '../app/Shell.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Cards } from './Cards.tsx'
import { useCalm } from './calm.ts'
import { FilterBar } from './FilterBar.tsx'
import type { Frame } from './InitiativeRow.tsx'
import { InitiativeTable } from './InitiativeTable.tsx'
import { Legend } from './Legend.tsx'
import { NoneFound } from './NoneFound.tsx'
import { usePaper } from './paper.ts'
import { filtered, type Group, grouped, isContested, type Sign, signOf } from './rows.ts'
import { Summary } from './Summary.tsx'
import { type Say, signWord } from './say.ts'
import { useScreen } from './screen.ts'
import { PLAIN, type Status, searchOf, toggled, type View, viewIn } from './view.ts'

const Detail = lazy(() => import('./Detail.tsx').then(module => ({ default: module.Detail })))

export const largeList = late(() => import('./LargeList.tsx').then(module => module.LargeList))
const LargeList = largeList.Part

/** Lists above this are folded and windowed. */
export const LONG = 200

type BodyProps = { overview: Overview; question: string; day: KnownDay; say: Say }

export function OverviewBody({ overview: newest, question, day, say }: BodyProps) {
  const search = useSearch()
  const view = useMemo(() => viewIn(search), [search])
  const { shown: overview, marked, waiting, takeNewest } = useCalm(newest, question, view.projector)
  useBehind(overview.revision !== newest.revision, overview.knownAt)
  const narrow = useScreen(view)
  const [opened, setOpened] = useState<{ code: string; beside: HTMLElement } | null>(null)
  const change = useCallback((part: Partial<View>) => {
    const { pathname, search } = location
    adjust(pathname + searchOf({ ...viewIn(search), ...part }, search))
  }, [])
  const clear = useCallback(() => change({ ...PLAIN, ...kept(viewIn(location.search)) }), [change])
  const toggle = useCallback(
    (status: Status) => change({ statuses: toggled(viewIn(location.search).statuses, status) }),
    [change],
  )
  const rows = useMemo(() => filtered(overview, view), [overview, view])
  const groups = useMemo(() => grouped(rows, overview, view), [rows, overview, view])
  const frame = useMemo(() => frameOf(overview, day), [overview, day])
  const detail = useCallback((code: string, beside: HTMLElement) => setOpened({ code, beside }), [])
  const titleOf = useCallback((group: Group) => titleOfGroup(group, overview, view, say), [overview, view, say])

  const all = overview.counts.initiatives
  const cut = overview.initiatives.length < all
  const long = cut ? all > LONG : rows.length > LONG
  const paper = usePaper(cut ? all : rows.length)
  useKeys({ p: paper.print })

  if (all === 0) return <Empty overview={overview} say={say} />
  const openedRow = opened && overview.initiatives.find(row => row.code === opened.code)
  return (
    <>
      <Summary overview={overview} day={day} statuses={view.statuses} say={say} toggle={toggle} />
      <FilterBar
        overview={overview}
        view={view}
        shown={cut ? all : rows.length}
        say={say}
        change={change}
        clear={clear}
        long={long}
        print={paper.print}
      />
      <p className="pill" role="status">
        {waiting > 0 ? (
          <button type="button" className="btn btn--pri btn--live" onClick={takeNewest}>
            {say.own.updatesWaiting(waiting)}
          </button>
        ) : null}
      </p>
      {paper.refused ? <Notice title={say.own.tooManyToPrint(rows.length)} hint={say.own.tooManyToPrintHint} /> : null}
      {groups.length === 0 ? (
        <NoneFound overview={overview} view={view} say={say} change={change} clear={clear} />
      ) : (
        <List
          {...{ groups, titleOf, view, frame, say, change, overview, marked }}
          shape={paper.printing ? 'table' : long ? 'long' : narrow ? 'cards' : 'table'}
          detail={detail}
        />
      )}
      <Legend {...legendOf(overview)} long={long} say={say} />
      {opened && openedRow ? (
        <Suspense>
          <Detail
            key={opened.code}
            row={openedRow}
            beside={opened.beside}
            frame={frame}
            say={say}
            close={() => setOpened(null)}
          />
        </Suspense>
      ) : null}
    </>
  )
}

type ListProps = Parameters<typeof InitiativeTable>[0] & { overview: Overview; shape: 'table' | 'long' | 'cards' }

/** The rows in the shape that fits their number and the screen. */
function List({ shape, overview, ...rest }: ListProps) {
  const { groups, titleOf, view, frame, say } = rest
  if (shape === 'table') return <InitiativeTable {...rest} />
  if (shape === 'cards') {
    return <Cards groups={groups} titleOf={titleOf} plain={view.grouping === 'ingen'} frame={frame} say={say} />
  }
  return (
    <Suspense fallback={<div className="vt panel" />}>
      <LargeList
        groups={groups}
        overview={overview}
        titleOf={titleOf}
        view={view}
        frame={frame}
        say={say}
        change={rest.change}
      />
    </Suspense>
  )
}

/** How things are seen stays when the filters are cleared. */
const kept = ({ grouping, density, sort, reversed, projector, open }: View) => ({
  grouping,
  density,
  sort,
  reversed,
  projector,
  open,
})

function frameOf(overview: Overview, day: KnownDay): Frame {
  const { portfolio, knownAt, organisations } = overview
  // The strip begins with the portfolio, or with the first thing known if that is earlier.
  const first = overview.initiatives.reduce(
    (earliest, row) => (row.history[0] && row.history[0].asOf < earliest ? row.history[0].asOf : earliest),
    `${portfolio.period.from}-01-01`,
  )
  return { slug: portfolio.slug, day, from: first, to: knownAt, organisations }
}

function titleOfGroup(group: Group, overview: Overview, view: View, say: Say): string {
  if (view.grouping === 'omraade') {
    const area = overview.focusAreas.find(({ number }) => number === group.number)
    return area ? say.formats.title(area) : ''
  }
  if (view.grouping === 'ejer') return overview.organisations[group.key] ?? (group.key || say.shared.notStated)
  return view.grouping === 'status' ? signWord(group.key as Sign, say) : ''
}

function legendOf(overview: Overview) {
  const { initiatives } = overview
  return {
    signs: new Set<Sign>(initiatives.map(signOf)),
    pairs: initiatives.some(({ computed, judged }) => computed.overall !== null || judged.time !== null),
    contested: initiatives.some(isContested),
    assessed: initiatives.some(row => row.judged.basis === 'assessed'),
  }
}

/** Nothing to show: a portfolio without initiatives, or a day before anything was known. */
function Empty({ overview, say }: { overview: Overview; say: Say }) {
  const { own, formats } = say
  const { data: portfolios } = useQuery(listQuery)
  const linkTo = useAtDay()
  const first = portfolios?.find(listed => listed.slug === overview.portfolio.slug)?.recordedDays[0]
  useEffect(() => {
    document.documentElement.dataset.skaerm = ''
  }, [])
  if (first && overview.knownAt < first) {
    return (
      <Notice title={own.beforeFirst(formats.day(first))} hint={own.beforeFirstHint} heading={1}>
        <a className="btn btn--pri" href={linkTo(first)}>
          {own.toFirst(formats.day(first))}
        </a>
        <a className="btn" href={linkTo(undefined)}>
          {say.shared.toLatest}
        </a>
      </Notice>
    )
  }
  return <Notice title={own.empty} hint={own.emptyHint} heading={1} />
}
