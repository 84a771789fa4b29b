// Everything that is wrong with a bundle, before anything is written: shape, texts, rules, duplicates, references.
import { Bundle, FILES, type PartName } from './bundle-schema.ts'
import { type Fault, shown } from './faults.ts'
import { meetingComplaints } from './meetings.ts'
import { isObject, type Path, pointer, type Schema, walk } from './roles.ts'
import { type Complaint, RULES, repeated } from './rules.ts'
import { shapeFaults } from './shape.ts'
import { viewComplaints } from './views.ts'

/** What was read of each file, and the files that could not be; a file that is not there is left out. */
export type Reading = { parts: Partial<Record<PartName, unknown>>; faults: Fault[] }

/** Names by kind of thing, each with what is asked of it: a project's initiative, an abbreviation's organisation, a document's day. */
export type Names = Map<string, Map<string, string | null>>

const WORDS: Record<string, string> = {
  focusArea: 'focus area',
  document: 'document of sources.json',
  round: 'reporting round',
  go_live: 'go-live',
}
const wordsFor = (kind: string) => WORDS[kind] ?? kind.replaceAll('_', ' ')
const oneOf = (kind: string) => `${/^[aeiou]/.test(wordsFor(kind)) ? 'an' : 'a'} ${wordsFor(kind)}`
const schemaOf = (part: PartName) => Bundle.properties[part] as Schema

/** Which file names the things of a kind. */
const NAMED_IN: Record<string, PartName> = {
  organisation: 'organisations',
  document: 'sources',
  focusArea: 'focusAreas',
  programme: 'programmes',
  body: 'bodies',
  round: 'rounds',
  initiative: 'initiatives',
  project: 'initiatives',
  status_report: 'reports',
}

/** All faults of what was read. `known` are the names that the database has already. */
export function faultsIn({ parts, faults }: Reading, known: Names): Fault[] {
  const named: Names = new Map()
  const unread = new Set(faults.map(({ file }) => file))
  const there = (Object.keys(FILES) as PartName[]).filter(part => parts[part] !== undefined)
  const missing = parts.portfolio === undefined && !unread.has(FILES.portfolio)
  return [
    ...faults,
    ...(missing
      ? [{ ...at('portfolio', []), expected: 'the file that says which portfolio this is', found: 'none' }]
      : []),
    ...there.flatMap(part => shapeFaults(part, parts[part])),
    ...there.flatMap(part => contentFaults(part, parts[part], named, known)),
    // Where the file that names a thing could not be read, what refers to it is not at fault.
    ...there.flatMap(part =>
      referenceFaults(part, parts[part], named, known).filter(({ kind }) => !unread.has(fileNaming(kind))),
    ),
    ...parentLoops(parts.organisations),
    ...faultsOf('meetings', meetingComplaints(parts.meetings, named, known)),
    ...faultsOf('differingViews', viewComplaints(parts, named, known)),
  ].map(({ file, path, expected, found }) => ({ file, path, expected, found }))
}

const faultsOf = (part: PartName, complaints: Complaint[]): Fault[] =>
  complaints.map(({ path, expected, found }) => ({ ...at(part, path), expected, found: shown(found) }))
const fileNaming = (kind: string) => {
  const part = NAMED_IN[kind]
  return part === undefined ? '' : FILES[part]
}
const at = (part: PartName, path: Path) => ({ file: FILES[part], path: pointer(path) })

/** Texts that cannot be kept, rules that are broken, names that are given twice; collects the names. */
function contentFaults(part: PartName, whole: unknown, named: Names, known: Names): Fault[] {
  const faults: Fault[] = []
  const add = (path: Path, expected: string, found: unknown) =>
    faults.push({ ...at(part, path), expected, found: shown(found) })
  walk(schemaOf(part), whole, (schema, value, path, scope) => {
    if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed()))
      add(path, 'a text without NUL and without half a surrogate pair', value)
    for (const complaint of complaintsAbout(schema, value))
      add([...path, ...complaint.path], complaint.expected, complaint.found)
    if (schema.names === undefined || (typeof value !== 'string' && typeof value !== 'number')) return
    const name = String(value)
    const names = namesOf(named, schema.names)
    if (names.has(name)) add(path, `${oneOf(schema.names)} that is named only once`, value)
    else names.set(name, scope)
    const holder = schema.names === 'abbreviation' ? known.get('abbreviation')?.get(name) : undefined
    if (holder && holder !== scope) add(path, `an abbreviation that is not already that of ${holder}`, value)
  })
  return faults
}

function complaintsAbout(schema: Schema, value: unknown) {
  if (schema.rule === undefined) return []
  if (Array.isArray(value)) return repeated(value)
  return isObject(value) ? (RULES[schema.rule]?.(value) ?? []) : []
}

function namesOf(names: Names, kind: string) {
  const found = names.get(kind) ?? new Map<string, string | null>()
  names.set(kind, found)
  return found
}

/** Names of things that neither the bundle nor the database has, and projects of another initiative. */
function referenceFaults(part: PartName, whole: unknown, named: Names, known: Names) {
  const faults: (Fault & { kind: string })[] = []
  walk(schemaOf(part), whole, (schema, value, path, scope) => {
    const kind = schema.refersTo
    if (kind === undefined || (typeof value !== 'string' && typeof value !== 'number')) return
    const name = String(value)
    const owner = named.get(kind)?.get(name) ?? known.get(kind)?.get(name)
    const isKnown = owner !== undefined || named.get(kind)?.has(name)
    const isOthers = (kind === 'project' || kind === 'status_report') && isKnown && owner !== scope
    if (isKnown && !isOthers) return
    const expected = isOthers ? `a ${wordsFor(kind)} of initiative ${scope}` : `a known ${wordsFor(kind)}`
    faults.push({ ...at(part, path), expected, found: shown(value), kind })
  })
  return faults
}

/** Organisations that belong to themselves by way of others. */
function parentLoops(organisations: unknown): Fault[] {
  if (!Array.isArray(organisations)) return []
  const parents = new Map(organisations.filter(isObject).map(({ key, parent }) => [key, parent]))
  return organisations.flatMap((organisation, index) => {
    if (!isObject(organisation)) return []
    const above = new Set<unknown>()
    let next = organisation.parent
    while (next !== undefined && !above.has(next)) {
      above.add(next)
      next = parents.get(next)
    }
    if (!above.has(organisation.key)) return []
    const found = shown(organisation.parent)
    return [
      { ...at('organisations', [index, 'parent']), expected: 'an organisation that is not part of this one', found },
    ]
  })
}
