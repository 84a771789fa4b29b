import type { Timeline } from '@pejl/server/portfolio/contract'
import { useQuery } from '@tanstack/react-query'
import { atDay } from '../app/KnownAt.tsx'
import { listQuery } from '../app/Shell.tsx'
import { Notice } from '../ui/Notice.tsx'
import type { Say } from './say.ts'

type NothingProps = {
  timeline: Pick<Timeline, 'portfolio' | 'knownAt'>
  say: Pick<Say, 'list' | 'shared' | 'formats'>
}

/** Nothing to draw: a portfolio without initiatives, or a day before anything was known. */
export function Nothing({ timeline, say }: NothingProps) {
  const { list, shared, formats } = say
  const { data: portfolios } = useQuery(listQuery)
  const first = portfolios?.find(({ slug }) => slug === timeline.portfolio.slug)?.recordedDays[0]
  if (!first || timeline.knownAt >= first)
    return <Notice title={list.own.empty} hint={list.own.emptyHint} heading={1} />
  return (
    <Notice title={list.own.beforeFirst(formats.day(first))} hint={list.own.beforeFirstHint} heading={1}>
      <a className="btn btn--pri" href={atDay(first)}>
        {list.own.toFirst(formats.day(first))}
      </a>
      <a className="btn" href={atDay(undefined)}>
        {shared.toLatest}
      </a>
    </Notice>
  )
}
