import { type Report, reports, type Section } from '@pejl/server/reports/contract'
import { useCommand } from '../api/useCommand.ts'
import { momentWords } from '../rounds/deadline.ts'
import { Icon } from '../ui/Icon.tsx'
import { faultOf, useChanging } from './changing.ts'
import type { Say } from './say.ts'
import type { ActProps } from './Withdraw.tsx'

const sentBack = ({ state, versions }: Report) => (state === 'returned' ? (versions.at(-1)?.takenBack ?? null) : null)

/** What is special about what is being written: it came back, it is a correction, or its round is over. */
export function Special({ slug, report, say }: ActProps) {
  const { own, round } = say
  const back = sentBack(report)
  if (report.correcting !== null) return <Correcting slug={slug} report={report} say={say} />
  if (back) {
    return (
      <section className="spc panel" aria-labelledby="h-returned">
        <h2 id="h-returned">{own.returnedTitle}</h2>
        <p>{own.returnedBy(momentWords(back.at, new Date(), round), back.by ?? say.shared.formerUser)}</p>
      </section>
    )
  }
  const isClosed = report.round.closedAt !== null
  if (!isClosed && new Date(report.round.deadline) > new Date()) return null
  return (
    <section className="spc panel" aria-labelledby="h-late">
      <h2 id="h-late">{isClosed ? own.lateForm : own.overdueForm}</h2>
      <p>{isClosed ? own.lateFormHint : own.overdueFormHint}</p>
    </section>
  )
}

function Correcting({ slug, report, say }: ActProps) {
  const { own } = say
  const { params, sent, show } = useChanging(slug, report)
  const drop = useCommand(reports.dropCorrection)
  return (
    <section className="spc panel" aria-labelledby="h-correcting">
      <h2 id="h-correcting">{own.correcting}</h2>
      <p>
        {own.because(report.correcting ?? '')} <span className="mut">{own.correctHint}</span>
      </p>
      <p className="rnd-e" role="alert">
        {faultOf(drop.error, own)}
      </p>
      <button
        type="button"
        className="btn"
        aria-disabled={drop.isPending}
        onClick={() => drop.isPending || drop.mutate({ input: { params }, sent }, show)}
      >
        {own.dropIt}
      </button>
    </section>
  )
}

/** What the office said of a section, beside it, until the report is submitted again. */
export function Told({ section, report, say }: { section: Section; report: Report; say: Say }) {
  const comment = sentBack(report)?.comments.find(one => one.section === section)?.comment
  if (!comment) return null
  return (
    <aside className="told" aria-label={say.own.told(say.own.section[section])}>
      <Icon name="info" />
      <p>
        <b>{say.own.told(say.own.section[section])}:</b> {comment}
      </p>
    </aside>
  )
}
