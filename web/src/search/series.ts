// What was found as a list to choose from. Pure.
import type { FoundGroup, FoundKind, SearchAnswer } from '@pejl/server/search/contract'
import { type KnownDay, paths } from '../app/paths.ts'

type HitOf<K extends FoundKind> = Extract<FoundGroup, { kind: K }>['hits'][number]
type Found = { [K in FoundKind]: { kind: K; hit: HitOf<K> } }[FoundKind]
/** Something to choose: where it leads, and the same name for as long as it is the same thing. */
export type Option = Found & { id: string; href: string }
export type OptionGroup = { kind: FoundKind; total: number; options: Option[] }

/** The groups with the options in the order in which the arrows go through them. */
export function optionsOf({ groups }: SearchAnswer, slug: string, day: KnownDay): OptionGroup[] {
  return groups.map(({ kind, total, hits }) => ({
    kind,
    total,
    options: hits.map((hit, n) => {
      const found = { kind, hit } as Found
      return { ...found, id: `found-${kind}-${n}`, href: addressOf(found, slug, day) }
    }),
  }))
}

/** Where it is told: a project and a milestone at their line, an owner's initiatives, a source among the others. */
function addressOf({ kind, hit }: Found, slug: string, day: KnownDay): string {
  const page = (code: string, place = '') => paths.initiative(slug, code, day) + (place && `#${place}`)
  switch (kind) {
    case 'initiative':
      return page(hit.code)
    case 'project':
      return page(hit.code, `p-${hit.key}`)
    case 'milestone':
      return page(hit.code, `m-${hit.key}`)
    case 'organisation':
      return withOwner(paths.overview(slug, day), hit.abbreviation)
    case 'source':
      return paths.sources(slug, day, `d-${hit.key}`)
  }
}

const withOwner = (overview: string, owner: string) =>
  `${overview}${overview.includes('?') ? '&' : '?'}ejer=${encodeURIComponent(owner)}`

/** The option that a key leads to, of so many; null where it does not move. From none (-1), down is the first. */
export function movedBy(key: string, at: number, count: number): number | null {
  if (count === 0) return null
  if (key === 'ArrowDown') return (at + 1) % count
  if (key === 'ArrowUp') return at <= 0 ? count - 1 : at - 1
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  return null
}
