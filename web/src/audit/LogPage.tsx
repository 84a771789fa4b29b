import { type AuditFilter, type AuditPage, audit } from '@pejl/server/audit/contract'
import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import { call } from '../api/call.ts'
import { sentFor } from '../api/query.ts'
import { Answer } from '../app/Answer.tsx'
import { adjust } from '../app/journey.ts'
import { Page } from '../app/Page.tsx'
import { paths } from '../app/paths.ts'
import { Notice } from '../ui/Notice.tsx'
import { ChangeList } from './ChangeList.tsx'
import { Download } from './Download.tsx'
import { FilterBar } from './FilterBar.tsx'
import { filterIn, searchOf } from './filter.ts'
import { type Say, useSay } from './say.ts'
import '../styles/log.css'

/** Who did what and when, for those who may know: the office, administrators, and owners of what they did themselves. */
export function LogPage() {
  const say = useSay()
  const { own } = say
  const search = useSearch()
  const filter = filterIn(search)
  // Nobody is told of new rows: they are asked for whenever the page is opened.
  const answer = useInfiniteQuery({
    queryKey: [...audit.list.key, filter],
    queryFn: ({ pageParam, ...asking }) =>
      call(audit.list, { querystring: { ...filter, ...(pageParam && { after: pageParam }) } }, sentFor(asking)),
    initialPageParam: '',
    getNextPageParam: (page: AuditPage) => page.next,
    meta: { reads: [] },
    refetchOnMount: 'always',
    placeholderData: (kept: InfiniteData<AuditPage, string> | undefined) => kept,
  })
  const change = (changed: AuditFilter) => adjust(paths.log(searchOf(changed)))
  return (
    <Page title={own.title} slug="" className="p-log" days={{ bar: null, said: saidOf(filter, say) }}>
      <div className="phead">
        <h1>{own.title}</h1>
        <span className="grow" />
        {answer.data ? <Download filter={filter} say={say} /> : null}
      </div>
      <Answer of={answer} page="log">
        {({ pages }) => (
          <>
            <Scope sees={pages[0]?.sees} say={say} />
            <FilterBar filter={filter} sees={pages[0]?.sees} change={change} say={say} />
            <Rows pages={pages} filter={filter} say={say} />
          </>
        )}
      </Answer>
      {answer.hasNextPage ? (
        <button
          type="button"
          className="btn log-more"
          aria-disabled={answer.isFetchingNextPage}
          onClick={() => answer.isFetchingNextPage || answer.fetchNextPage()}
        >
          {own.more}
        </button>
      ) : null}
    </Page>
  )
}

type Sees = AuditPage['sees']

function Scope({ sees, say: { own } }: { sees: Sees | undefined; say: Say }) {
  const parts = (['content', 'technical', 'own'] as const).filter(part => sees?.[part])
  return <p className="mut log-s">{parts.map(part => own.sees[part]).join(' ')}</p>
}

function Rows({ pages, filter, say }: { pages: AuditPage[]; filter: AuditFilter; say: Say }) {
  const { own } = say
  const entries = pages.flatMap(page => page.entries)
  const isNarrowed = Object.keys(filter).length > 0
  if (entries.length === 0) {
    return (
      <Notice title={isNarrowed ? own.none : own.empty} hint={isNarrowed ? own.noneHint : undefined}>
        {isNarrowed ? (
          <a className="btn" href={paths.log()}>
            {own.clear}
          </a>
        ) : null}
      </Notice>
    )
  }
  return (
    <>
      <p className="mut log-n" role="status">
        {own.shown(entries.length, pages.at(-1)?.next === null)}
      </p>
      <ChangeList entries={entries} filter={filter} say={say} />
    </>
  )
}

/** How paper says what was asked for. */
function saidOf({ from, to, person }: AuditFilter, { own, formats }: Say): string {
  const days = [
    from && `${own.from.toLowerCase()} ${formats.day(from)}`,
    to && `${own.to.toLowerCase()} ${formats.day(to)}`,
  ]
  return [...days, person].filter(Boolean).join(' · ')
}
