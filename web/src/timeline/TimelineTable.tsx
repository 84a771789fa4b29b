import type { Timeline, TimelineInitiative } from '@pejl/server/portfolio/contract'
import { type ReactNode, useMemo } from 'react'
import { type KnownDay, paths } from '../app/paths.ts'
import type { Formats } from '../language/formats.ts'
import { isLongSlip, movedFrom, reachedOf } from '../milestones/dates.ts'
import type { Group } from '../portfolio/rows.ts'
import { LifecycleGlyph } from '../status/Glyph.tsx'
import { RelationSentence } from './Dependencies.tsx'
import { type Relations, relationsOf } from './relations.ts'
import type { Say } from './say.ts'

type TableProps = {
  timeline: Timeline
  groups: readonly Group[]
  day: KnownDay
  say: Say
}

/** More initiatives than this are not listed: the reader is asked for a filter. */
const MOST = 500

/** The timeline's twin: the same phases and milestones in words, for those who cannot or will not read a drawing. */
export function TimelineTable({ timeline, groups, day, say }: TableProps) {
  const { own, miles } = say
  const codes = groups.flatMap(group => group.rows.map(row => row.code))
  const byCode = new Map(timeline.initiatives.map(initiative => [initiative.code, initiative]))
  const shown = codes.slice(0, MOST).flatMap(code => byCode.get(code) ?? [])
  const relations = useMemo(() => relationsOf(timeline.initiatives), [timeline])
  return (
    <div className="tl-tw panel scrollx">
      {shown.length < codes.length ? <p className="tl-short">{own.tableShort(shown.length, codes.length)}</p> : null}
      <table className="tl-t">
        <caption className="vh">{own.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{own.initiative}</th>
            <th scope="col">{own.what}</th>
            <th scope="col">{miles.plan}</th>
            <th scope="col">{own.now}</th>
            <th scope="col">{own.state}</th>
            <th scope="col" className="num">
              <abbr title={miles.slipHint}>{miles.slip}</abbr>
            </th>
          </tr>
        </thead>
        {shown.map(initiative => (
          <Lines
            key={initiative.code}
            initiative={initiative}
            relations={relations.get(initiative.code)}
            href={paths.initiative(timeline.portfolio.slug, initiative.code, day)}
            say={say}
          />
        ))}
      </table>
    </div>
  )
}

type LinesProps = { initiative: TimelineInitiative; relations: Relations | undefined; href: string; say: Say }

function Lines({ initiative, relations, href, say }: LinesProps) {
  const { own, miles, shared, formats } = say
  const { code, title, phases, milestones } = initiative
  const head = (
    <th scope="rowgroup" rowSpan={Math.max(1, phases.length + milestones.length)}>
      <a href={href} lang={formats.language === 'da' ? undefined : 'da'}>
        <span className="code">{code}</span> {title}
      </a>
      {relations ? (
        <p className="tl-rel">
          <RelationSentence of={relations} say={say} />
        </p>
      ) : null}
    </th>
  )
  if (phases.length + milestones.length === 0) {
    return (
      <tbody>
        <tr>
          {head}
          <td colSpan={5} className="mut">
            {own.noDates}
          </td>
        </tr>
      </tbody>
    )
  }
  return (
    <tbody>
      {phases.map((phase, index) => (
        <tr key={`${phase.lifecycle} ${phase.from.earliest}`}>
          {index === 0 ? head : null}
          <td>
            <LifecycleGlyph lifecycle={phase.lifecycle} size="s" /> {shared.lifecycle[phase.lifecycle]}
            {phase.reason ? <span className="mut"> · {formats.text(phase.reason)}</span> : null}
          </td>
          <td />
          <td>{formats.window(phase.from)}</td>
          <td className="mut">{own.phase}</td>
          <td />
        </tr>
      ))}
      {milestones.map((milestone, index) => (
        <MilestoneLine
          key={milestone.key}
          milestone={milestone}
          head={phases.length === 0 && index === 0 ? head : null}
          miles={miles}
          formats={formats}
        />
      ))}
    </tbody>
  )
}

type LineProps = {
  milestone: TimelineInitiative['milestones'][number]
  head: ReactNode
  miles: Say['miles']
  formats: Formats
}

function MilestoneLine({ milestone, head, miles, formats }: LineProps) {
  const { baseline, slipDays, overdue } = milestone
  const reached = reachedOf(milestone)
  const moved = movedFrom(milestone)
  const slip = moved && reached && slipDays !== null ? formats.slip(moved, reached) : null
  return (
    <tr>
      {head}
      <td>{formats.title(milestone)}</td>
      <td>{baseline ? formats.window(baseline) : <Unstated words={miles.noPlan} />}</td>
      <td>{reached ? formats.window(reached) : <Unstated words={miles.noDate} />}</td>
      <td className={overdue ? 'late' : 'mut'}>{stateWord(milestone, miles)}</td>
      <td className="num">{isLongSlip(slipDays) && slip ? <b>{slip}</b> : slip}</td>
    </tr>
  )
}

function stateWord(milestone: LineProps['milestone'], miles: Say['miles']): string {
  if (milestone.actual) return miles.isDelivered
  if (milestone.lapsed) return miles.lapsed
  if (milestone.overdue) return miles.overdue
  return reachedOf(milestone) ? miles.isExpected : miles.noDate
}

function Unstated({ words }: { words: string }) {
  return (
    <span className="mut">
      <span aria-hidden="true">–</span>
      <span className="vh">{words}</span>
    </span>
  )
}
