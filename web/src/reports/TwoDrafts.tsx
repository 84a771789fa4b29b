import { useEffect, useRef } from 'react'
import type { FormParts } from './form.ts'
import { differences } from './judgement.ts'
import type { Theirs } from './keeper.ts'
import { partWords } from './partWords.ts'

type TwoProps = Pick<FormParts, 'draft' | 'report' | 'page' | 'say'> & {
  theirs: Theirs
  keepMine: () => void
  take: () => void
}

/** Two people wrote in one draft: both are shown where they differ, and one is chosen. */
export function TwoDrafts({ draft, theirs, report, page, say, keepMine, take }: TwoProps) {
  const of = { report, page, say }
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
              <dd>{partWords(draft, part, of) || own.empty}</dd>
            </div>
            <div>
              <dt>{own.theirs}</dt>
              <dd>{partWords(theirs.draft, part, of) || own.empty}</dd>
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
