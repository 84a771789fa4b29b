import { type Report, reports } from '@pejl/server/reports/contract'
import { useState } from 'react'
import { useCommand } from '../api/useCommand.ts'
import { momentWords } from '../rounds/deadline.ts'
import { faultOf, useChanging } from './changing.ts'
import type { Say } from './say.ts'

export type ActProps = { slug: string; report: Report; say: Say }

/** Asks once more: what the board sees goes back to what it was. */
export function Withdraw({ slug, report, say }: ActProps) {
  const { own, round } = say
  const [asking, setAsking] = useState(false)
  const { params, sent, show } = useChanging(slug, report)
  const withdraw = useCommand(reports.withdraw)
  const until = own.withdrawUntil(momentWords(report.round.deadline, new Date(), round))
  if (!asking) {
    return (
      <div className="act">
        <button type="button" className="btn" onClick={() => setAsking(true)}>
          {own.withdraw}
        </button>
        <span className="mut">{until}</span>
      </div>
    )
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of two answers, not a set of fields
    <div className="act act--open" role="group" aria-labelledby="h-withdraw">
      <p id="h-withdraw">
        <b>{own.withdrawSure}</b> <span className="mut">{own.withdrawHint}</span>
      </p>
      <p className="rnd-e" role="alert">
        {faultOf(withdraw.error, own)}
      </p>
      <button
        type="button"
        className="btn btn--pri"
        aria-disabled={withdraw.isPending}
        onClick={() => withdraw.isPending || withdraw.mutate({ input: { params }, sent }, show)}
      >
        {own.withdrawIt}
      </button>
      {/* The way out has the focus: it is not to be pressed twice by accident. */}
      <button type="button" className="btn" ref={focusOnce} onClick={() => setAsking(false)}>
        {round.own.cancel}
      </button>
    </div>
  )
}

const focusOnce = (button: HTMLButtonElement | null) => button?.focus()
