import type { InitiativePage } from '@pejl/server/initiatives/contract'
import { paths } from '../app/paths.ts'
import { Danish } from './Said.tsx'

type Of = Pick<InitiativePage['reports'][number], 'round' | 'closing'>

/** The round of a report, and where it is kept the way to it as it was closed. */
export function InRound({ of: { round, closing }, slug }: { of: Of; slug: string }) {
  if (round === null) return null
  const name = <Danish>{round}</Danish>
  return <>, {closing ? <a href={paths.closedRound(slug, closing.round, closing.number)}>{name}</a> : name}</>
}
