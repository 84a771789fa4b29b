import { organisations } from '@pejl/server/organisations/contract'
import type { Reporting, Round } from '@pejl/server/rounds/contract'
import { useQuery } from '@tanstack/react-query'
import { query } from '../api/query.ts'
import { paths } from '../app/paths.ts'
import { momentWords } from './deadline.ts'
import { StateSign } from './StateSign.tsx'
import { type Say, useSay } from './say.ts'

type Asked = Reporting['initiatives'][number]
type TableProps = { slug: string; round: Round; initiatives: Asked[]; all: boolean }

/** What the round asks, with how far each report has come and the way to its form. `all`: as the office sees it. */
export function AskedTable({ slug, round, initiatives, all }: TableProps) {
  const say = useSay()
  const { own } = say
  const { data: known } = useQuery(query(organisations.list, {}))
  const nameOf = (key: string) => known?.find(one => one.key === key)
  const done = initiatives.filter(({ state }) => state === 'submitted').length
  return (
    <section className="rnd-l" aria-labelledby="h-asked">
      <div className="fs-h">
        <h2 id="h-asked">{all ? own.askedOffice : own.asked}</h2>
        <p className="mut" role="status">
          {own.done(done, initiatives.length)}
        </p>
      </div>
      <ul className="ask">
        {initiatives.map(one => (
          <li key={one.code} data-code={one.code} className={one.state === 'missing' ? 'is-missing' : undefined}>
            <a href={paths.report(slug, one.code)}>
              <span className="code">{one.code}</span> {one.title}
            </a>
            <span className="ask-o">
              {one.owners.map(key => (
                <abbr key={key} className="own" lang="da" title={nameOf(key)?.name ?? key}>
                  {nameOf(key)?.abbreviation ?? nameOf(key)?.name ?? key}
                </abbr>
              ))}
            </span>
            <StateSign state={one.state} late={one.late} onBehalf={one.onBehalf} own={own} />
            <span className="mut ask-s">{sinceWords(one, round, say)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Since when it is missing, or else when somebody last wrote in it. */
function sinceWords(
  { state, returnedAt, changedAt, changedBy }: Asked,
  { deadline }: Round,
  { own, formats }: Say,
): string {
  const moment = (iso: string) => momentWords(iso, new Date(), { own, formats })
  if (returnedAt) return own.returnedSince(moment(returnedAt))
  if (state === 'missing') return own.missingSince(moment(deadline))
  return changedAt ? own.changed(moment(changedAt), changedBy ?? '') : own.notYet
}
