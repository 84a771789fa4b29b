import type { History } from '@pejl/server/portfolio/contract'
import { useQuery } from '@tanstack/react-query'
import { listQuery } from '../app/Shell.tsx'
import type { Say } from './say.ts'

/** So few days can be named, and then they say why most of the grid is empty. */
const FEW = 6

/** Of how little is known when that is little: a portfolio told by few documents. */
export function Recorded({ history, say }: { history: History; say: Say }) {
  const { data: portfolios } = useQuery(listQuery)
  const { portfolio, knownAt, columns } = history
  const days = (portfolios?.find(({ slug }) => slug === portfolio.slug)?.recordedDays ?? []).filter(
    recorded => recorded <= knownAt,
  )
  if (days.length === 0 || days.length > FEW || days.length >= columns.length) return null
  const named = days.map(say.formats.day).join(' · ')
  return <p className="hm-few">{say.own.fewDays(named, days.length)}</p>
}
