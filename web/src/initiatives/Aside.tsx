import type { InitiativePage } from '@pejl/server/initiatives/contract'
import { hashOf, linesIn } from '@pejl/server/sources/contract'
import { type KnownDay, paths } from '../app/paths.ts'
import { Log } from './Log.tsx'
import { Danish, Refs, Said } from './Said.tsx'
import { between, type Say } from './say.ts'

type AsideProps = { page: InitiativePage; day: KnownDay; say: Say }

/** What it hangs together with, what is odd in the sources, which they are, and what was recorded when. */
export function Aside({ page, day, say }: AsideProps) {
  return (
    <aside className="side">
      <Dependencies page={page} day={day} say={say} />
      <Anomalies page={page} day={day} say={say} />
      <Sources page={page} day={day} say={say} />
      <Log page={page} say={say} />
    </aside>
  )
}

function Dependencies({ page, day, say }: AsideProps) {
  const { own } = say
  const { dependencies, neededBy, portfolio } = page
  const link = (code: string, title: string) => (
    <a href={paths.initiative(portfolio.slug, code, day)}>
      {code} <Danish>{title}</Danish>
    </a>
  )
  return (
    <section aria-labelledby="h-dependencies">
      <h2 id="h-dependencies">{own.dependencies}</h2>
      {dependencies.length + neededBy.length === 0 ? <p className="mut">{own.none}</p> : null}
      {dependencies.length > 0 ? (
        <>
          <h3 className="mut">{own.dependsOn}</h3>
          <ul className="dep">
            {dependencies.map(({ kind, on, code, text, sources }) => (
              <li key={kind + on + text.da}>
                {code ? link(code, on === code ? '' : on) : <b>{on}</b>}
                <span className="mut"> · {say.miles.dependency[kind]}</span>
                <p>
                  <Said of={text} />
                  <Refs of={sources} say={say} />
                </p>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {neededBy.length > 0 ? (
        <>
          <h3 className="mut">{own.neededBy}</h3>
          <ul className="dep">
            {neededBy.map(({ code, title, text, sources }) => (
              <li key={code + text.da}>
                {link(code, title)}
                <p>
                  <Said of={text} />
                  <Refs of={sources} say={say} />
                </p>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}

/** The foot notes by document: the number that stands in the text, and the place in the document. */
function Sources({ page, day, say }: AsideProps) {
  const { own } = say
  const documents = Map.groupBy(page.sources, source => source.document)
  return (
    <section aria-labelledby="h-sources">
      <h2 id="h-sources">{own.sources}</h2>
      {page.sources.length === 0 ? <p className="mut">{own.none}</p> : null}
      {[...documents].map(([document, sources]) => {
        const [{ title, date } = { title: document, date: null }] = sources
        return (
          <div key={document} className="ev">
            <h3>
              <Danish>{title}</Danish>
              {date ? `, ${between(date, say)}` : ''}
            </h3>
            <ol>
              {sources.map(({ number, locator }) => (
                <li key={number} id={`k${number}`} value={number} tabIndex={-1}>
                  <b>{number}</b>{' '}
                  <a
                    className="ev-l"
                    href={paths.document(page.portfolio.slug, document, day, hashOf(linesIn(locator)))}
                    aria-label={own.inDocument(locator, title)}
                  >
                    {locator}
                  </a>
                  <button
                    type="button"
                    className="ev-b"
                    data-back={number}
                    aria-label={`${own.source(number)}: ${own.backToText}`}
                  >
                    ↑
                  </button>
                </li>
              ))}
            </ol>
          </div>
        )
      })}
      <p className="ev-a">
        <a href={paths.sources(page.portfolio.slug, day)}>{own.allSources}</a>
      </p>
    </section>
  )
}

function Anomalies({ page, day, say }: AsideProps) {
  const { own } = say
  if (page.anomalies.length === 0) return null
  return (
    <section className="asis" aria-labelledby="h-asis">
      <h2 id="h-asis">{own.notes}</h2>
      <p className="mut">{own.asPrintedHint}</p>
      <ul>
        {page.anomalies.map(({ key, text, sources }) => (
          <li key={key}>
            <Said of={text} />
            <Refs of={sources} say={say} />
            <a className="asis-a" href={paths.sources(page.portfolio.slug, day, `n-${key}`)}>
              {own.noteMore}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
