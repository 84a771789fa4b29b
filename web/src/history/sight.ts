import { type RefObject, useCallback, useLayoutEffect, useState } from 'react'
import { listScroll } from '../app/journey.ts'

const PHONE = 640
/** As in history.css: what a column, a row and a group's head take. A window must know the height of what it does not draw. */
const COLUMN_REM = 1.625
const ROW_REM = 1.5625
const PHONE_ROW_REM = 3.375
const HEAD_REM = 2.125
/** How much of the columns after the last round shows where the phone's grid opens, in pixels. */
const AFTER = 136

/** Rows that are scrolled past before others are drawn: spare ones stand there meanwhile. */
const STEP = 4

type Sight = { top: number; height: number; row: number; head: number }

/** Which part of a long list is in sight, and how high its lines are. A phone opens at the latest columns. */
export function useSight(box: RefObject<HTMLElement | null>, columns: number, long: boolean) {
  const [sight, setSight] = useState<Sight>({ top: 0, height: 900, row: 25, head: 34 })
  const look = useCallback(() => {
    const at = box.current?.scrollTop ?? 0
    setSight(now => {
      const top = at - (at % (now.row * STEP))
      return now.top === top ? now : { ...now, top }
    })
  }, [box])
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => {
      const rem = rootSize()
      const row = rem * (innerWidth <= PHONE ? PHONE_ROW_REM : ROW_REM)
      setSight({ top: element.scrollTop, height: element.clientHeight || 900, row, head: rem * HEAD_REM })
    }
    if (long) element.scrollTop = listScroll()
    measure()
    const watcher = new ResizeObserver(measure)
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [box, long])
  useLayoutEffect(() => {
    const element = box.current
    if (!element || innerWidth > PHONE) return
    element.scrollLeft = columns * COLUMN_REM * rootSize() + AFTER - element.clientWidth
  }, [box, columns])
  return { ...sight, look }
}

const rootSize = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
