// Which part of the years is shown, and how the reader moves through them: everything stands in the address.
import type { Timeline } from '@pejl/server/portfolio/contract'
import { useMemo } from 'react'
import { adjust } from '../app/journey.ts'
import { useKeys } from '../app/keys.ts'
import { around, frameOf, middleOf, stepped, withZoom, ZOOMS, zoomIn } from './frame.ts'

/** The frame that the address asks for, and the ways to another one, by press and by key. */
export function useZoom(timeline: Timeline, search: string, today: string) {
  const zoomed = useMemo(() => zoomIn(search), [search])
  const frame = useMemo(() => frameOf(timeline, zoomed, today), [timeline, zoomed, today])

  const zoomTo = (zoom = frame.zoom, start: string | null = null) =>
    adjust(location.pathname + withZoom(location.search, zoom, start))
  const zoomBy = (by: -1 | 1) => {
    const next = ZOOMS[ZOOMS.indexOf(frame.zoom) + by]
    // Who has gone to other years stays there.
    if (next) zoomTo(next, zoomed.start ? around(middleOf(frame), next) : null)
  }
  /** Half a frame on, unless nothing lies there. */
  const steps = useMemo(() => {
    const to = (way: -1 | 1) => frameOf(timeline, { zoom: frame.zoom, start: stepped(frame, way) }, today).from
    return { '-1': to(-1), '1': to(1) }
  }, [timeline, frame, today])
  const maySee = (way: -1 | 1) => frame.zoom !== 'alt' && steps[way] !== frame.from
  const step = (way: -1 | 1) => {
    if (maySee(way)) zoomTo(frame.zoom, steps[way])
  }
  useKeys({
    '+': () => zoomBy(1),
    '-': () => zoomBy(-1),
    '0': () => zoomTo('alt'),
    ',': () => step(-1),
    '.': () => step(1),
  })
  return { frame, zoomTo, zoomBy, step, maySee }
}
