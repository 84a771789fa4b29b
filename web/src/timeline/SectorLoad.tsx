import type { Timeline } from '@pejl/server/portfolio/contract'
import { type KeyboardEvent, memo, useCallback, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useSearch } from 'wouter'
import { adjust } from '../app/journey.ts'
import type { KnownDay } from '../app/paths.ts'
import type { Frame, Scale } from './frame.ts'
import { LoadList } from './LoadList.tsx'
import { LoadStrip } from './LoadStrip.tsx'
import { loadOf, sizeOf } from './load.ts'
import { cellAt, cellLedTo, firstCell } from './loadStops.ts'
import type { Say } from './say.ts'
import { useOpenedAt } from './sight.ts'
import '../styles/load.css'

type LoadProps = {
  /** The initiatives that the chart shows. */
  initiatives: Timeline['initiatives']
  slug: string
  frame: Frame
  scale: Scale
  /** Where in the frame the day lies whose knowledge is shown, as a share of its width. */
  ratio: number
  day: KnownDay
  say: Say
}

/** `idrift=` in the address: the cell whose go-lives are listed. */
const OPEN = 'idrift'

/** Under the chart, a strip per sector: how much is planned to go live in each quarter. A press lists it. */
export const SectorLoad = memo(function SectorLoad({ initiatives, slug, frame, scale, ratio, day, say }: LoadProps) {
  const { own } = say
  const box = useRef<HTMLElement>(null)
  useOpenedAt(box, ratio, scale.width)
  const strips = useMemo(() => loadOf(initiatives, frame), [initiatives, frame])
  const open = cellAt(strips, new URLSearchParams(useSearch()).get(OPEN) ?? '')
  const openKey = open && `${open.strip.sector}-${open.cell.quarter}`
  const [at, setAt] = useState<string | null>(null)
  const stop = at && cellAt(strips, at) ? at : (openKey ?? firstCell(strips))
  const most = Math.max(1, ...strips.flatMap(({ cells }) => cells.map(sizeOf)))
  const toggle = useCallback((key: string | null) => adjust(location.pathname + withOpen(location.search, key)), [])

  function press(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !stop) return
    const to = cellLedTo(strips, stop, event.key)
    if (!to) return
    event.preventDefault()
    flushSync(() => setAt(to))
    box.current?.querySelector<HTMLElement>(`[data-cell="${to}"]`)?.focus()
  }
  if (strips.every(({ peak, undated }) => peak === null && undated.length === 0)) {
    return <p className="tl-note">{own.noLoad}</p>
  }
  return (
    <section ref={box} className="ld panel" aria-labelledby="h-load" onKeyDown={press}>
      <div className="ld-in">
        <header className="ld-head">
          <h2 id="h-load">{own.load}</h2>
          <p className="mut">{own.loadHint}</p>
        </header>
        <ul>
          {strips.map(strip => (
            <LoadStrip
              key={strip.sector}
              strip={strip}
              most={most}
              scale={scale}
              stop={stop}
              open={openKey}
              toggle={toggle}
              arrive={setAt}
              say={say}
            />
          ))}
        </ul>
        {open ? <LoadList {...open} slug={slug} day={day} say={say} close={() => toggle(null)} /> : null}
      </div>
    </section>
  )
})

function withOpen(search: string, key: string | null): string {
  const given = new URLSearchParams(search)
  if (key === null || given.get(OPEN) === key) given.delete(OPEN)
  else given.set(OPEN, key)
  const text = given.toString().replaceAll('%2C', ',')
  return text ? `?${text}` : ''
}
