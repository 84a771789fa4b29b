import type { OverviewInitiative } from '@pejl/server/portfolio/contract'
import { DIMENSIONS } from '@pejl/server/terms'
import { memo } from 'react'
import { paths } from '../app/paths.ts'
import { Pair } from '../status/Pair.tsx'
import { Trend } from '../status/Trend.tsx'
import { Contested, MilestoneDate, MilestoneName, RolloutNow, Slip, State } from './Cells.tsx'
import type { Frame } from './InitiativeRow.tsx'
import { LaneName } from './Lane.tsx'
import { type Group, stageOf } from './rows.ts'
import { gapOf, pairSentence, type Say } from './say.ts'

type CardsProps = {
  groups: readonly Group[]
  titleOf: (group: Group) => string
  plain: boolean
  frame: Frame
  say: Say
}

/** On a phone: a list with hairlines instead of a table; what is closed takes two lines. */
export function Cards({ groups, titleOf, plain, frame, say }: CardsProps) {
  return (
    <div className="cards">
      {groups.map(group => (
        <section key={group.key}>
          {plain ? null : (
            <h2 className="lane">
              <LaneName group={group} title={titleOf(group)} say={say} />
            </h2>
          )}
          <ul>
            {group.rows.map(row => (
              <Card key={row.code} row={row} frame={frame} say={say} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

const Card = memo(function Card({ row, frame, say }: { row: OverviewInitiative; frame: Frame; say: Say }) {
  const { slug, day, from, to, organisations } = frame
  const next = row.nextMilestone
  const open = row.lit || stageOf(row) === 'under_way'
  const said = DIMENSIONS.filter(dimension => row.judged[dimension] !== null || row.computed[dimension] !== null)
  return (
    <li className="card" data-code={row.code}>
      <a href={paths.initiative(slug, row.code, day)} data-place={row.code}>
        <span className="code">{row.code}</span>
        <span className="card-t" lang="da">
          {row.title}
        </span>
      </a>
      <div className="card-s">
        <State row={row} say={say} />
        <Contested row={row} say={say} />
        {row.owners.map(owner => (
          <abbr key={owner} className="own" lang="da" title={organisations[owner] ?? owner}>
            {owner}
          </abbr>
        ))}
        <span className="grow" />
        <Trend history={row.history} from={from} to={to} words={say.shared} />
      </div>
      {open && said.length > 0 ? (
        <div className="card-d">
          {said.map(dimension => (
            <span key={dimension}>
              <Pair
                judged={row.judged[dimension]}
                computed={row.computed[dimension]}
                steps={gapOf(row, dimension)}
                sentence={pairSentence(row, dimension, say)}
              />
              <span aria-hidden="true">{say.shared.dimension[dimension]}</span>
            </span>
          ))}
        </div>
      ) : null}
      {gapOf(row, 'overall') !== 0 ? <p className="card-g">{pairSentence(row, 'overall', say)}</p> : null}
      {open && next ? (
        <div className="card-m">
          <MilestoneName of={next} say={say} /> ·{' '}
          <b>
            <MilestoneDate of={next} say={say} />
          </b>{' '}
          {next.slipDays ? <Slip of={next} say={say} /> : null}
        </div>
      ) : null}
      {open && row.rollout ? (
        <div className="card-f">
          <RolloutNow of={row.rollout} say={say} />
        </div>
      ) : null}
    </li>
  )
})
