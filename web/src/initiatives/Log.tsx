import type { InitiativePage } from '@pejl/server/initiatives/contract'
import { useState } from 'react'
import { InRound } from './InRound.tsx'
import { daysOf, logOf } from './log.ts'
import { Refs, Said } from './Said.tsx'
import type { Say } from './say.ts'

/** As many as are read at a glance. */
const FIRST = 12

/** What was recorded and when, folded: newest first, and all of it only when asked for. */
export function Log({ page, say }: { page: InitiativePage; say: Say }) {
  const { own, formats } = say
  const [all, setAll] = useState(false)
  const entries = logOf(page, say)
  const newest = entries[0]
  if (!newest) return null
  return (
    <section className="log" aria-labelledby="h-log">
      <h2 id="h-log">{own.log}</h2>
      <details>
        <summary>{own.logSummary(entries.length, formats.day(newest.day))}</summary>
        {daysOf(entries, all ? entries.length : FIRST).map(([day, ofDay]) => (
          <div key={day}>
            <h3>{formats.day(day)}</h3>
            <ul>
              {ofDay.map(({ kind, about, said, of, sources }) => (
                <li key={`${kind} ${about?.da} ${said}`}>
                  <span className="mut">{kind}</span> {about ? <Said of={about} /> : null}
                  {about && said ? ': ' : ''}
                  {said}
                  {of ? <InRound of={of} slug={page.portfolio.slug} /> : null}
                  <Refs of={sources} say={say} />
                </li>
              ))}
            </ul>
          </div>
        ))}
        {!all && entries.length > FIRST ? (
          <button type="button" className="btn" onClick={() => setAll(true)}>
            {own.logAll(entries.length)}
          </button>
        ) : null}
      </details>
    </section>
  )
}
