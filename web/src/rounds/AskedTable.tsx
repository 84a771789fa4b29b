import type { Reporting, Round } from '@pejl/server/rounds/contract'
import { OrganisationMark } from '../access/OrganisationMark.tsx'
import { paths } from '../app/paths.ts'
import { momentWords } from './deadline.ts'
import { RemindAll, type Reminding, useRemind } from './Remind.tsx'
import { StateSign } from './StateSign.tsx'
import { type Say, useSay } from './say.ts'

type Asked = Reporting['initiatives'][number]
type TableProps = { slug: string; round: Round; initiatives: Asked[]; all: boolean }

/** What the round asks, with how far each report has come and the way to its form. `all`: as the office sees it. */
export function AskedTable({ slug, round, initiatives, all }: TableProps) {
  const say = useSay()
  const { own } = say
  const reminding = useRemind(slug, round, initiatives)
  const done = initiatives.filter(({ state }) => state === 'submitted').length
  return (
    <section className="rnd-l" aria-labelledby="h-asked">
      <div className="fs-h">
        <h2 id="h-asked">{all ? own.askedOffice : own.asked}</h2>
        <p className="mut" role="status">
          {own.done(done, initiatives.length)}
        </p>
      </div>
      {all ? <RemindAll reminding={reminding} /> : null}
      <ul className="ask">
        {initiatives.map(one => (
          <li
            key={one.code}
            data-code={one.code}
            className={
              [one.state === 'missing' && 'is-missing', all && 'is-all'].filter(Boolean).join(' ') || undefined
            }
          >
            <a href={paths.report(slug, one.code)}>
              <span className="code">{one.code}</span> {one.title}
            </a>
            <span className="ask-o">
              {one.owners.map(key => (
                <OrganisationMark key={key} of={key} />
              ))}
            </span>
            <StateSign state={one.state} late={one.late} onBehalf={one.onBehalf} own={own} />
            <span className="mut ask-s">
              {sinceWords(one, round, say)}
              <Reminded of={one} all={all} say={say} />
            </span>
            {all ? <RemindOne of={one} reminding={reminding} /> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** How often the office reminded, and to an owner that it did; once it is reported that is of no interest. */
function Reminded({ of: { state, reminded }, all, say: { own, formats } }: { of: Asked; all: boolean; say: Say }) {
  if (!reminded || state === 'submitted') return null
  const moment = momentWords(reminded.lastAt, new Date(), { own, formats })
  return <span className="ask-r">{all ? own.reminded(reminded.count, moment) : own.remindedOwner(moment)}</span>
}

function RemindOne({ of: { code, state }, reminding }: { of: Asked; reminding: Reminding }) {
  const { own } = useSay()
  if (state === 'submitted') return <span />
  return (
    <button
      type="button"
      className="btn btn--sm"
      aria-label={own.remindOne(code)}
      aria-disabled={reminding.isPending}
      onClick={() => reminding.remind([code])}
    >
      {own.remind}
    </button>
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
