import type { ListedPortfolio } from '@pejl/server/portfolio/contract'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { useSearch } from 'wouter'
import { useFormats, useShared } from '../language/Language.tsx'
import { BehindContext } from './behind.ts'
import { useArrival } from './journey.ts'
import { KnownAt } from './KnownAt.tsx'
import { knownDayIn, paths } from './paths.ts'
import { listQuery } from './Shell.tsx'

type PageProps = {
  /** What the page is called, in the browser's tab and on paper. */
  title: string
  slug: string
  /** What the known-at bar says at the latest day. */
  note?: string | undefined
  /** What stands in the known-at bar's place where a page has days of its own, and how paper says them. */
  days?: { bar: ReactNode; said: string } | undefined
  /** What the foot says about the data. */
  foot?: ReactNode
  className?: string
  children: ReactNode
}

/** A page of one portfolio: known-at bar, content, foot, and what paper needs to stand alone. */
export function Page({ title, slug, note, days, foot, className, children }: PageProps) {
  const words = useShared()
  const formats = useFormats()
  const { data: portfolios } = useQuery(listQuery)
  const day = knownDayIn(useSearch())
  const [behind, setBehind] = useState<string | null>(null)
  const listed = portfolios?.find(one => one.slug === slug)
  const portfolio = listed && behind && day === undefined ? untilDay(listed, behind) : listed
  const name = portfolio ? formats.portfolioName(portfolio) : ''
  const shown = day ?? portfolio?.latestDay
  useArrival(`${slug} ${title}`)
  useEffect(() => {
    document.title = tabTitle(title, name)
  }, [title, name])

  return (
    <>
      {days ? (
        days.bar
      ) : portfolio ? (
        <KnownAt
          portfolio={portfolio}
          day={day}
          note={(behind === null && note) || words.latestRecorded(formats.day(portfolio.latestDay))}
        />
      ) : slug ? (
        <div className="known" />
      ) : null}
      <main id="main" tabIndex={-1} className={className}>
        <p className="print-only print-h">
          {name ? <b>{name} · </b> : null}
          {[title, days?.said ?? (shown && `${words.knownAs.toLowerCase()} ${formats.day(shown)}`)]
            .filter(Boolean)
            .join(' · ')}
          {portfolio?.invented ? <b> · {words.invented}</b> : null}
        </p>
        <BehindContext value={setBehind}>{children}</BehindContext>
      </main>
      <footer className="foot">
        {foot ? <span>{foot}</span> : null}
        <span className="foot-l">
          {portfolio ? <a href={paths.sources(slug, day)}>{words.sources}</a> : null}
          <a href="/api/docs">{words.apiDocs}</a>
        </span>
        <span className="print-only">{words.printed(formats.day(today()), shown && formats.day(shown))}</span>
      </footer>
    </>
  )
}

/** The portfolio as it was listed when that day was its latest. */
const untilDay = (listed: ListedPortfolio, day: string): ListedPortfolio => ({
  ...listed,
  latestDay: day,
  recordedDays: listed.recordedDays.filter(recorded => recorded <= day),
})

/** What the browser's tab says. */
export const tabTitle = (title: string, portfolio: string) => [title, portfolio, 'Pejl'].filter(Boolean).join(' · ')

function today(): string {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}
