import type { ReportDraft } from '@pejl/server/reports/contract'
import { DIMENSIONS } from '@pejl/server/terms'
import { useEffect, useRef } from 'react'
import type { FormParts } from './form.ts'
import { differences, type Part } from './judgement.ts'
import type { Theirs } from './keeper.ts'

type TwoProps = Pick<FormParts, 'draft' | 'page' | 'say'> & { theirs: Theirs; keepMine: () => void; take: () => void }

/** Two people wrote in one draft: both are shown where they differ, and one is chosen. */
export function TwoDrafts({ draft, theirs, page, say, keepMine, take }: TwoProps) {
  const { own } = say
  const heading = useRef<HTMLHeadingElement>(null)
  // Whoever is typing stays where they are; it comes into view.
  useEffect(() => {
    heading.current?.scrollIntoView({ block: 'center' })
  }, [])
  return (
    <section className="two panel" role="alert" aria-labelledby="h-two">
      <h2 id="h-two" ref={heading}>
        {own.twoDrafts}
      </h2>
      <p className="mut">{own.twoDraftsHint(theirs.changedBy ?? '')}</p>
      {differences(draft, theirs.draft).map(part => (
        <div key={part} className="two-p">
          <h3>{own.part[part]}</h3>
          <dl>
            <div>
              <dt>{own.mine}</dt>
              <dd>{partWords(draft, part, page, say) || own.empty}</dd>
            </div>
            <div>
              <dt>{own.theirs}</dt>
              <dd>{partWords(theirs.draft, part, page, say) || own.empty}</dd>
            </div>
          </dl>
        </div>
      ))}
      <p className="two-a">
        <button type="button" className="btn" onClick={keepMine}>
          {own.keepMine}
        </button>
        <button type="button" className="btn" onClick={take}>
          {own.takeTheirs}
        </button>
      </p>
    </section>
  )
}

/** What a draft says in one part, as text. */
function partWords(draft: ReportDraft, part: Part, page: FormParts['page'], say: FormParts['say']): string {
  const { own, shared, formats } = say
  if (part === 'narrative') return draft.narrative
  if (part === 'yellow') return Object.values(draft.yellow ?? {}).join(' · ')
  if (part === 'red') return draft.red ? own.track[draft.red.track] : ''
  if (part === 'overall') return draft.overall ? `${shared.light[draft.overall.light]}: ${draft.overall.reason}` : ''
  if (part === 'milestones') {
    const titleOf = (key: string) => {
      const milestone = page.milestones.find(one => one.key === key)
      return milestone ? formats.title(milestone) : key
    }
    return draft.milestones
      .map(({ key, forecast, actual }) =>
        actual === null ? `${titleOf(key)}: ${forecast}` : `${titleOf(key)}: ${own.delivered.toLowerCase()} ${actual}`,
      )
      .join('\n')
  }
  return DIMENSIONS.map(dimension => {
    const light = draft.lights[dimension]
    const word = part === 'kept' ? draft.kept[dimension] : light ? shared.light[light] : ''
    return word && `${shared.dimension[dimension]}: ${word}`
  })
    .filter(Boolean)
    .join('\n')
}
