import type { InitiativePage } from '@pejl/server/initiatives/contract'
import { SECTORS, type Source, type Words } from '@pejl/server/terms'
import { Refs, Said } from './Said.tsx'
import type { Say } from './say.ts'

type FactsProps = { page: InitiativePage; say: Say }
type Fact = { text: Words; sources: readonly Source[] }

/** How it stands in each sector that the sources speak of. */
export function Sectors({ page, say }: FactsProps) {
  const { own, shared } = say
  const spoken = SECTORS.filter(sector => page.sectorStatuses.some(status => status.sector === sector))
  if (spoken.length === 0) return null
  return (
    <section className="blk" aria-labelledby="h-sectors">
      <h2 id="h-sectors">{own.sectors}</h2>
      <div className="four">
        {spoken.map(sector => (
          <div key={sector}>
            <h3>{shared.sector[sector]}</h3>
            <Items facts={page.sectorStatuses.filter(status => status.sector === sector)} say={say} />
          </div>
        ))}
      </div>
    </section>
  )
}

export function Outstanding({ page, say }: FactsProps) {
  if (page.outstanding.length === 0) return null
  return (
    <section className="blk" aria-labelledby="h-outstanding">
      <h2 id="h-outstanding">{say.own.outstanding}</h2>
      <Items facts={page.outstanding} say={say} dotted />
    </section>
  )
}

/** What it is good for stands apart from how it goes. */
export function Benefits({ page, say }: FactsProps) {
  const { own } = say
  if (page.benefits.length === 0) return null
  const kinds = [
    ['realised', own.realisedBenefits],
    ['expected', own.expectedBenefits],
  ] as const
  return (
    <section className="blk" aria-labelledby="h-benefits">
      <h2 id="h-benefits">{own.benefits}</h2>
      <div className="four four--2">
        {kinds.map(([state, word]) => {
          const facts = page.benefits.filter(benefit => benefit.state === state)
          return (
            <div key={state}>
              <h3>{word}</h3>
              {facts.length > 0 ? <Items facts={facts} say={say} /> : <p className="mut">{own.none}</p>}
            </div>
          )
        })}
      </div>
    </section>
  )
}

function Items({ facts, say, dotted = false }: { facts: readonly Fact[]; say: Say; dotted?: boolean }) {
  return (
    <ul className={dotted ? 'items items--dot' : 'items'}>
      {facts.map(({ text, sources }) => (
        <li key={text.da}>
          <Said of={text} />
          <Refs of={sources} say={say} />
        </li>
      ))}
    </ul>
  )
}
