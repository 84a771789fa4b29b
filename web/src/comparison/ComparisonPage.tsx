import { portfolio as contract, type ListedPortfolio } from '@pejl/server/portfolio/contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useSearch } from 'wouter'
import { query } from '../api/query.ts'
import { Answer } from '../app/Answer.tsx'
import { adjust } from '../app/journey.ts'
import { useKeys } from '../app/keys.ts'
import { Page } from '../app/Page.tsx'
import { Missing } from '../app/Problem.tsx'
import { dayIn, paths } from '../app/paths.ts'
import { listQuery } from '../app/Shell.tsx'
import { footOf } from '../portfolio/say.ts'
import { ComparisonBody } from './ComparisonBody.tsx'
import { DaysBar } from './DaysBar.tsx'
import { useSay } from './say.ts'
import { daysToCompare, type TwoDays } from './series.ts'
import '../status/signs.css'
import '../styles/comparison.css'

export function ComparisonPage({ slug }: { slug: string }) {
  const list = useQuery(listQuery)
  return (
    <>
      {list.data ? null : <div className="known" />}
      {list.data === undefined ? (
        <main id="main" tabIndex={-1}>
          <Answer of={list} page={`comparison ${slug}`}>
            {() => null}
          </Answer>
        </main>
      ) : (
        <Found portfolio={list.data.find(listed => listed.slug === slug)} />
      )}
    </>
  )
}

function Found({ portfolio }: { portfolio: ListedPortfolio | undefined }) {
  if (portfolio) return <Compared portfolio={portfolio} />
  return (
    <main id="main" tabIndex={-1}>
      <Missing />
    </main>
  )
}

function Compared({ portfolio }: { portfolio: ListedPortfolio }) {
  const say = useSay()
  const search = useSearch()
  const { slug, recordedDays, latestDay } = portfolio
  const { from, to } = daysToCompare({ from: dayIn(search, 'fra'), to: dayIn(search, 'til') }, portfolio)
  const code = new URLSearchParams(search).get('indsats') || null
  const address = paths.comparison(slug, from, to, code ?? '')
  const answer = useQuery(query(contract.comparison, { params: { slug }, querystring: { from, to } }))
  const compare = (days: TwoDays, only = code) => adjust(paths.comparison(slug, days.from, days.to, only ?? ''))
  // The address always says which two days are compared, the earlier first.
  useEffect(() => {
    if (decodeURIComponent(location.pathname + location.search) !== decodeURIComponent(address)) adjust(address)
  }, [address])
  const stepTo = (day: string | undefined) => day && compare({ from: from < day ? from : day, to: day })
  useKeys({
    '[': () => stepTo(recordedDays.findLast(day => day < to)),
    ']': () => stepTo(recordedDays.find(day => day > to)),
    t: () => stepTo(recordedDays.at(-1) ?? latestDay),
  })
  const said = say.own.said(say.formats.day(from), say.formats.day(to))
  return (
    <Page
      title={say.own.title}
      slug={slug}
      days={{ bar: <DaysBar days={{ from, to }} portfolio={portfolio} say={say} compare={compare} />, said }}
      foot={footOf(answer.data, say.list)}
      className="p-cmp"
    >
      <Answer of={answer} page={`comparison ${slug} ${from} ${to}`}>
        {comparison => (
          <ComparisonBody comparison={comparison} code={code} say={say} only={one => compare({ from, to }, one)} />
        )}
      </Answer>
    </Page>
  )
}
