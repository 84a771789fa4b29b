import type { InitiativePage } from '@pejl/server/initiatives/contract'
import { type Report, reports } from '@pejl/server/reports/contract'
import { rounds } from '@pejl/server/rounds/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { sessionQuery, useSession } from '../access/session.ts'
import { ApiError } from '../api/ApiError.ts'
import { call } from '../api/call.ts'
import { query } from '../api/query.ts'
import { Counts } from './Counts.tsx'
import { Decision } from './Decision.tsx'
import { Explained } from './Explained.tsx'
import { goTo } from './field.ts'
import type { FormParts } from './form.ts'
import { Gone } from './Gone.tsx'
import { type Keeper, keeperOf } from './keeper.ts'
import { Lights } from './Lights.tsx'
import { Milestones } from './Milestones.tsx'
import { MissingList } from './MissingList.tsx'
import { Narrative } from './Narrative.tsx'
import { Preview } from './Preview.tsx'
import { Reporter } from './Reporter.tsx'
import { Special, Told } from './Returned.tsx'
import { SaveBar } from './SaveBar.tsx'
import type { Say } from './say.ts'
import { TwoDrafts } from './TwoDrafts.tsx'
import { Unchanged } from './Unchanged.tsx'
import { unsavedOf } from './unsaved.ts'

type FormProps = { slug: string; report: Report; page: InitiativePage; say: Say }

/** The whole form: everything is there from the last report, and everything typed is kept. */
export function ReportForm({ slug, report, page, say }: FormProps) {
  const keeper = useKeeper(slug, report)
  const held = useSyncExternalStore(keeper.subscribe, keeper.held)
  const parts: FormParts = {
    draft: held.draft,
    edit: change => keeper.change({ ...keeper.held().draft, ...change }),
    report: held.report,
    page: withoutRenamed(page, held.report),
    say,
  }
  const { missing } = held.report
  const submit = () => void keeper.submit()
  // Asked to submit with something missing: the first of it is where to go on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time it is asked
  useEffect(() => {
    if (held.asked > 0 && missing[0]) goTo(missing[0].field)
  }, [held.asked])
  useSubmitKeys(submit)
  const heading = useRef<HTMLHeadingElement>(null)
  // What was pressed is gone with the choice: the form is where to go on.
  const chosen = (choose: () => void) => () => {
    choose()
    heading.current?.focus()
  }
  return (
    <div className="upd-g">
      <form
        className="upd-f"
        aria-label={say.own.form(page.code)}
        onSubmit={event => event.preventDefault()}
        noValidate
      >
        <header className="upd-h">
          <p className="eyebrow">{say.own.title}</p>
          <h1 ref={heading} tabIndex={-1}>
            <span className="code">{page.code}</span> {page.title}
          </h1>
          <Reporter {...parts} />
        </header>
        <Special slug={slug} report={held.report} say={say} />
        {held.theirs ? (
          <TwoDrafts
            {...parts}
            theirs={held.theirs}
            keepMine={chosen(keeper.keepMine)}
            take={chosen(keeper.takeTheirs)}
          />
        ) : held.report.correcting === null && held.report.state !== 'returned' ? (
          <Unchanged {...parts} submit={submit} submitting={held.submitting} />
        ) : null}
        <Told section="lights" {...parts} />
        <Lights parts={parts} />
        <Told section="explained" {...parts} />
        <Explained {...parts} />
        <Told section="milestones" {...parts} />
        <Milestones {...parts} />
        <Told section="rollout" {...parts} />
        <Counts {...parts} />
        <Gone {...parts} />
        <Told section="narrative" {...parts} />
        <Narrative {...parts} />
        <Told section="decision" {...parts} />
        <Decision {...parts} />
      </form>
      <aside className="upd-p" aria-label={say.own.preview}>
        <Preview {...parts} />
        {missing.length > 0 ? (
          <section aria-labelledby="h-missing" role={held.asked > 0 ? 'alert' : undefined}>
            <h2 id="h-missing">{say.own.missing}</h2>
            <MissingList {...parts} missing={missing} />
          </section>
        ) : null}
      </aside>
      <SaveBar slug={slug} held={held} say={say} submit={submit} />
    </div>
  )
}

/** Ctrl+Enter submits wherever the focus is. */
function useSubmitKeys(submit: () => void) {
  const latest = useRef(submit)
  useEffect(() => {
    latest.current = submit
  })
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || document.querySelector('dialog[open]')) return
      event.preventDefault()
      latest.current()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}

/** What the version that is corrected had named stands in the draft, to be named anew. */
const withoutRenamed = (page: InitiativePage, { renamed }: Report): InitiativePage =>
  renamed.length === 0 ? page : { ...page, milestones: page.milestones.filter(({ key }) => !renamed.includes(key)) }

/** One keeper for as long as the form is open. */
function useKeeper(slug: string, report: Report): Keeper {
  const client = useQueryClient()
  const user = useSession()?.user?.name ?? ''
  const { round, code } = report
  const [keeper] = useState(() => {
    const params = { slug, round: round.key, code }
    const list = query(rounds.list, { params: { slug } }).queryKey
    // Whoever comes back to the form, or to the round, finds what was saved last.
    const show = (answer: Report, isNews: boolean) => {
      client.setQueryData(query(reports.report, { params }).queryKey, answer)
      void client.invalidateQueries({ queryKey: list, refetchType: isNews ? 'active' : 'none' })
      return answer
    }
    return keeperOf({
      report,
      kept: unsavedOf(user, slug, round.key, code),
      async send(body, version) {
        // Somebody else may have signed in, in another tab: what is typed here is not theirs.
        const now = client.getQueryData(sessionQuery.queryKey)?.user?.name
        if (now === undefined) throw new ApiError(401, 'not_signed_in', '')
        if (now !== user) throw new ApiError(403, 'forbidden', '')
        return show(await call(reports.save, { params, body }, { version }), version === 0)
      },
      submit: (version, submission) => call(reports.submit, { params }, { version, submission }),
      done: answer => void show(answer, true),
    })
  })
  useEffect(() => keeper.start(), [keeper])
  useEffect(() => keeper.hear(report), [keeper, report])
  return keeper
}
