import type { OverviewInitiative } from '@pejl/server/portfolio/contract'
import { paths } from '../app/paths.ts'
import { Icon } from '../ui/Icon.tsx'
import { Contested, Slip, State, Updated } from './Cells.tsx'
import type { Frame } from './InitiativeRow.tsx'
import type { Head, Line } from './lines.ts'
import type { Mix, Sign } from './rows.ts'
import { SignGlyph } from './SignGlyph.tsx'
import { type Say, signWord } from './say.ts'

type LineProps = { line: Line; index: number; stop: boolean; say: Say }

const common = (index: number, stop: boolean) => ({
  'aria-rowindex': index + 2,
  'data-line': index,
  tabIndex: stop ? 0 : -1,
})

/** One initiative in a long list. */
export function RowLine({ row, index, stop, frame, say }: LineProps & { row: OverviewInitiative; frame: Frame }) {
  return (
    <tr {...common(index, stop)} className="vr" aria-level={2} data-code={row.code}>
      <th scope="row" className="vi">
        <span className="code">{row.code}</span>
        <a href={paths.initiative(frame.slug, row.code, frame.day)} tabIndex={-1} lang="da" title={row.title}>
          {row.title}
        </a>
      </th>
      <td className="owners">
        {row.owners.map(owner => (
          <abbr key={owner} className="own" lang="da" title={frame.organisations[owner] ?? owner}>
            {owner}
          </abbr>
        ))}
      </td>
      <td>
        <State row={row} say={say} />
        <Contested row={row} say={say} />
      </td>
      <td className="vsl">
        <Slip of={row.nextMilestone} say={say} />
      </td>
      <td className="upd">
        <Updated row={row} say={say} year={Number(frame.to.slice(0, 4))} />
      </td>
    </tr>
  )
}

/** The head of a group: folded or not, how many, and how they stand as shares. */
export function HeadLine({ line, index, stop, say, fold }: LineProps & { fold: () => void }) {
  const { head, open } = line
  return (
    <tr {...common(index, stop)} className="vr vr--g" aria-level={1} aria-expanded={open}>
      <th scope="row">
        <button
          type="button"
          className="tw"
          tabIndex={-1}
          aria-label={open ? say.own.fold(head.title) : say.own.unfold(head.title)}
          onClick={fold}
        >
          <Icon name={open ? 'down' : 'right'} />
        </button>
        {head.number === null ? null : <span className="lane-n">{head.number}</span>}
        <b>{head.title}</b> <span className="mut">{say.formats.number(head.count)}</span>
      </th>
      <td />
      <td colSpan={3}>
        <Shares head={head} say={say} />
      </td>
    </tr>
  )
}

const COUNTED = ['red', 'yellow', 'not_reported'] as const

/** The size the bar of shares is drawn in, and the gap between two of them. */
const BAR = { width: 352, height: 12, gap: 1 } as const

/** Each share's place in the bar; the smallest is still seen. */
function placesOf(mix: Mix): { sign: Sign; x: number; width: number }[] {
  const all = mix.reduce((sum, [, count]) => sum + count, 0)
  const room = BAR.width - (mix.length - 1) * BAR.gap
  let x = 0
  return mix.map(([sign, count]) => {
    const place = { sign, x, width: Math.max(1, (room * count) / all) }
    x += place.width + BAR.gap
    return place
  })
}

/** The mix of a group as a bar of shares, and what needs attention as counts. */
function Shares({ head, say }: { head: Head; say: Say }) {
  const count = (sign: (typeof COUNTED)[number]) => head.mix.find(([of]) => of === sign)?.[1] ?? 0
  const sentence = head.mix.map(([sign, of]) => `${signWord(sign, say)}: ${say.formats.number(of)}`).join(', ')
  return (
    <span className="vb">
      <span className="vb-b" role="img" aria-label={sentence} title={sentence}>
        <svg viewBox={`0 0 ${BAR.width} ${BAR.height}`} preserveAspectRatio="none" aria-hidden="true">
          {placesOf(head.mix).map(({ sign, x, width }) => (
            <rect key={sign} className={`b-${sign}`} x={x + 0.5} y="0.5" width={Math.max(0.5, width - 1)} height="11" />
          ))}
        </svg>
      </span>
      {COUNTED.map(sign => (
        <span key={sign} className="vb-n" aria-hidden="true">
          <SignGlyph sign={sign} size="s" />
          {sign === 'red' ? <b>{count(sign)}</b> : count(sign)}
        </span>
      ))}
    </span>
  )
}
