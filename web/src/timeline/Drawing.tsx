import { LIFECYCLE_SIGNS } from '../status/Glyph.tsx'
import type { Bar, Sign, Span } from './phases.ts'
import type { Say } from './say.ts'
import type { Mark, Row } from './series.ts'

const PHASE: Record<Bar['kind'], string> = { planned: 'A', in_development: 'U', rollout: 'B', in_operation: 'D' }
const SHAPE: Record<Mark['state'], string> = { expected: 'ms-f', delivered: 'ms-d', lapsed: 'ms-f' }
const HALF = 5.5

const diamond = (x: number, y: number, size: number) =>
  `M${x} ${y - size}l${size} ${size}-${size} ${size}-${size}-${size}z`

/** At the frame's edge, towards a plan that lies outside it. */
const pointer = (edge: number, from: number, y: number) => {
  const way = edge < from ? 1 : -1
  return `M${edge + way} ${y}l${way * 5}-4v8z`
}

/** A row's picture. What it shows is said in words beside it, so it is hidden from those who listen. */
export function Drawing({ row, width, say }: { row: Row; width: number; say: Say }) {
  const { bars, signs, marks, height, lines } = row
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {bars.map(bar => (
        <BarShape key={bar.key} bar={bar} y={lines[0] ?? 0} word={say.shared.lifecycle[bar.kind]} />
      ))}
      {signs.map(sign => (
        <SignShape key={sign.key} sign={sign} y={lines[sign.place.track] ?? 0} />
      ))}
      {marks.map(mark =>
        mark.place.shared ? null : <MarkShape key={mark.key} mark={mark} y={lines[mark.place.track] ?? 0} />,
      )}
    </svg>
  )
}

function BarShape({ bar, y, word }: { bar: Bar; y: number; word: string }) {
  const { kind, from, sure, to, open, label } = bar
  if (kind === 'in_operation') {
    return (
      <>
        {sure > from ? <path className="ph-D ph-D--f" d={`M${from} ${y}H${sure}`} /> : null}
        <path className={open ? 'ph-D ph-D--f' : 'ph-D'} d={`M${sure} ${y}H${to}`} />
      </>
    )
  }
  const shape = `ph ph-${PHASE[kind]}`
  return (
    <>
      {sure > from ? <rect className="ph ph--f" x={from} y={y - HALF} width={sure - from} height={HALF * 2} /> : null}
      {open ? (
        <path className={shape} d={`M${to} ${y - HALF}H${sure}v${HALF * 2}H${to}`} />
      ) : (
        <rect className={shape} x={sure} y={y - HALF} width={Math.max(1, to - sure)} height={HALF * 2} rx="1.5" />
      )}
      {label === null ? null : (
        <text className={`ph-t ph-t--${PHASE[kind]}`} x={label} y={y + 3.6}>
          {word}
        </text>
      )}
    </>
  )
}

function Fuzzy({ span, y }: { span: Span; y: number }) {
  return (
    <>
      <path className="fz" d={`M${span[0]} ${y}H${span[1]}`} />
      <path className="fzc" d={`M${span[0]} ${y - 4}v8M${span[1]} ${y - 4}v8`} />
    </>
  )
}

function SignShape({ sign: { phase, x, span, place }, y }: { sign: Sign; y: number }) {
  return (
    <>
      {span ? <Fuzzy span={span} y={y} /> : null}
      <use href={`#g-${LIFECYCLE_SIGNS[phase.lifecycle].shape}`} x={x - 6} y={y - 6} width="12" height="12" />
      <Words place={place} x={x} edges={span ?? [x - 6, x + 6]} y={y} />
    </>
  )
}

function MarkShape({ mark, y }: { mark: Mark; y: number }) {
  const { x, span, plan, state, place } = mark
  const points = [x - 5, x + 5, ...(span ?? []), ...(plan ? [plan.x - 5, plan.x + 5, ...(plan.span ?? [])] : [])]
  return (
    <>
      {plan?.span ? <Fuzzy span={plan.span} y={y} /> : null}
      {span ? <Fuzzy span={span} y={y} /> : null}
      {plan ? <Arrow from={plan.x} to={x} y={y} /> : null}
      {plan ? <path className="ms-b" d={plan.outside ? pointer(plan.x, x, y) : diamond(plan.x, y, 4)} /> : null}
      <path className={SHAPE[state]} d={diamond(x, y, 5)} />
      {state === 'lapsed' ? <path className="ms-x" d={`M${x - 6} ${y}H${x + 6}`} /> : null}
      <Words place={place} x={x} edges={[Math.min(...points), Math.max(...points)]} y={y} />
    </>
  )
}

/** From the plan to what came of it; the head lies just outside the diamond. */
function Arrow({ from, to, y }: { from: number; to: number; y: number }) {
  if (Math.abs(to - from) < 9) return null
  const way = to > from ? 1 : -1
  const tip = to - way * 6
  return <path className="sl" d={`M${from + way * 4} ${y}H${tip}m${-3 * way}-2.6l${3 * way} 2.6l${-3 * way} 2.6`} />
}

type WordsProps = { place: Mark['place']; x: number; edges: Span; y: number }

function Words({ place: { side, text, strong }, x, edges, y }: WordsProps) {
  if (side === 'none') return null
  const [at, anchor] = { right: [edges[1] + 4, 'start'], left: [edges[0] - 4, 'end'], above: [x - 4, 'start'] }[
    side
  ] as [number, string]
  return (
    <text className="tl-w" x={at} y={side === 'above' ? y - 9 : y + 4} textAnchor={anchor as 'start'}>
      {text}
      {strong ? <tspan className="b"> {strong}</tspan> : null}
    </text>
  )
}
