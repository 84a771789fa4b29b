import type { Reporting } from '@pejl/server/rounds/contract'
import { paths } from '../app/paths.ts'
import { StateSign } from './StateSign.tsx'
import { useSay } from './say.ts'
import '../styles/former.css'

/** More than a screenful would bury the rest of the page. */
const MOST = 12

type ListProps = { slug: string; reporting: Reporting }

/** What the round that closed last is still missing of whoever is here, and what a report that comes now does and does not do. */
export function LateList({ slug, reporting: { late, rounds } }: ListProps) {
  const { own } = useSay()
  const round = rounds.find(({ key }) => key === late?.round)
  if (!late || !round || late.initiatives.length === 0) return null
  const items = late.initiatives.map(one => (
    <li key={one.code} data-code={one.code}>
      <a href={paths.report(slug, one.code, round.key)} aria-label={own.reportLate(one.code, one.title)}>
        <span className="code">{one.code}</span> {one.title}
      </a>
      <StateSign state={one.state} late={one.late} onBehalf={one.onBehalf} own={own} />
    </li>
  ))
  return (
    <section className="rnd-late" aria-labelledby="h-late">
      <h2 id="h-late">{own.canStill(round.name)}</h2>
      <p className="mut">
        {own.canStillHint}{' '}
        {round.closings.length > 0 ? <a href={paths.closedRound(slug, round.key)}>{own.asClosed}</a> : null}
      </p>
      <ul>{items.slice(0, MOST)}</ul>
      {items.length > MOST ? (
        <details>
          <summary>{own.more(items.length - MOST)}</summary>
          <ul>{items.slice(MOST)}</ul>
        </details>
      ) : null}
    </section>
  )
}
