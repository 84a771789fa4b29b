import type { InitiativePage } from '@pejl/server/initiatives/contract'
import { overallOf, type Report } from '@pejl/server/reports/contract'
import type { Reporting } from '@pejl/server/rounds/contract'
import { useEffect, useRef } from 'react'
import { paths } from '../app/paths.ts'
import { momentWords } from '../rounds/deadline.ts'
import { LightState } from '../status/Glyph.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { Say } from './say.ts'

type ReceiptProps = { slug: string; report: Report; page: InitiativePage; reporting: Reporting; say: Say }

/** It is in: what was reported, and the way on to the next one. */
export function Receipt({ slug, report, page, reporting, say }: ReceiptProps) {
  const { own, round } = say
  const overall = overallOf(report.draft)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const left = reporting.initiatives.filter(({ code, state }) => code !== report.code && state !== 'submitted')
  // The one that follows in the list; after the last, the first that is left.
  const at = reporting.initiatives.findIndex(({ code }) => code === report.code)
  const next = left.find(one => reporting.initiatives.indexOf(one) > at) ?? left[0]
  const moment = report.changedAt ? momentWords(report.changedAt, new Date(), round) : ''
  return (
    <section className="done panel">
      <h1 ref={heading} tabIndex={-1}>
        <Icon name="check" /> {own.receipt}
      </h1>
      <p>
        <span className="code">{page.code}</span> <b>{page.title}</b> {overall ? <LightState light={overall} /> : null}
      </p>
      <p className="mut">
        {own.receiptOf(moment, report.changedBy ?? '')} {own.receiptHint}
      </p>
      {next ? null : <p>{own.allDone}</p>}
      <p className="done-a">
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
    </section>
  )
}
