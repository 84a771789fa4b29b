import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react'
import { listScroll } from '../app/journey.ts'

/** As in timeline.css: what the names take, in rem, and below which width they stand above their lines. */
const NAMES_REM = 20.75
const PHONE = 640
const LEAST = 640
const PHONE_WIDTH = 1056
/** Px that are scrolled past before other rows are drawn: spare ones stand there meanwhile. */
const STEP = 120

type Sight = { width: number; top: number; height: number; phone: boolean }

/** How wide the lines are and which part of a long list is in sight. A phone opens at the day that is shown. */
export function useSight(box: RefObject<HTMLElement | null>, ratio: number, long: boolean) {
  const [sight, setSight] = useState<Sight>({ width: PHONE_WIDTH, top: 0, height: 900, phone: false })
  // While it scrolls only the place is read: asking for sizes would lay the page out anew each time.
  const look = useCallback(() => {
    const at = box.current?.scrollTop ?? 0
    const top = at - (at % STEP)
    setSight(now => (now.top === top ? now : { ...now, top }))
  }, [box])

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => {
      const phone = innerWidth <= PHONE
      const width = phone ? PHONE_WIDTH : widthIn(element)
      setSight({ width, top: element.scrollTop, height: element.clientHeight || 900, phone })
    }
    if (long) element.scrollTop = listScroll()
    measure()
    const watcher = new ResizeObserver(measure)
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [box, long])

  useOpenedAt(box, ratio, sight.width)

  return { ...sight, look }
}

/** What is wider than its box opens with a share of its width in sight: the day that is shown. */
export function useOpenedAt(box: RefObject<HTMLElement | null>, ratio: number, width: number) {
  useLayoutEffect(() => {
    const element = box.current
    if (!element || element.scrollWidth <= element.clientWidth) return
    element.scrollLeft = ratio * width - element.clientWidth * 0.55
  }, [box, ratio, width])
}

/** Two boxes of one width are scrolled to the side together, whichever of them the reader scrolls. */
export function useInStep(one: RefObject<HTMLElement | null>, other: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const [a, b] = [one.current, other.current]
    if (!a || !b) return
    // What was set here comes back as an event of its own, perhaps later than the reader's next one.
    const set = new Map<HTMLElement, number>()
    const follow = (from: HTMLElement, to: HTMLElement) => {
      const at = from.scrollLeft
      const answered = set.get(from) === at
      set.delete(from)
      if (answered || Math.abs(to.scrollLeft - at) < 1) return
      to.scrollLeft = at
      set.set(to, to.scrollLeft)
    }
    const onA = () => follow(a, b)
    const onB = () => follow(b, a)
    onA()
    a.addEventListener('scroll', onA, { passive: true })
    b.addEventListener('scroll', onB, { passive: true })
    return () => {
      a.removeEventListener('scroll', onA)
      b.removeEventListener('scroll', onB)
    }
  }, [one, other])
}

function widthIn(element: HTMLElement): number {
  if (element.clientWidth === 0) return PHONE_WIDTH
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
  return Math.max(LEAST, Math.floor(element.clientWidth - NAMES_REM * rem))
}
