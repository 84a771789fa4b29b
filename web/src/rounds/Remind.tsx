import { type Reporting, type Round, rounds } from '@pejl/server/rounds/contract'
import { useRef, useState } from 'react'
import { nameOfSubmission } from '../api/submission.ts'
import { useCommand } from '../api/useCommand.ts'
import { faultOf } from './faults.ts'
import { useSay } from './say.ts'
import { useShow } from './show.ts'

type Asked = Reporting['initiatives'][number]
export type Reminding = ReturnType<typeof useRemind>

const timesOf = (all: readonly Asked[]) => all.reduce((sum, { reminded }) => sum + (reminded?.count ?? 0), 0)

/** Reminds the owners of some, and says what came of it. */
export function useRemind(slug: string, round: Round, initiatives: readonly Asked[]) {
  const { own } = useSay()
  const command = useCommand(rounds.remind)
  const show = useShow(slug)
  const [done, setDone] = useState(0)
  // The same press that is sent anew after a lost answer is made once.
  const press = useRef({ of: '', name: '' })
  const missing = initiatives.filter(({ state }) => state !== 'submitted').map(({ code }) => code)
  function remind(codes: string[]) {
    if (command.isPending || codes.length === 0) return
    const of = `${codes.join()} ${timesOf(initiatives)}`
    if (press.current.of !== of) press.current = { of, name: nameOfSubmission() }
    const input = { params: { slug, round: round.key }, body: { initiatives: codes } }
    setDone(0)
    command.mutate(
      { input, sent: { submission: press.current.name } },
      {
        ...show,
        onSuccess: answer => {
          show.onSuccess(answer)
          setDone(timesOf(answer.initiatives) - timesOf(initiatives))
        },
      },
    )
  }
  return { remind, missing, isPending: command.isPending, done, fault: faultOf(command.error, own) }
}

/** All who are missing, by one press. */
export function RemindAll({ reminding: { remind, missing, isPending, done, fault } }: { reminding: Reminding }) {
  const { own } = useSay()
  if (missing.length === 0) return null
  return (
    <div className="rem">
      <button type="button" className="btn" aria-disabled={isPending} onClick={() => remind(missing)}>
        {own.remindAll(missing.length)}
      </button>
      <span className="mut">{own.remindHint}</span>
      <span role="status">{done > 0 ? own.isReminded(done) : ''}</span>
      <span className="rnd-e" role="alert">
        {fault}
      </span>
    </div>
  )
}
