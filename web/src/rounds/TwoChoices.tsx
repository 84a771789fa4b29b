import type { RoundChoices } from '@pejl/server/rounds/contract'
import { useEffect, useRef } from 'react'
import { useSay } from './say.ts'

type TwoProps = {
  choices: RoundChoices['initiatives']
  mine: ReadonlySet<string>
  theirs: ReadonlySet<string>
  keepMine: () => void
  take: () => void
}

/** Two chose whom a round asks: what only one of them asks is shown, and one is chosen. */
export function TwoChoices({ choices, mine, theirs, keepMine, take }: TwoProps) {
  const { own } = useSay()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.scrollIntoView({ block: 'center' })
  }, [])
  const only = (some: ReadonlySet<string>, others: ReadonlySet<string>) =>
    choices.filter(({ code }) => some.has(code) && !others.has(code)).map(({ code, title }) => `${code} ${title}`)
  return (
    <section className="two" role="alert" aria-labelledby="h-two">
      <h2 id="h-two" ref={heading}>
        {own.changedMeanwhile}
      </h2>
      <p className="mut">{own.changedMeanwhileHint}</p>
      <dl>
        <div>
          <dt>{own.onlyMine}</dt>
          <dd>{only(mine, theirs).join('\n') || own.neither}</dd>
        </div>
        <div>
          <dt>{own.onlyNow}</dt>
          <dd>{only(theirs, mine).join('\n') || own.neither}</dd>
        </div>
      </dl>
      <p className="two-a">
        <button type="button" className="btn" onClick={keepMine}>
          {own.keepMine}
        </button>
        <button type="button" className="btn" onClick={take}>
          {own.takeNow}
        </button>
      </p>
    </section>
  )
}
