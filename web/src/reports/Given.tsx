import type { FormParts } from './form.ts'
import { PARTS } from './judgement.ts'
import { partWords } from './partWords.ts'

/** All that was submitted, part by part: also the reasons, dates and counts that the board's page tells elsewhere. */
export function Given({ report, page, say }: Pick<FormParts, 'report' | 'page' | 'say'>) {
  const told = PARTS.map(part => ({ part, words: partWords(report.draft, part, { report, page, say }) }))
  return (
    <section className="giv" aria-labelledby="h-given">
      <h2 id="h-given">{say.own.given}</h2>
      <dl>
        {told
          .filter(({ words }) => words !== '')
          .map(({ part, words }) => (
            <div key={part}>
              <dt>{say.own.part[part]}</dt>
              <dd>{words}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}
