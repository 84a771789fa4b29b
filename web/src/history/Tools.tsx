import type { History, Overview } from '@pejl/server/portfolio/contract'
import { adjust } from '../app/journey.ts'
import { FiltersButton, Shown } from '../portfolio/ListTools.tsx'
import type { View } from '../portfolio/view.ts'
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
  const { history, list, view, show, shown, say, change, clear, print } = props
  const { own, shared } = say
  return (
    <div className="phead">
      <div className="hm-title">
        <h1>{shared.history}</h1>
        <p className="eyebrow">
          {own.intro(history.columns.length, history.unit)} {show === 'gab' ? '' : own.calm}
        </p>
      </div>
      <span className="grow" />
      <Shown view={view} shown={shown} all={history.initiatives.length} clear={clear} say={say.list} />
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
      <FiltersButton list={list} view={view} change={change} say={say.list} />
      <PrintButton label={shared.print} print={print} />
    </div>
  )
}
