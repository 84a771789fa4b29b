import { useRef } from 'react'
import { SlimAxis } from './Axis.tsx'
import { LoadList } from './LoadList.tsx'
import { LoadStrip } from './LoadStrip.tsx'
import { type Strip, sizeOf } from './load.ts'
import { useCells } from './loadFocus.ts'
import type { Unit } from './periods.ts'
import type { LoadProps } from './SectorLoad.tsx'
import { useInStep, useOpenedAt } from './sight.ts'

type StripsProps = LoadProps & { strips: readonly Strip[]; unit: Unit }

const LIST = 'load-list'

/** A strip per sector. A press on a cell lists what goes live in it. */
export function LoadStrips({ strips, unit, slug, frame, scale, chart, ratio, day, say }: StripsProps) {
  const { own } = say
  const box = useRef<HTMLElement>(null)
  useOpenedAt(box, ratio, scale.width)
  useInStep(chart, box)
  const cells = useCells(box, strips)
  const most = Math.max(1, ...strips.flatMap(strip => strip.cells.map(sizeOf)))
  return (
    <section ref={box} className="ld panel" aria-labelledby="h-load" onKeyDown={cells.press}>
      <div className="ld-in">
        <header className="ld-head">
          <h2 id="h-load">{own.load(unit)}</h2>
          <p className="mut">{own.loadHint(unit)}</p>
        </header>
        <div className="ld-ax" aria-hidden="true">
          <div className="ld-h" />
          <Hatch />
          <SlimAxis frame={frame} scale={scale} formats={say.formats} />
        </div>
        <ul>
          {strips.map(strip => (
            <LoadStrip
              key={strip.sector}
              strip={strip}
              most={most}
              scale={scale}
              stop={cells.stop}
              open={cells.openKey}
              list={LIST}
              toggle={cells.toggle}
              arrive={cells.arrive}
              say={say}
            />
          ))}
        </ul>
        {cells.open ? <LoadList {...cells.open} id={LIST} slug={slug} day={day} say={say} close={cells.close} /> : null}
      </div>
    </section>
  )
}

/** What is overdue is filled with it. */
const Hatch = () => (
  <svg width="0" height="0" className="ld-d" aria-hidden="true">
    <defs>
      <pattern id="ld-hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className="ld-hb" width="4" height="4" />
        <rect className="ld-hl" width="1.5" height="4" />
      </pattern>
    </defs>
  </svg>
)
