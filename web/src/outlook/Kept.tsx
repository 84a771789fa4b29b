import type { InitiativePage } from '@pejl/server/initiatives/contract'
import { useShared, useWords } from '../language/Language.tsx'
import { outlookWords } from './say.ts'

/** Why lights were kept against the rules, each by itself and in the owner's words. */
export function Kept({ of }: { of: InitiativePage['kept'] }) {
  const own = useWords(outlookWords)
  const shared = useShared()
  return of.map(({ dimension, reason }) => (
    <p key={dimension} className="now-r">
      <span className="mut">{own.keptBecause(dimension ? shared.dimension[dimension] : shared.overall, '')}</span>
      <span lang="da">{reason}</span>
    </p>
  ))
}
