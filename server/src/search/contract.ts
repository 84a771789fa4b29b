import Type from 'typebox'
import { contract, get, Strict } from '../http/contract.ts'
import { BySlug, ROUND_READS } from '../portfolio/contract.ts'
import { Day, Lifecycle, Light, Nullable } from '../terms.ts'

export const SearchFor = Strict({
  q: Type.String({
    minLength: 1,
    maxLength: 200,
    // something to be seen, and no NUL, which no text in the database has
    pattern: '^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$',
    description: 'a code, the beginning of one, or words; the last word may be half written',
  }),
  knownAt: Type.Optional(Day),
})

/** The initiative that something belongs to. */
const of = { code: Type.String(), initiative: Type.String() }

export const FoundInitiative = Type.Object({
  code: Type.String(),
  title: Type.String(),
  lifecycle: Nullable(Lifecycle),
  /** Null where no light is followed, or none is known. */
  light: Nullable(Light),
})
export const FoundProject = Type.Object({ key: Type.String(), title: Type.String(), ...of })
export const FoundMilestone = Type.Object({
  key: Type.String(),
  title: Type.String(),
  titleEn: Nullable(Type.String()),
  ...of,
})
/** An owner of initiatives, and of how many. */
export const FoundOrganisation = Type.Object({
  abbreviation: Type.String(),
  name: Type.String(),
  initiatives: Type.Integer(),
})
export const FoundSource = Type.Object({
  key: Type.String(),
  title: Type.String(),
  date: Nullable(Type.Object({ earliest: Day, latest: Day })),
})

const group = <K extends string, T extends Type.TSchema>(kind: K, hit: T) =>
  Type.Object({ kind: Type.Literal(kind), total: Type.Integer(), hits: Type.Array(hit, { maxItems: 6 }) })

/** Only the kinds of which something was found, each with how much in all and the best of it. */
export const SearchAnswer = Type.Object({
  q: Type.String({ description: 'as it was asked' }),
  knownAt: Day,
  groups: Type.Array(
    Type.Union([
      group('initiative', FoundInitiative),
      group('project', FoundProject),
      group('milestone', FoundMilestone),
      group('organisation', FoundOrganisation),
      group('source', FoundSource),
    ]),
  ),
})
export type SearchAnswer = Type.Static<typeof SearchAnswer>
export type FoundGroup = SearchAnswer['groups'][number]
export type FoundKind = FoundGroup['kind']

export const search = contract('search', {
  find: get('/api/portfolios/:slug/search', {
    summary: 'Initiatives, projects, milestones, owners and sources by code or words, as known at a day, or the latest',
    who: 'published',
    params: BySlug,
    querystring: SearchFor,
    response: SearchAnswer,
    reads: [
      'portfolio',
      'initiative',
      'initiative_owner',
      'organisation',
      'organisation_name',
      ...ROUND_READS,
      'document',
      'description',
      'project',
      'lifecycle_change',
      'status_report',
      'retraction',
      'milestone',
      'outstanding_item',
    ],
  }),
})
