import type { InitiativePage } from '@pejl/server/initiatives/contract'
import type { DateWindow } from '@pejl/server/terms'
import { isLongSlip, movedFrom, printedOf, reachedOf } from '../milestones/dates.ts'
import { distinct, Refs, Said } from './Said.tsx'
import { type Say, usualSentence } from './say.ts'

type Milestone = InitiativePage['milestones'][number]
type TableProps = { page: InitiativePage; say: Say }

/** Every milestone with its original plan, what is expected now, what came of it, and how far that is from the plan. */
export function MilestoneTable({ page, say }: TableProps) {
  const { own, miles } = say
  return (
    <section className="blk" aria-labelledby="h-milestones">
      <h2 id="h-milestones">{own.milestones}</h2>
      {page.milestones.length === 0 ? (
        <p className="mut">{own.milestonesNone}</p>
      ) : (
        <table className="mt-t mt-t--m">
          <thead>
            <tr>
              <th scope="col">{miles.milestone}</th>
              <th scope="col">{miles.plan}</th>
              <th scope="col">{miles.expected}</th>
              <th scope="col">{miles.delivered}</th>
              <th scope="col" className="num">
                <abbr title={miles.slipHint}>{miles.slip}</abbr>
              </th>
            </tr>
          </thead>
          <tbody>
            {page.milestones.map(milestone => (
              <MilestoneRow key={milestone.key} milestone={milestone} page={page} say={say} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function MilestoneRow({ milestone, page, say }: TableProps & { milestone: Milestone }) {
  const { own, miles, formats } = say
  const { baseline, forecast, actual, postponements, overdue, lapsed, note, remark, project } = milestone
  const sources = [milestone, ...milestone.dates].flatMap(fact => fact.sources)
  const belongs = page.projects.find(({ key }) => key === project)
  const state = actual ? 'd' : reachedOf(milestone) ? 'f' : 'u'
  return (
    <tr id={`m-${milestone.key}`} tabIndex={-1} className={actual ? 'is-d' : undefined}>
      <th scope="row">
        <span className={{ d: 'dia dia--d', f: 'dia', u: 'dia dia--u' }[state]} aria-hidden="true" />
        <span className="mt-n">
          {formats.title(milestone)}
          <Refs of={distinct(sources)} say={say} />
          {belongs ? <span className="mut mt-s">{own.ofProject(belongs.name)}</span> : null}
          {postponements > 0 ? <span className="mt-s">{miles.postponed(postponements)}</span> : null}
          <GoLive milestone={milestone} say={say} />
          {note ? (
            <span className="mut mt-s">
              <Said of={note} />
            </span>
          ) : null}
          {remark ? (
            <span className="mt-s">
              {own.remarked(formats.day(remark.asOf))}: <Said of={remark.text} />
            </span>
          ) : null}
        </span>
      </th>
      <td data-label={miles.plan}>
        <Window window={baseline} none={miles.noPlan} say={say} />
        {baseline && milestone.dates.find(({ kind }) => kind === 'baseline')?.firstKnown ? (
          <span className="mut mt-s">{own.firstKnown}</span>
        ) : null}
      </td>
      <td data-label={miles.expected} className={overdue ? 'late' : undefined}>
        {actual ? (
          <Dash words={miles.isDelivered} quiet />
        ) : (
          <Window window={forecast ?? baseline} none={miles.noDate} say={say} />
        )}
        {overdue ? <b>, {miles.overdue}</b> : null}
        {lapsed ? <span className="mut">, {miles.lapsed}</span> : null}
        {milestone.usual ? <span className="mut mt-s mt-u">{usualSentence(milestone.usual, say)}</span> : null}
      </td>
      <td data-label={miles.delivered}>
        <Window window={actual} none={miles.notDelivered} say={say} quiet />
      </td>
      <SlipCell milestone={milestone} say={say} />
    </tr>
  )
}

/** For which sectors reaching it is a go-live, with where that is said. */
function GoLive({ milestone: { goLive, goLiveFacts }, say }: { milestone: Milestone; say: Say }) {
  if (goLive.length === 0) return null
  const facts = goLiveFacts.filter(({ sector, holds }) => holds && goLive.includes(sector))
  const sectors = goLive.map(sector => say.shared.sector[sector].toLowerCase()).join(', ')
  const notes = new Map(facts.flatMap(({ note }) => (note ? [[note.da, note] as const] : [])))
  return (
    <span className="mut mt-s">
      {say.miles.goesLive(sectors)}
      <Refs of={distinct(facts.flatMap(({ sources }) => sources))} say={say} />
      {[...notes.values()].map(note => (
        <span key={note.da} className="mt-s">
          <Said of={note} />
        </span>
      ))}
    </span>
  )
}

type CellProps = { window: DateWindow | null; none: string; say: Say; quiet?: boolean }

function Window({ window, none, say, quiet = false }: CellProps) {
  if (!window) return <Dash words={none} quiet={quiet} />
  const shown = say.formats.window(window)
  const printed = printedOf(window)
  return <span title={printed && printed !== shown ? say.miles.printedAs(printed) : undefined}>{shown}</span>
}

/** `quiet`: it says nothing new, so a phone leaves it out. */
function Dash({ words, quiet = false }: { words: string; quiet?: boolean }) {
  return (
    <span className={quiet ? 'mut dash' : 'mut'}>
      <span aria-hidden="true">–</span>
      <span className="vh">{words}</span>
    </span>
  )
}

/** Bold from a month on; a missing plan is a dash, never zero. */
function SlipCell({ milestone, say }: { milestone: Milestone; say: Say }) {
  const { baseline, slipDays } = milestone
  const reached = reachedOf(milestone)
  const known = baseline && reached && slipDays !== null
  const text = known ? say.formats.slip(movedFrom(milestone) ?? baseline, reached) : null
  return (
    <td className="num" data-label={say.miles.slip}>
      {text === null ? (
        milestone.unagreed ? (
          <span className="mut mt-s">{say.miles.unagreed}</span>
        ) : (
          <Dash words={baseline ? say.miles.noSlip : say.miles.noPlan} quiet />
        )
      ) : isLongSlip(slipDays) ? (
        <b>{text}</b>
      ) : (
        text
      )}
    </td>
  )
}
