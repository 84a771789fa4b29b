import { organisations } from '@pejl/server/organisations/contract'
import { useQuery } from '@tanstack/react-query'
import { query } from '../api/query.ts'

/** An organisation by its key, as people write it; nothing is written until its name is known. */
export function OrganisationMark({ of }: { of: string }) {
  const { data: known, isPending } = useQuery(query(organisations.list, {}))
  const found = known?.find(({ key }) => key === of)
  return (
    <abbr className="own" lang="da" title={found?.name}>
      {isPending ? '\u00A0' : (found?.abbreviation ?? found?.name ?? of)}
    </abbr>
  )
}
