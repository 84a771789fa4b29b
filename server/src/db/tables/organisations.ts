import type { Generated, GeneratedAlways } from 'kysely'
import type { Sector } from '../../terms.ts'

export type OrganisationTable = {
  id: GeneratedAlways<number>
  key: string
  abbreviation: string | null
  name: string
  kind: string | null
  sector: Sector
  parent_id: number | null
  name_basis: string | null
  note: string | null
  version: Generated<number>
}

export type OrganisationNameTable = {
  organisation_id: number
  name: string
}
