import type { MouseEvent } from 'react'
import { useFormats, useShared } from '../language/Language.tsx'

const WIDTH = 200
const MARGIN = 4
const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000

type ScrubberProps = { days: readonly string[]; shown: string; choose: (day: string) => void }

/** Days with recordings by their real distance; a press goes to the nearest. The stepper beside it is its keyboard twin. */
export function DaysScrubber({ days, shown, choose }: ScrubberProps) {
  const words = useShared()
  const formats = useFormats()
  const first = days[0]
  const last = days.at(-1)
  if (!first || !last || days.length < 2) return null
  const from = dayNumber(first)
  const span = Math.max(1, dayNumber(last) - from)
  const at = (day: string) => {
    const share = Math.min(1, Math.max(0, (dayNumber(day) - from) / span))
    return Math.round((MARGIN + share * (WIDTH - 2 * MARGIN)) * 10) / 10
  }
  const current = days.findLast(day => day <= shown)
  const tick = (day: string, index: number) => {
    const tall = index === 0 || day.slice(0, 4) !== days[index - 1]?.slice(0, 4)
    return `M${at(day)} ${tall ? 5 : 9}V14`
  }
  const path = (which: (day: string) => boolean) =>
    days.map((day, index) => (which(day) ? tick(day, index) : '')).join('')

  function press(event: MouseEvent<SVGSVGElement>) {
    const box = event.currentTarget.getBoundingClientRect()
    const x = ((event.clientX - box.left) / box.width) * WIDTH
    const nearest = days.reduce(
      (best, day) => (Math.abs(at(day) - x) < Math.abs(at(best) - x) ? day : best),
      first ?? '',
    )
    choose(nearest)
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the stepper's buttons and the keys [ and ] do the same
    <svg
      className="scrub"
      width={WIDTH}
      height="18"
      viewBox={`0 0 ${WIDTH} 18`}
      role="img"
      aria-label={words.recordedSpan(days.length, formats.day(first), formats.day(last))}
      onClick={press}
    >
      <path d={path(day => day <= shown && day !== current)} />
      <path className="fut" d={path(day => day > shown)} />
      {current ? <path className="on" d={`M${at(current)} 4V14`} /> : null}
      <path className="cur" d={`M${at(shown)} 14.5l4 3.500h-8z`} />
    </svg>
  )
}
