import type { HistoryPoint } from '@pejl/server/portfolio/contract'
import type { Words } from '../language/da.ts'
import { STRIP, stripOf } from './series.ts'

type TrendProps = { history: readonly HistoryPoint[]; from: string; to: string; words: Words }

/** The history strip: level says the light, so it reads without colour. */
export function Trend({ history, from, to, words }: TrendProps) {
  const { ok, warn, crit, end, off, steps, missing } = stripOf(history, from, to)
  return (
    <svg
      className="spark"
      viewBox={`0 0 ${STRIP.width} ${STRIP.height}`}
      role="img"
      aria-label={`${words.statusOverTime}: ${
        history
          .slice(-5)
          .map(point => wordOf(point, words))
          .join(', ') || words.notStated
      }`}
    >
      {steps ? <path className="sp-v" d={steps} /> : null}
      {ok ? <path className="sp-ok" d={ok} /> : null}
      {warn ? <path className="sp-warn" d={warn} /> : null}
      {crit ? <path className="sp-crit" d={crit} /> : null}
      {end ? <path className="sp-end" d={end} /> : null}
      {off ? <path className="sp-off" d={off} /> : null}
      {missing.map(x => (
        <circle key={x} className="sp-n" cx={x} cy="9" r="1.3" />
      ))}
    </svg>
  )
}

function wordOf({ light, lifecycle }: HistoryPoint, words: Words): string {
  if (light) return words.light[light]
  return lifecycle ? words.lifecycle[lifecycle] : words.notStated
}
