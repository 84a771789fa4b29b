import type { Overview } from '@pejl/server/portfolio/contract'
import { adjust } from '../app/journey.ts'
import { FiltersButton, Shown } from '../portfolio/ListTools.tsx'
import type { View } from '../portfolio/view.ts'
import { Icon } from '../ui/Icon.tsx'
import { type Frame, ZOOMS, type Zoom } from './frame.ts'
import type { Say } from './say.ts'

type ToolsProps = {
  list: Overview
  view: View
  shown: number
  frame: Frame
  asTable: boolean
  /** Whether time has passed since the day that is shown. */
  passed: boolean
  say: Say
  change: (view: Partial<View>) => void
  clear: () => void
  zoomTo: (zoom: Zoom) => void
  zoomBy: (by: -1 | 1) => void
  /** Half a frame earlier or later. */
  step: (way: -1 | 1) => void
  /** Whether anything lies there. */
  maySee: (way: -1 | 1) => boolean
  print: () => void
}

/** The page's head: what it is, zoom, filters, the table twin and print. Everything it sets stands in the address. */
export function Tools(props: ToolsProps) {
  const { list, view, shown, frame, asTable, passed, say, change, clear, zoomTo, zoomBy, step, maySee, print } = props
  const { own, shared } = say
  const zoomed = frame.zoom !== 'alt'
  return (
    <div className="phead">
      <div className="tl-title">
        <h1>{shared.timeline}</h1>
        <p className="eyebrow">{passed ? own.intro : own.introNow}</p>
      </div>
      <span className="grow" />
      <Shown view={view} shown={shown} all={list.counts.initiatives} clear={clear} say={say.list} />
      {asTable ? null : (
        <>
          {zoomed ? (
            <span className="stepper">
              <IconButton icon="left" name={own.earlier} off={!maySee(-1)} press={() => step(-1)} />
              <IconButton icon="right" name={own.later} off={!maySee(1)} press={() => step(1)} />
            </span>
          ) : null}
          <fieldset className="seg tl-zoom">
            <legend className="vh">{own.zoomName}</legend>
            {ZOOMS.map(zoom => (
              <button key={zoom} type="button" aria-pressed={zoom === frame.zoom} onClick={() => zoomTo(zoom)}>
                {own.zoom[zoom]}
              </button>
            ))}
          </fieldset>
          <span className="stepper hide-m">
            <Step sign="−" name={own.zoomOut} keys="-" off={!zoomed} press={() => zoomBy(-1)} />
            <Step sign="+" name={own.zoomIn} keys="+" off={frame.zoom === '12mdr'} press={() => zoomBy(1)} />
          </span>
        </>
      )}
      <FiltersButton list={list} view={view} change={change} groupings say={say.list} />
      <button type="button" className="btn" aria-pressed={asTable} onClick={() => adjust(twinOf(!asTable))}>
        <Icon name={asTable ? 'time' : 'list'} />
        <span className="hide-m">{asTable ? own.asChart : own.asTable}</span>
        <span className="only-m vh">{asTable ? own.asChart : own.asTable}</span>
      </button>
      <IconButton icon="print" name={shared.print} press={print} className="hide-m" />
    </div>
  )
}

/** The same view as a table or as a drawing. */
function twinOf(asTable: boolean): string {
  const search = new URLSearchParams(location.search)
  if (asTable) search.set('vis', 'tabel')
  else search.delete('vis')
  const text = search.toString().replaceAll('%2C', ',')
  return location.pathname + (text ? `?${text}` : '')
}

type ButtonProps = { icon: string; name: string; press: () => void; className?: string; off?: boolean }

function IconButton({ icon, name, press, className = '', off = false }: ButtonProps) {
  return (
    <button
      type="button"
      className={`btn btn--icon ${className}`}
      aria-label={name}
      title={name}
      disabled={off}
      onClick={press}
    >
      <Icon name={icon} />
    </button>
  )
}

type StepProps = { sign: string; name: string; keys: string; off: boolean; press: () => void }

function Step({ sign, name, keys, off, press }: StepProps) {
  return (
    <button
      type="button"
      className="btn btn--icon"
      aria-label={name}
      title={name}
      aria-keyshortcuts={keys}
      disabled={off}
      onClick={press}
    >
      {sign}
    </button>
  )
}
