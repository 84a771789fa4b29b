// What must hold inside one part of a bundle beyond its shape. A rule is asked about parts of the wrong shape too: it
// then judges what it can, so that every fault is listed at once.
import { isDay } from '../milestones/day.ts'
import { isObject } from './roles.ts'

/** `path` is where in the part the fault stands. */
export type Complaint = { path: (string | number)[]; expected: string; found: unknown }
type Part = Record<string, unknown>
type Rule = (part: Part) => Complaint[]

const isText = (value: unknown): value is string => typeof value === 'string'
const isNumber = (value: unknown): value is number => typeof value === 'number'
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const complaint = (path: (string | number)[], expected: string, found: unknown): Complaint[] => [
  { path, expected, found },
]

/** Days compare as texts; one that does not exist is a fault already. */
const before = (a: unknown, b: unknown) => isText(a) && isText(b) && isDay(a) && isDay(b) && a < b

const window: Rule = ({ earliest, latest }) =>
  before(latest, earliest) ? complaint(['latest'], `a day not before earliest, ${earliest}`, latest) : []

const period: Rule = ({ from, to }) => {
  const backwards = before(to, from) || (isNumber(from) && isNumber(to) && to < from)
  return backwards ? complaint(['to'], `not before from, ${from}`, to) : []
}

const round: Rule = ({ openedOn, deadline, closedOn }) => [
  ...(before(deadline, openedOn) ? complaint(['deadline'], `a day not before openedOn, ${openedOn}`, deadline) : []),
  ...(before(closedOn, deadline) ? complaint(['closedOn'], `a day not before deadline, ${deadline}`, closedOn) : []),
]

const initiative: Rule = ({ code, focusArea, dependencies, projects }) => [
  ...(isText(code) && /^\d+\.\d+$/.test(code) && isNumber(focusArea) && code.split('.')[0] !== String(focusArea)
    ? complaint(['focusArea'], `${code.split('.')[0]}, the first number of code ${code}`, focusArea)
    : []),
  ...list(dependencies).flatMap((dependency, index) =>
    isObject(dependency) && isText(code) && dependency.initiative === code
      ? complaint(['dependencies', index, 'initiative'], 'another initiative than this', code)
      : [],
  ),
  ...list(projects).flatMap((project, index) =>
    linksOf(project).flatMap((initiative, n, all) =>
      initiative === code || (initiative !== undefined && all.indexOf(initiative) < n)
        ? complaint(['projects', index, 'links', n, 'initiative'], 'another initiative than before', initiative)
        : [],
    ),
  ),
]
const linksOf = (project: unknown) =>
  isObject(project) ? list(project.links).map(link => (isObject(link) ? link.initiative : undefined)) : []

const milestone: Rule = ({ dates }) => {
  const baselines = list(dates).flatMap((date, index) =>
    isObject(date) && date.kind === 'baseline' && date.decision === undefined ? [index] : [],
  )
  return baselines
    .slice(1)
    .flatMap(index => complaint(['dates', index], 'the decision that set a new baseline', 'a second baseline without'))
}

const milestoneDate: Rule = ({ kind, firstKnown, decision }) => [
  ...(firstKnown === true && kind !== 'baseline' ? complaint(['firstKnown'], 'it only on a baseline', kind) : []),
  ...(decision !== undefined && kind !== 'baseline' ? complaint(['decision'], 'it only on a baseline', kind) : []),
]

const measurement: Rule = ({ value, valueMax }) =>
  isNumber(value) && isNumber(valueMax) && valueMax < value
    ? complaint(['valueMax'], `a number not below value, ${value}`, valueMax)
    : []

const dependency: Rule = ({ kind, initiative }) =>
  initiative !== undefined && isText(kind) && kind !== 'initiative'
    ? complaint(['kind'], 'initiative, because an initiative is named', kind)
    : []

// Somebody's reading of a text always says why.
const report: Rule = ({ basis, overall, reason }) =>
  basis === 'assessed' && overall !== undefined && reason === undefined
    ? complaint(['reason'], 'the reason for an assessed light', undefined)
    : []

const view: Rule = ({ light, dimension }) =>
  light === undefined && dimension !== undefined
    ? complaint(['dimension'], 'it only with a light; without one a view is taken back', dimension)
    : []

export const RULES: Record<string, Rule> = {
  window,
  period,
  round,
  initiative,
  milestone,
  milestoneDate,
  measurement,
  dependency,
  report,
  view,
}

/** Rules of lists: no entry twice. */
export function repeated(entries: readonly unknown[]): Complaint[] {
  const seen = new Set<string>()
  return entries.flatMap((entry, index) => {
    const text = JSON.stringify(isObject(entry) ? [entry.document, entry.locator] : entry)
    if (!seen.has(text)) {
      seen.add(text)
      return []
    }
    return complaint([index], 'an entry that is not in the list already', entry)
  })
}
