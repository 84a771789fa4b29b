import Type from 'typebox'
import { contract, get } from '../http/contract.ts'
import { Nullable, Sector } from '../terms.ts'

export const Organisation = Type.Object({
  key: Type.String(),
  abbreviation: Nullable(Type.String()),
  name: Type.String(),
  otherNames: Type.Array(Type.String()),
  sector: Sector,
  kind: Nullable(Type.String()),
  parent: Nullable(Type.String({ description: 'key of the organisation it belongs to' })),
  /** What the name written out rests on: a document, or general knowledge. */
  nameBasis: Nullable(Type.String()),
})
export type Organisation = Type.Static<typeof Organisation>

export const organisations = contract('organisations', {
  list: get('/api/organisations', {
    summary: 'Organisations with sector and other names',
    who: 'published',
    response: Type.Array(Organisation),
    reads: ['organisation', 'organisation_name'],
  }),
})
