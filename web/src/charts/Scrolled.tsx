import { type ReactNode, useLayoutEffect, useRef } from 'react'

/** A drawing that may be wider than the screen: it opens at its latest end, and the keyboard can scroll it. */
export function Scrolled({ label, children }: { label: string; children: ReactNode }) {
  const box = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    if (box.current) box.current.scrollLeft = box.current.scrollWidth
  }, [])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reachable with the keyboard
    <section ref={box} className="scrollx" tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
