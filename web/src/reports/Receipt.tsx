import type { InitiativePage } from '@pejl/server/initiatives/contract'
import { overallOf, type Report } from '@pejl/server/reports/contract'
import type { Reporting } from '@pejl/server/rounds/contract'
import { useEffect, useRef, useState } from 'react'
import { paths } from '../app/paths.ts'
import { LightState } from '../status/Glyph.tsx'
import { Icon } from '../ui/Icon.tsx'
import { CorrectForm } from './CorrectForm.tsx'
import { Given } from './Given.tsx'
import { Preview } from './Preview.tsx'
import { ReturnForm } from './ReturnForm.tsx'
import type { Say } from './say.ts'
import { submittedWords, Versions } from './Versions.tsx'
import { type ActProps, Withdraw } from './Withdraw.tsx'

type ReceiptProps = { slug: string; report: Report; page: InitiativePage; reporting: Reporting; say: Say }

/** It is in: what was reported, and the way on to the next one. */
export function Receipt({ slug, report, page, reporting, say }: ReceiptProps) {
  const { own } = say
  const holding = report.versions.findLast(({ takenBack }) => takenBack === null)
  const overall = holding?.overall ?? overallOf(report.draft)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const left = reporting.initiatives.filter(({ code, state }) => code !== report.code && state !== 'submitted')
  // The one that follows in the list; after the last, the first that is left.
  const at = reporting.initiatives.findIndex(({ code }) => code === report.code)
  const next = left.find(one => reporting.initiatives.indexOf(one) > at) ?? left[0]
  return (
    <div className="upd-g">
      <section className="sent panel">
        <h1 ref={heading} tabIndex={-1}>
          <Icon name="check" /> {own.receipt}
        </h1>
        <p>
          <span className="code">{page.code}</span> <b>{page.title}</b>{' '}
          {overall ? <LightState light={overall} /> : null}
          {holding?.late ? <span className="tag">{say.round.own.late}</span> : null}
        </p>
        <p className="mut">
          {holding ? submittedWords(holding, say) : null} {own.receiptHint}
        </p>
        {holding?.correction ? <p>{own.correctedWhy(holding.correction)}</p> : null}
        {next || report.round.closedAt !== null ? null : <p>{own.allDone}</p>}
        <p className="sent-a">
          {next ? (
            <a className="btn btn--pri" href={paths.report(slug, next.code)}>
              {own.next(next.code, next.title)}
            </a>
          ) : null}
          <a className="btn" href={paths.reporting(slug)}>
            {own.toRound}
          </a>
          <a className="btn" href={paths.initiative(slug, page.code)}>
            {own.toInitiative}
          </a>
        </p>
        <Given report={report} page={page} say={say} />
        <Acts slug={slug} report={report} page={page} say={say} />
        <Versions versions={report.versions} say={say} />
      </section>
      <aside className="upd-p" aria-label={own.preview}>
        <Preview draft={report.draft} report={report} page={page} say={say} />
      </aside>
    </div>
  )
}

/** What may still be done with it, one form at a time. */
function Acts({ slug, report, page, say }: ActProps & { page: InitiativePage }) {
  const { own } = say
  const { can } = report
  const [opened, setOpened] = useState<'return' | 'correct' | null>(null)
  const close = () => setOpened(null)
  const props = { slug, report, say, close }
  if (opened === 'return' && can.return) return <ReturnForm {...props} page={page} />
  if (opened === 'correct' && can.correct) return <CorrectForm {...props} />
  return (
    <>
      {can.withdraw ? <Withdraw slug={slug} report={report} say={say} /> : null}
      {can.return || can.correct ? (
        <p>
          <button type="button" className="btn" onClick={() => setOpened(can.return ? 'return' : 'correct')}>
            {can.return ? own.returnTitle : own.correct}
          </button>
        </p>
      ) : null}
    </>
  )
}
