import type { Timeline } from '@pejl/server/portfolio/contract'
import { memo, type RefObject, useMemo } from 'react'
import type { KnownDay } from '../app/paths.ts'
import type { Frame, Scale } from './frame.ts'
import { LoadStrips } from './LoadStrips.tsx'
import { hasAny, loadOf } from './load.ts'
import { periodsFor } from './periods.ts'
import type { Say } from './say.ts'
import '../styles/load.css'

export type LoadProps = {
  /** The initiatives that the chart shows. */
  initiatives: Timeline['initiatives']
  slug: string
  frame: Frame
  scale: Scale
  /** The chart, in step with which the strips are scrolled to the side. */
  chart: RefObject<HTMLElement | null>
  /** Where in the frame the day lies whose knowledge is shown, as a share of its width. */
  ratio: number
  day: KnownDay
  say: Say
}

/** Under the chart, how much is planned to go live for each sector, period by period. */
export const SectorLoad = memo(function SectorLoad(props: LoadProps) {
  const { initiatives, frame, scale, say } = props
  const { unit, periods } = useMemo(() => periodsFor(frame, scale), [frame, scale])
  const strips = useMemo(() => loadOf(initiatives, periods), [initiatives, periods])
  if (!strips.some(hasAny)) return <p className="tl-note">{say.own.noLoad}</p>
  return <LoadStrips {...props} strips={strips} unit={unit} />
})
