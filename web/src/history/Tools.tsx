import type { History, Overview } from '@pejl/server/portfolio/contract'
import { adjust } from '../app/journey.ts'
import { Choices, filtersOf } from '../portfolio/Choices.tsx'
import { isFiltered, type View } from '../portfolio/view.ts'
import { Icon } from '../ui/Icon.tsx'
import { Popover } from '../ui/Popover.tsx'
import { PrintButton } from '../ui/PrintButton.tsx'
import type { Say } from './say.ts'
import { SHOWS, type Show, withShow } from './series.ts'

type ToolsProps = {
  history: History
  list: Overview
  view: View
  show: Show
  shown: number
  say: Say
  change: (view: Partial<View>) => void
  clear: () => void
  print: () => void
}

/** The page's head: what it is, which light is shown, filters and print. Everything it sets stands in the address. */
export function Tools(props: ToolsProps) {
  const { history, view, show, shown, say, clear, print } = props
  const { own, shared } = say
  const all = history.initiatives.length
  return (
    <div className="phead">
      <div className="hm-title">
        <h1>{shared.history}</h1>
        <p className="eyebrow">
          {own.intro(history.columns.length, history.unit)} {show === 'gab' ? '' : own.calm}
        </p>
      </div>
      <span className="grow" />
      <output className="hm-count" aria-live="polite">
        {shown === all ? '' : say.list.own.countOf(shown, all)}
      </output>
      {isFiltered(view) ? (
        <button type="button" className="lnk" onClick={clear}>
          {own.clear}
        </button>
      ) : null}
      <fieldset className="seg hm-show">
        <legend className="vh">{own.showName}</legend>
        {SHOWS.map(one => (
          <button
            key={one}
            type="button"
            aria-pressed={one === show}
            onClick={() => adjust(location.pathname + withShow(location.search, one))}
          >
            {own.show[one]}
          </button>
        ))}
      </fieldset>
      <Filters {...props} />
      <PrintButton label={shared.print} print={print} />
    </div>
  )
}

function Filters({ list, view, say, change }: ToolsProps) {
  const { own } = say
  const filters = filtersOf(list, view, say.list)
  const count = filters.filter(filter => filter.options.some(option => option.chosen)).length
  return (
    <Popover
      className={count > 0 ? 'btn btn--on' : 'btn'}
      align="end"
      name={own.filters}
      button={
        <>
          <Icon name="filter" />
          {own.filters}
          {count > 0 ? ` (${count})` : ''}
        </>
      }
    >
      {() => (
        <div className="hm-filters">
          {filters.map(filter => (
            <Choices key={filter.name} filter={filter} change={change} titled />
          ))}
        </div>
      )}
    </Popover>
  )
}
