// The names behind the abbreviations and keys of what is shown: only those that occur, for who came later is not yet known.
import type { OverviewInitiative } from './contract.ts'
import type { PortfolioReading } from './queries.ts'

type Named = Pick<OverviewInitiative, 'owners' | 'programmes'>

export function namesOf({ organisations, programmes }: PortfolioReading, initiatives: readonly Named[]) {
  const owners = new Set(initiatives.flatMap(one => one.owners))
  const parts = new Set(initiatives.flatMap(one => one.programmes))
  return {
    organisations: Object.fromEntries(organisations.filter(([abbreviation]) => owners.has(abbreviation))),
    programmes: Object.fromEntries(programmes.filter(([key]) => parts.has(key))),
  }
}
