import type { Overview } from '@pejl/server/portfolio/contract'
import { Icon } from '../ui/Icon.tsx'
import { Popover } from '../ui/Popover.tsx'
import { Choices, filtersOf } from './Choices.tsx'
import type { Say } from './say.ts'
import { GROUPINGS, isFiltered, type View } from './view.ts'
import './list-tools.css'

type ShownProps = { view: View; shown: number; all: number; clear: () => void; say: Say }

/** How many of the portfolio's initiatives the filters leave, and the way back to all of them. */
export function Shown({ view, shown, all, clear, say: { own } }: ShownProps) {
  return (
    <>
      <output className="lt-count" aria-live="polite">
        {shown === all ? '' : own.countOf(shown, all)}
      </output>
      {isFiltered(view) ? (
        <button type="button" className="lnk" onClick={clear}>
          {own.clearAll}
        </button>
      ) : null}
    </>
  )
}

type FiltersProps = {
  list: Overview
  view: View
  change: (part: Partial<View>) => void
  /** Whether the page can be grouped in other ways than by focus area. */
  groupings?: boolean
  say: Say
}

/** The overview's filters, behind one button, for pages that are seen through the same address. */
export function FiltersButton({ list, view, change, groupings = false, say }: FiltersProps) {
  const { own } = say
  const filters = filtersOf(list, view, say)
  const count = filters.filter(filter => filter.options.some(option => option.chosen)).length
  return (
    <Popover
      className={count > 0 ? 'btn btn--on' : 'btn'}
      align="end"
      name={own.allFilters}
      button={
        <>
          <Icon name="filter" />
          {own.allFilters}
          {count > 0 ? ` (${count})` : ''}
        </>
      }
    >
      {() => (
        <div className="lt-filters">
          {groupings ? <Groupings view={view} change={change} say={say} /> : null}
          {filters.map(filter => (
            <Choices key={filter.name} filter={filter} change={change} titled />
          ))}
        </div>
      )}
    </Popover>
  )
}

function Groupings({ view, change, say: { own } }: Pick<FiltersProps, 'view' | 'change' | 'say'>) {
  return (
    <fieldset className="ch">
      <legend>{own.groupByName}</legend>
      {GROUPINGS.map(grouping => (
        <label key={grouping} className="ck">
          <input type="radio" name="grp" checked={grouping === view.grouping} onChange={() => change({ grouping })} />
          {own.grouping[grouping]}
        </label>
      ))}
    </fieldset>
  )
}
