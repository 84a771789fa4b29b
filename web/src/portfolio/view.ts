import { LIFECYCLES, LIGHTS, type Lifecycle, type Light } from '@pejl/server/terms'

export const GROUPINGS = ['omraade', 'ejer', 'status', 'ingen'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** `taet=` in the address: 0 normal, 1 tight, 2 airy. */
export const DENSITIES = ['normal', 'taet', 'luftig'] as const
export type Density = (typeof DENSITIES)[number]

export const SORTS = ['kode', 'titel', 'status', 'ventes', 'skred', 'opdateret'] as const
export type Sort = (typeof SORTS)[number]

/** What a status filter can name: a light of what is under way, a lifecycle, or what no record says. */
export const STATUSES = [...LIGHTS, ...LIFECYCLES, 'unlit', 'unknown', 'outstanding', 'contested'] as const
export type Status = Light | Lifecycle | 'unlit' | 'unknown' | Marked
/** What a row is besides the sign that it is counted by. */
export type Marked = 'outstanding' | 'contested'

/** What the address says about how the overview is seen. The day (`pr`) stands beside it, in app/paths.ts. */
export type View = {
  owners: readonly string[]
  areas: readonly number[]
  statuses: readonly Status[]
  programmes: readonly string[]
  text: string
  grouping: Grouping
  density: Density
  sort: Sort
  /** Whether the sort runs the other way. */
  reversed: boolean
  projector: boolean
  /** Groups unfolded in a long list. */
  open: readonly string[]
}

export const PLAIN: View = {
  owners: [],
  areas: [],
  statuses: [],
  programmes: [],
  text: '',
  grouping: 'omraade',
  density: 'normal',
  sort: 'kode',
  reversed: false,
  projector: false,
  open: [],
}

const oneOf = <T extends string>(allowed: readonly T[], value: string | null, otherwise: T): T =>
  allowed.find(word => word === value) ?? otherwise

/** Reads a view out of an address; what it does not know is passed over. */
export function viewIn(search: string): View {
  const given = new URLSearchParams(search)
  const list = (name: string) => [...new Set((given.get(name) ?? '').split(',').filter(Boolean))]
  const sort = given.get('sort') ?? ''
  const reversed = sort.startsWith('-')
  return {
    owners: list('ejer'),
    areas: list('omraade').map(Number).filter(Number.isInteger),
    statuses: list('status').filter((word): word is Status => STATUSES.some(status => status === word)),
    programmes: list('program'),
    text: (given.get('q') ?? '').slice(0, 100),
    grouping: oneOf(GROUPINGS, given.get('grp'), PLAIN.grouping),
    density: DENSITIES[Number(given.get('taet') ?? 0)] ?? PLAIN.density,
    sort: oneOf(SORTS, reversed ? sort.slice(1) : sort, PLAIN.sort),
    reversed,
    projector: given.get('skaerm') === 'projektor',
    open: list('aaben'),
  }
}

/** Writes a view, and keeps what else the address says (the day). Only what differs from the plain view is named. */
export function searchOf(view: View, search: string): string {
  const given = new URLSearchParams(search)
  const put = (name: string, value: string) => (value ? given.set(name, value) : given.delete(name))
  put('ejer', view.owners.join(','))
  put('omraade', view.areas.join(','))
  put('status', view.statuses.join(','))
  put('program', view.programmes.join(','))
  put('q', view.text)
  put('grp', view.grouping === PLAIN.grouping ? '' : view.grouping)
  put('taet', view.density === PLAIN.density ? '' : String(DENSITIES.indexOf(view.density)))
  const sorted = view.reversed || view.sort !== PLAIN.sort
  put('sort', sorted ? `${view.reversed ? '-' : ''}${view.sort}` : '')
  put('skaerm', view.projector ? 'projektor' : '')
  put('aaben', view.open.join(','))
  // Commas are allowed in a query, and a link that people send should be readable.
  const text = given.toString().replaceAll('%2C', ',')
  return text ? `?${text}` : ''
}

export const isFiltered = (view: View) =>
  view.owners.length + view.areas.length + view.statuses.length + view.programmes.length > 0 || view.text.trim() !== ''

/** Adds a value that is not there, takes one away that is. */
export const toggled = <T>(list: readonly T[], value: T): readonly T[] =>
  list.includes(value) ? list.filter(item => item !== value) : [...list, value]
