import type { Overview, OverviewInitiative } from '@pejl/server/portfolio/contract'
import { LIFECYCLES, type Lifecycle, type Light, STAGE_OF, STAGES, type Stage } from '@pejl/server/terms'
import { memo } from 'react'
import { type KnownDay, paths } from '../app/paths.ts'
import { Changes } from './Changes.tsx'
import { type Sign, signOf } from './rows.ts'
import { SignGlyph } from './SignGlyph.tsx'
import { type Say, signWord } from './say.ts'
import type { Status } from './view.ts'

/** Above this many codes a tile says how many more there are. */
const MOST_CODES = 12
const LONG = 200

/** The three groups of the summary, and what no source places in any of them. */
type SummaryStage = Stage | 'unstated'

type SummaryProps = {
  overview: Overview
  day: KnownDay
  statuses: readonly Status[]
  say: Say
  toggle: (status: Status) => void
}

/** The answer first: how many stand where, which ones, and what changed. */
export const Summary = memo(function Summary({ overview, day, statuses, say, toggle }: SummaryProps) {
  const shownStages: readonly SummaryStage[] = overview.counts.unknownLifecycle > 0 ? [...STAGES, 'unstated'] : STAGES
  const stages = shownStages.map(stage => ({ stage, tiles: tilesOf(stage, overview) }))
  return (
    <section className="sum" aria-labelledby="h-sum">
      <h1 id="h-sum" className="vh">
        {say.own.title}
      </h1>
      <div className="sum-states">
        {stages.map(({ stage, tiles }) => (
          <div key={stage} className={`sum-g sum-g--${Math.max(1, tiles.length)}`}>
            <StageHead stage={stage} overview={overview} statuses={statuses} say={say} toggle={toggle} />
            <div className="sum-t">
              {tiles.map(([sign, count]) => (
                <Tile
                  key={sign}
                  sign={sign}
                  count={count}
                  rows={overview.counts.initiatives > LONG ? [] : overview.initiatives}
                  slug={overview.portfolio.slug}
                  day={day}
                  pressed={statuses.includes(sign)}
                  say={say}
                  toggle={toggle}
                />
              ))}
            </div>
          </div>
        ))}
      </div>
      <Changes
        changes={overview.changes}
        knownAt={overview.knownAt}
        slug={overview.portfolio.slug}
        day={day}
        say={say}
      />
    </section>
  )
})

/** The signs of a stage with their counts. The four lights always stand there: no red is news too. */
function tilesOf(stage: SummaryStage, { counts, round }: Overview): [Sign, number][] {
  if (stage === 'unstated') return [['unknown', counts.unknownLifecycle]]
  if (stage !== 'under_way') {
    return LIFECYCLES.filter(lifecycle => STAGE_OF[lifecycle] === stage)
      .map((lifecycle): [Lifecycle, number] => [lifecycle, counts.byLifecycle[lifecycle]])
      .filter(([, count]) => count > 0)
  }
  if (counts.underWay === 0) return []
  const { green, yellow, red, not_reported } = counts.byLight
  const unlit = counts.underWay - green - yellow - red - not_reported
  const tiles: [Light | 'unlit', number][] = [
    ['green', green],
    ['yellow', yellow],
    ['red', red],
  ]
  if (not_reported > 0 || round) tiles.push(['not_reported', not_reported])
  if (unlit > 0) tiles.push(['unlit', unlit])
  return tiles
}

function StageHead({ stage, overview, statuses, say, toggle }: Omit<SummaryProps, 'day'> & { stage: SummaryStage }) {
  const { counts } = overview
  const count: Record<SummaryStage, number> = {
    under_way: counts.underWay,
    reached: counts.reached,
    not_carried_through: counts.notCarriedThrough,
    unstated: counts.unknownLifecycle,
  }
  const unfinished: Partial<typeof count> = {
    reached: counts.reachedWithOutstanding,
    not_carried_through: counts.withOutstanding - counts.reachedWithOutstanding,
  }
  const outstanding = unfinished[stage] ?? 0
  return (
    <h2>
      <b>{say.formats.number(count[stage])}</b> {stage === 'unstated' ? say.own.unstated : say.shared.stage[stage]}
      {outstanding > 0 ? (
        <>
          {', '}
          <button
            type="button"
            className="sum-o"
            aria-pressed={statuses.includes('outstanding')}
            onClick={() => toggle('outstanding')}
          >
            {say.own.withOutstanding(outstanding)}
          </button>
        </>
      ) : null}
    </h2>
  )
}

type TileProps = {
  sign: Sign
  count: number
  rows: readonly OverviewInitiative[]
  slug: string
  day: KnownDay
  pressed: boolean
  say: Say
  toggle: (status: Status) => void
}

function Tile({ sign, count, rows, slug, day, pressed, say, toggle }: TileProps) {
  const word = signWord(sign, say)
  const those = rows.filter(row => signOf(row) === sign)
  return (
    <div className="tile">
      <button
        type="button"
        className={count > 999 ? 'tile-b tile-b--long' : 'tile-b'}
        aria-pressed={pressed}
        onClick={() => toggle(sign)}
      >
        <i className="vh">{say.own.filterBy}</i>
        <SignGlyph sign={sign} size="l" />
        <span>{word}</span>
        <i className="vh">, </i>
        <b>{say.formats.number(count)}</b>
        <i className="vh"> {say.own.initiativesOf(count)}</i>
      </button>
      {those.length > 0 ? (
        <p className="codes">
          {those.slice(0, MOST_CODES).map(row => (
            <a key={row.code} href={paths.initiative(slug, row.code, day)} lang="da" title={row.title}>
              {row.code}
            </a>
          ))}
          {those.length > MOST_CODES ? (
            <span className="codes-n">{say.own.moreCodes(those.length - MOST_CODES)}</span>
          ) : null}
        </p>
      ) : null}
    </div>
  )
}
