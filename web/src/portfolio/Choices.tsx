import type { Overview, OverviewInitiative } from '@pejl/server/portfolio/contract'
import { LIFECYCLES, LIGHTS } from '@pejl/server/terms'
import type { ReactNode } from 'react'
import { Shape } from '../status/Glyph.tsx'
import { isContested, isOutstanding, signOf } from './rows.ts'
import { SignGlyph } from './SignGlyph.tsx'
import { type Say, signWord } from './say.ts'
import { type Marked, type Status, toggled, type View } from './view.ts'

export type FilterName = 'owners' | 'areas' | 'statuses' | 'programmes'

type Option = {
  key: string
  word: string
  /** What stands on the button when it is chosen. */
  short?: string
  sign?: ReactNode
  count: number
  chosen: boolean
  toggle: () => Partial<View>
}
/** One filter with its options, as given by the portfolio at hand. */
export type Given = {
  name: FilterName
  word: string
  options: Option[]
  none: Partial<View>
  /** Whether the options are put in the order of the alphabet when they are looked at: knowing it costs 20 ms. */
  alphabetical?: boolean
}

/** The filters that make sense here: an option nobody has is left out, and so is a filter with one option. */
export function filtersOf(overview: Overview, view: View, say: Say): Given[] {
  const filters = [
    owners(overview, view, say),
    areas(overview, view, say),
    statuses(overview, view, say),
    programmes(overview, view, say),
  ]
  return filters.filter(filter => filter.options.length > 1 || filter.options.some(option => option.chosen))
}

function countBy(
  rows: readonly OverviewInitiative[],
  keysOf: (row: OverviewInitiative) => readonly (string | number)[],
) {
  const counts = new Map<string | number, number>()
  for (const row of rows) for (const key of new Set(keysOf(row))) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

function owners({ initiatives, organisations }: Overview, view: View, { own }: Say): Given {
  const counts = countBy(initiatives, row => row.owners)
  const options = Object.entries(organisations)
    .filter(([key]) => counts.has(key) || view.owners.includes(key))
    .map(([key, name]) => ({
      key,
      word: name === key ? key : `${key} · ${name}`,
      short: key,
      count: counts.get(key) ?? 0,
      chosen: view.owners.includes(key),
      toggle: () => ({ owners: toggled(view.owners, key) }),
    }))
  return { name: 'owners', word: own.owner, options, none: { owners: [] }, alphabetical: true }
}

function areas({ focusAreas }: Overview, view: View, { own, formats }: Say): Given {
  const options = focusAreas.map(area => ({
    key: String(area.number),
    word: `${area.number} ${formats.title(area)}`,
    short: String(area.number),
    count: area.initiatives,
    chosen: view.areas.includes(area.number),
    toggle: () => ({ areas: toggled(view.areas, area.number) }),
  }))
  return { name: 'areas', word: own.area, options, none: { areas: [] } }
}

const MARKS: Record<Marked, ReactNode> = { outstanding: null, contested: <Shape shape="contested" size="s" /> }
const isMarked = (status: Status): status is Marked => status in MARKS

function statuses({ initiatives }: Overview, view: View, say: Say): Given {
  const counts = countBy(initiatives, row => [signOf(row), ...(row.lifecycle ? [row.lifecycle] : [])])
  const marked: Record<Marked, number> = {
    outstanding: initiatives.filter(isOutstanding).length,
    contested: initiatives.filter(isContested).length,
  }
  const option = (status: Status, count: number): Option => ({
    key: status,
    word: isMarked(status) ? say.own[status] : signWord(status, say),
    sign: isMarked(status) ? MARKS[status] : <SignGlyph sign={status} size="s" />,
    count,
    chosen: view.statuses.includes(status),
    toggle: () => ({ statuses: toggled(view.statuses, status) }),
  })
  const options = [...LIGHTS, 'unlit' as const, ...LIFECYCLES, 'unknown' as const].map(status =>
    option(status, counts.get(status) ?? 0),
  )
  for (const status of ['outstanding', 'contested'] as const)
    if (marked[status] > 0) options.push(option(status, marked[status]))
  return {
    name: 'statuses',
    word: say.own.status,
    options: options.filter(({ count, chosen }) => count > 0 || chosen),
    none: { statuses: [] },
  }
}

function programmes({ initiatives, programmes: names }: Overview, view: View, { own }: Say): Given {
  const counts = countBy(initiatives, row => row.programmes)
  const options = Object.entries(names)
    .filter(([key]) => counts.has(key) || view.programmes.includes(key))
    .map(([key, word]) => ({
      key,
      word,
      count: counts.get(key) ?? 0,
      chosen: view.programmes.includes(key),
      toggle: () => ({ programmes: toggled(view.programmes, key) }),
    }))
  return { name: 'programmes', word: own.programme, options, none: { programmes: [] }, alphabetical: true }
}

type ChoicesProps = { filter: Given; change: (view: Partial<View>) => void; titled?: boolean }

/** Native checkboxes in a fieldset: the keyboard and the screen reader know them. */
export function Choices({ filter, change, titled = false }: ChoicesProps) {
  const options = filter.alphabetical
    ? filter.options.toSorted((a, b) => a.word.localeCompare(b.word, 'da'))
    : filter.options
  return (
    <fieldset className="ch">
      <legend className={titled ? undefined : 'vh'}>{filter.word}</legend>
      {options.map(option => (
        <label key={option.key} className="ck">
          <input type="checkbox" checked={option.chosen} onChange={() => change(option.toggle())} />
          {option.sign}
          <span className="ch-w">{option.word}</span>
          <span className="mut">{option.count}</span>
        </label>
      ))}
    </fieldset>
  )
}
