import type { Light } from '@pejl/server/terms'
import { LightGlyph } from './Glyph.tsx'

type PairProps = {
  judged: Light | null
  computed: Light | null
  /** Steps from judged to computed; anything but 0 is marked with a sign, not with colour alone. */
  steps: number
  /** What the two say, in a sentence. */
  sentence: string
}

/** One dimension's two lights side by side: to the left as judged, to the right, underlined, as computed. One alone stands in the middle. */
export function Pair({ judged, computed, steps, sentence }: PairProps) {
  return (
    <span className={steps === 0 ? 'pair' : 'pair pair--gap'} role="img" aria-label={sentence} title={sentence}>
      {judged ? <LightGlyph light={judged} size="s" /> : null}
      {steps === 0 ? null : <b className="pair-x">≠</b>}
      {computed ? (
        <span className="pair-c">
          <LightGlyph light={computed} size="s" />
        </span>
      ) : null}
    </span>
  )
}
