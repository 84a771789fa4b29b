import { Scrolled } from './Scrolled.tsx'
import { type Tick, TREND, type Trend, type TrendLine, type TrendPoint } from './series.ts'
import './trend.css'

export type TrendWords = {
  /** Names the drawing and says what is in it. */
  summary: string
  region: string
  expectedAxis: string
  saidAxis: string
  diagonal: string
  day: (of: string) => string
}
type TrendProps = { trend: Trend; words: TrendWords }

/** How the expected dates moved: a level line holds, a rising one slips; what is due lies on the diagonal. */
export function MilestoneTrend({ trend, words }: TrendProps) {
  const { height, lines, diagonal } = trend
  return (
    <Scrolled label={words.region}>
      <svg className="trend" viewBox={`0 0 ${TREND.width} ${height}`} role="img" aria-label={words.summary}>
        <Axes trend={trend} words={words} />
        {diagonal ? <Diagonal {...diagonal} words={words.diagonal} /> : null}
        {lines.map(line => (
          <Line key={line.key} line={line} />
        ))}
      </svg>
    </Scrolled>
  )
}

function Axes({ trend, words }: TrendProps) {
  const { bottom, said, expected } = trend
  const named = ({ day }: Tick) => (day.endsWith('-01-01') ? day.slice(0, 4) : words.day(day))
  return (
    <g>
      {expected.map(tick => (
        <g key={tick.day}>
          <path className="tr-g" d={`M${TREND.left} ${tick.at}H${TREND.right}`} />
          <text className="tr-t" x={TREND.left - 8} y={tick.at + 4} textAnchor="end">
            {named(tick)}
          </text>
        </g>
      ))}
      <path className="tr-a" d={`M${TREND.left} ${TREND.top}V${bottom}H${TREND.right}`} />
      {said.map((tick, index) => (
        <g key={tick.day}>
          <path className="tr-a" d={`M${tick.at} ${bottom}v5`} />
          <text
            className="tr-t"
            x={tick.at}
            y={bottom + 18}
            textAnchor={index > 0 && tick.at > TREND.right - 30 ? 'end' : 'start'}
          >
            {named(tick)}
          </text>
        </g>
      ))}
      <text className="tr-t" x={TREND.left} y={bottom + 36}>
        {words.saidAxis}
      </text>
      <text className="tr-t" x={TREND.left} y={TREND.top - 12}>
        {words.expectedAxis}
      </text>
    </g>
  )
}

function Diagonal({ from: [x1, y1], to: [x2, y2], words }: NonNullable<Trend['diagonal']> & { words: string }) {
  const angle = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI
  const [x, y] = [x1 + (x2 - x1) * 0.12, y1 + (y2 - y1) * 0.12]
  const long = Math.hypot(x2 - x1, y2 - y1)
  return (
    <g>
      <path className="tr-d" d={`M${x1} ${y1}L${x2} ${y2}`} />
      {long > 220 ? (
        <text className="tr-t" x={x} y={y} dy="14" transform={`rotate(${angle} ${x} ${y})`}>
          {words}
        </text>
      ) : null}
    </g>
  )
}

function Line({ line }: { line: TrendLine }) {
  const { path, points, plan, end, labelY, label, slip, late, delivered } = line
  const leads = delivered || Math.abs(labelY - end.y) > 3
  return (
    <g className={late ? 'tr-l tr-l--late' : 'tr-l'}>
      {leads ? (
        <path className="tr-w" d={`M${end.x + 8} ${end.y}H${TREND.right}L${TREND.label - 4} ${labelY}`} />
      ) : null}
      <path className="tr-p" d={path} />
      {plan ? <Sign point={plan} hollow /> : null}
      {points.map(point => (
        <Sign key={`${point.x} ${point.top}`} point={point} />
      ))}
      <text className="tr-n" x={TREND.label} y={labelY + 4}>
        {label} <tspan className="tr-s">{slip}</tspan>
      </text>
    </g>
  )
}

/** A dot where it was said, a diamond where it was delivered, hollow the original plan; a fuzzy date is a span. */
function Sign({ point: { x, top, bottom, kind }, hollow = false }: { point: TrendPoint; hollow?: boolean }) {
  return (
    <g>
      {bottom - top > 2 ? <path className="tr-f" d={`M${x} ${top}V${bottom}`} /> : null}
      {kind === 'actual' || hollow ? (
        <path className={hollow ? 'tr-h' : 'tr-x'} d={`M${x} ${top - 5}l5 5l-5 5l-5 -5z`} />
      ) : (
        <circle className="tr-o" cx={x} cy={top} r="2.6" />
      )}
    </g>
  )
}
