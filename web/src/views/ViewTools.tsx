import { type InitiativePage, initiatives } from '@pejl/server/initiatives/contract'
import { type Differing, views } from '@pejl/server/views/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, use, useRef, useState } from 'react'
import { useSession } from '../access/session.ts'
import { query } from '../api/query.ts'
import { nameOfSubmission } from '../api/submission.ts'
import { useCommand } from '../api/useCommand.ts'
import { TakeNext } from '../live/Held.tsx'
import { viewedBy } from '../portfolio/say.ts'
import { LightState } from '../status/Glyph.tsx'
import { faultOf } from './faults.ts'
import type { Say } from './say.ts'
import { TakeBack } from './TakeBack.tsx'

const ViewForm = lazy(() => import('./ViewForm.tsx').then(module => ({ default: module.ViewForm })))

export type Party = Differing['parties'][number]
type ToolsProps = { page: InitiativePage; report: InitiativePage['reports'][number]; say: Say }
/** What stands open below the statements: the form for somebody, or why a view is taken back. */
type Open = { form: Party | null } | { takingBack: Party } | null

/** What whoever is signed in may say to the status; nothing for whom nothing is open. */
export function ViewTools({ page, report, say }: ToolsProps) {
  const { own } = say
  const session = useSession()
  const params = { slug: page.portfolio.slug, code: page.code }
  const asked = query(views.list, { params })
  const { data } = useQuery({ ...asked, enabled: Boolean(session?.user), retry: false })
  const client = useQueryClient()
  const takeNext = use(TakeNext)
  const [open, setOpen] = useState<Open>(null)
  const [told, setTold] = useState('')
  const tools = useRef<HTMLDivElement>(null)
  // While the page or the list is a moment ahead of the other, nothing can be said to the report; nor by whom it is no
  // longer known who they are.
  if (!session?.user || !data || data.report !== report.key || data.parties.length === 0) return null

  function close(said = '') {
    setOpen(null)
    setTold(said)
    tools.current?.querySelector('button')?.focus()
  }
  const done = (said: string) => (answer: Differing) => {
    client.setQueryData(asked.queryKey, answer)
    takeNext()
    void client.invalidateQueries({ queryKey: initiatives.page.key })
    close(said)
  }
  const reload = () => void client.invalidateQueries({ queryKey: asked.queryKey })
  const mayGive = data.parties.filter(({ can }) => can.give)
  const shared = { params, report, say, close, done, reload }
  return (
    <div className="vw-t" ref={tools} tabIndex={-1}>
      {data.parties.map(party =>
        party.holds ? (
          <p key={party.key}>
            <span>
              {viewedBy(party.holds, say.page.list)}: <LightState light={party.holds.light} />
            </span>
            {party.can.give ? (
              <button type="button" className="btn" onClick={() => setOpen({ form: party })}>
                {own.edit}
              </button>
            ) : null}
            {party.can.takeBack ? (
              <button type="button" className="btn" onClick={() => setOpen({ takingBack: party })}>
                {own.takeBack}
              </button>
            ) : null}
          </p>
        ) : party.earlier ? (
          <Earlier key={party.key} party={party} {...shared} />
        ) : null,
      )}
      {data.can.differ && open === null && mayGive.some(({ holds }) => holds === null) ? (
        <button type="button" className="btn vw-b" onClick={() => setOpen({ form: null })}>
          {mayGive.every(({ onBehalf }) => onBehalf) ? own.differFor : own.differ}
        </button>
      ) : null}
      {open && 'form' in open ? (
        <Suspense>
          <ViewForm key={open.form?.key ?? ''} party={open.form} parties={mayGive} {...shared} />
        </Suspense>
      ) : null}
      {open && 'takingBack' in open ? <TakeBack key={open.takingBack.key} party={open.takingBack} {...shared} /> : null}
      <p className="mut" role="status">
        {told}
      </p>
    </div>
  )
}

/** What the form, taking back and giving anew share. */
export type Shared = ToolsProps extends { report: infer R; say: infer S }
  ? {
      params: { slug: string; code: string }
      report: R
      say: S
      close: (said?: string) => void
      done: (said: string) => (answer: Differing) => void
      reload: () => void
    }
  : never

/** A view of the report before, which may hold of this one too: one press says so. */
function Earlier({ party, params, report, say, done, reload }: Shared & { party: Party }) {
  const { own, formats } = say
  const give = useCommand(views.give)
  const [submission] = useState(nameOfSubmission)
  const { earlier, abbreviation, key, version } = party
  if (!earlier) return null
  const { dimension, light, words, recordedOn } = earlier
  const body = { report: report.key, organisation: key, dimension, light, words: words.da }
  const still = () =>
    give.isPending ||
    give.mutate(
      { input: { params, body }, sent: { version, submission } },
      { onSuccess: done(own.saved(abbreviation)), onError: reload },
    )
  return (
    <p>
      <span>
        {own.earlier(abbreviation, formats.day(recordedOn))} <LightState light={light} /> {formats.text(words)}
      </span>
      {report[dimension ?? 'overall'] === light ? null : (
        <button type="button" className="btn" aria-disabled={give.isPending} onClick={still}>
          {own.still}
        </button>
      )}
      <span className="vw-e" role="alert">
        {faultOf(give.error, say)}
      </span>
    </p>
  )
}
