import type { Outlook as Given } from '@pejl/server/portfolio/contract'
import { useWords } from '../language/Language.tsx'
import { outlookWords } from './say.ts'

/** What goes with the latest report's light, and what the steering group is asked to decide. */
export function Outlook({ of }: { of: Given | null }) {
  const own = useWords(outlookWords)
  if (!of) return null
  const { yellow, red, decision } = of
  return (
    <dl className="look">
      <Told label={own.trigger} words={yellow?.trigger} />
      <Told label={own.by} words={yellow?.by} />
      <Told label={own.help} words={yellow?.help} />
      {red ? (
        <div>
          <dt>{own.trackNamed}</dt>
          <dd>{own.track[red.track]}</dd>
        </div>
      ) : null}
      <Told label={own.decision} words={decision} />
    </dl>
  )
}

/** In the owner's words, which are Danish. */
function Told({ label, words }: { label: string; words: string | null | undefined }) {
  if (!words) return null
  return (
    <div>
      <dt>{label}</dt>
      <dd lang="da">{words}</dd>
    </div>
  )
}
