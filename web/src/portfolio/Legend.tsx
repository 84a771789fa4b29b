import { LightGlyph, Shape } from '../status/Glyph.tsx'
import { SIGN_ORDER, type Sign } from './rows.ts'
import { SignGlyph } from './SignGlyph.tsx'
import { type Say, signWord } from './say.ts'

type LegendProps = {
  signs: ReadonlySet<Sign>
  pairs: boolean
  contested: boolean
  assessed: boolean
  long: boolean
  say: Say
}

const LIGHTS_FIRST: readonly Sign[] = ['green', 'yellow', 'red', 'not_reported', ...SIGN_ORDER.slice(4)]

/** Every sign that stands on the page, with its word; the four lights always. */
export function Legend({ signs, pairs, contested, assessed, long, say }: LegendProps) {
  const { own, shared } = say
  return (
    <section className="legend" aria-label={own.legend}>
      {LIGHTS_FIRST.filter((sign, index) => index < 4 || signs.has(sign)).map(sign => (
        <span key={sign}>
          <SignGlyph sign={sign} size="s" />
          {signWord(sign, say)}
        </span>
      ))}
      {long ? null : (
        <>
          <span>
            <span className="dia" />
            {own.expectedSign}
          </span>
          <span>
            <span className="dia dia--d" />
            {own.deliveredSign}
          </span>
          <span>
            <span className="dia dia--u" />
            {own.undatedSign}
          </span>
        </>
      )}
      {pairs ? (
        <>
          <span>
            <LightGlyph light="green" size="s" />
            {own.judgedSign}
          </span>
          <span>
            <span className="pair-c">
              <LightGlyph light="green" size="s" />
            </span>
            {own.computedSign}
          </span>
          <span>
            <b className="pair-x">≠</b>
            {own.gapSign}
          </span>
        </>
      ) : null}
      {contested ? (
        <span>
          <Shape shape="contested" size="s" />
          {own.contestedSign}
        </span>
      ) : null}
      {assessed ? (
        <span>
          <span className="as">{shared.light.yellow}</span> {shared.assessed}
        </span>
      ) : null}
      {long ? <span>{own.foldedNote}</span> : null}
    </section>
  )
}
