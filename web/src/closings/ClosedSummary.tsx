import type { ClosedRound } from '@pejl/server/closings/contract'
import { LIGHTS } from '@pejl/server/terms'
import { LightGlyph } from '../status/Glyph.tsx'
import type { Say } from './say.ts'

/** More codes than this would bury the count. */
const MOST_CODES = 24

/** The answer first: how many stood where, who had not reported, and which they are. */
export function ClosedSummary({ content: { counts, initiatives }, say }: { content: ClosedRound; say: Say }) {
  const { own, shared } = say
  const contested = initiatives.filter(({ views }) => views?.length).length
  const told = [
    own.asked(counts.asked),
    own.reported(counts.reported),
    counts.late > 0 && own.late(counts.late),
    counts.onBehalf > 0 && own.onBehalf(counts.onBehalf),
    contested > 0 && own.contested(contested),
  ]
  return (
    <section className="clo-s" aria-labelledby="h-stood">
      <h2 id="h-stood">
        {own.summary} <span className="mut">{told.filter(Boolean).join(', ')}</span>
      </h2>
      <ul className="clo-t">
        {LIGHTS.map(light => {
          const codes = initiatives.filter(one => (one.light ?? 'not_reported') === light).map(({ code }) => code)
          return (
            <li key={light}>
              <span className="clo-c">
                <LightGlyph light={light} size="l" /> <b>{counts.byLight[light] ?? 0}</b>
              </span>
              <span className="clo-w">{shared.light[light]}</span>
              <span className="clo-l">
                {codes.slice(0, MOST_CODES).map(code => (
                  <a key={code} href={`#r-${code}`}>
                    {code}
                  </a>
                ))}
                {codes.length > MOST_CODES ? <span className="mut">+{codes.length - MOST_CODES}</span> : null}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
