import type { OverviewInitiative } from '@pejl/server/portfolio/contract'
import { memo } from 'react'
import { type KnownDay, paths } from '../app/paths.ts'
import { Trend } from '../status/Trend.tsx'
import { Contested, Dimensions, MilestoneDate, MilestoneName, RolloutNow, Slip, State, Updated } from './Cells.tsx'
import { stageOf } from './rows.ts'
import type { Say } from './say.ts'

/** What every row is drawn against: the portfolio, the day, the span of the history strip. */
export type Frame = {
  slug: string
  day: KnownDay
  from: string
  to: string
  organisations: Record<string, string>
}

type RowProps = {
  row: OverviewInitiative
  frame: Frame
  say: Say
  /** Whether Tab comes here: one row of the table is its stop (roving focus). */
  stop: boolean
  /** Whether something in it just changed. */
  marked: boolean
}

const DIAMOND_TONE = { expected: '', delivered: ' done', undated: ' und' } as const

/** One initiative. Its cells are plain functions, and the row is drawn again only when something of it changes. */
export const InitiativeRow = memo(function InitiativeRow({ row, frame, say, stop, marked }: RowProps) {
  const next = row.nextMilestone
  const tone = next ? DIAMOND_TONE[next.state] : ''
  const over = stageOf(row) === 'not_carried_through' && !row.lit
  return (
    <tr className={`r${over ? ' r--over' : ''}${marked ? ' is-chg' : ''}`} data-code={row.code}>
      <td className="code">{row.code}</td>
      <th scope="row" className={row.views.length > 0 ? 'ttl ttl--x' : 'ttl'}>
        <a
          href={paths.initiative(frame.slug, row.code, frame.day)}
          lang="da"
          title={row.titleNote ? `${row.title} · ${say.formats.text(row.titleNote)}` : row.title}
          tabIndex={stop ? 0 : -1}
          data-place={row.code}
        >
          {row.title}
        </a>
        <Contested row={row} say={say} />
      </th>
      <td className="owners">
        {row.owners.map(owner => (
          <abbr key={owner} className="own" lang="da" title={frame.organisations[owner] ?? owner}>
            {owner}
          </abbr>
        ))}
      </td>
      <td className="sp">
        <Trend history={row.history} from={frame.from} to={frame.to} words={say.shared} />
      </td>
      <td className="stt" data-detail={row.code}>
        <State row={row} say={say} />
      </td>
      <Dimensions row={row} say={say} />
      <td className={`ms${tone}`} title={next ? say.formats.title(next) : undefined}>
        {next ? <MilestoneName of={next} say={say} /> : <span className="vh">{say.own.noMilestone}</span>}
      </td>
      <td className={`msd${tone}`}>{next ? <MilestoneDate of={next} say={say} /> : null}</td>
      <td className="slip">
        <Slip of={next} say={say} />
      </td>
      <td className="roll">
        {row.rollout ? <RolloutNow of={row.rollout} say={say} /> : <span className="vh">{say.own.noRollout}</span>}
      </td>
      <td className="upd">
        <Updated row={row} say={say} year={Number(frame.to.slice(0, 4))} />
      </td>
    </tr>
  )
})
