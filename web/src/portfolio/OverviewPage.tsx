import type { Basis } from '@pejl/server/terms'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import { Answer } from '../app/Answer.tsx'
import { Page } from '../app/Page.tsx'
import { knownDayIn } from '../app/paths.ts'
import { OverviewBody } from './OverviewBody.tsx'
import { firstOverview, wholeOverview } from './question.ts'
import { footOf, useSay } from './say.ts'
import '../status/signs.css'
import './summary.css'
import './filters.css'
import './table.css'
import './table-head.css'
import './legend.css'
import './cards.css'
import './large-list.css'
import './paper.css'

export function OverviewPage({ slug }: { slug: string }) {
  const say = useSay()
  const day = knownDayIn(useSearch())
  const first = useQuery({ ...firstOverview(slug, day), placeholderData: keepPreviousData })
  const { data, isPlaceholderData: isEarlier } = first
  const cut = data !== undefined && !isEarlier && data.initiatives.length < data.counts.initiatives
  const whole = useQuery({ ...wholeOverview(slug, day), enabled: cut })
  const rests = (basis: Basis) => data?.initiatives.some(row => row.judged.basis === basis) ?? false
  return (
    <Page
      title={say.own.title}
      slug={slug}
      note={data?.round ? say.shared.latestRound(data.round.name, data.round.reported, data.round.expected) : undefined}
      foot={footOf({ assessed: rests('assessed'), reported: rests('reported') }, say)}
      className={isEarlier ? 'p-over is-earlier' : 'p-over'}
    >
      <Answer of={first} page={`overview ${slug} ${day}`}>
        {overview => (
          <OverviewBody
            overview={(cut && whole.data) || overview}
            question={`${slug} ${isEarlier ? 'earlier' : day}`}
            day={day}
            say={say}
          />
        )}
      </Answer>
    </Page>
  )
}
