import type { GivenGrant, HeldGrant, Users } from '@pejl/server/users/contract'
import { useEffect, useRef } from 'react'
import { rolesOf } from '../access/say.ts'
import type { Say } from './say.ts'
import { type Draft, draftOf } from './series.ts'

/** As the server says it when somebody else was sooner. */
export type Theirs = { version: number; displayName: string; grants: HeldGrant[]; active: boolean }

type TwoProps = { mine: Draft; theirs: Theirs; all: Users; say: Say; keepMine: () => void; take: () => void }

/** Two changed one user: both are shown where they differ, and one is chosen. */
export function TwoVersions({ mine, theirs, all, say, keepMine, take }: TwoProps) {
  const { own } = say
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.scrollIntoView({ block: 'center' })
  }, [])
  const roles = (grants: readonly GivenGrant[]) => rolesText(grants, all, say)
  const parts = [
    [own.displayName, mine.displayName, theirs.displayName],
    [own.roles, roles(mine.grants), roles(draftOf(theirs).grants)],
  ].filter(([, one, other]) => one !== other)
  return (
    <section className="two" role="alert" aria-labelledby="h-two">
      <h2 id="h-two" ref={heading}>
        {own.twoVersions}
      </h2>
      <p className="mut">{own.twoVersionsHint}</p>
      {parts.map(([word, one, other]) => (
        <div key={word}>
          <h3>{word}</h3>
          <dl>
            <div>
              <dt>{own.mine}</dt>
              <dd>{one}</dd>
            </div>
            <div>
              <dt>{own.theirs}</dt>
              <dd>{other}</dd>
            </div>
          </dl>
        </div>
      ))}
      <p className="two-a">
        <button type="button" className="btn" onClick={keepMine}>
          {own.keepMine}
        </button>
        <button type="button" className="btn" onClick={take}>
          {own.takeTheirs}
        </button>
      </p>
    </section>
  )
}

/** A line for each role, in one order, so that the same roles are the same text. */
function rolesText(grants: readonly GivenGrant[], { organisations }: Users, { own, access, formats }: Say): string {
  const named = grants.map(({ role, organisation, until }) => ({
    role,
    until,
    organisation: organisations.find(({ key }) => key === organisation) ?? null,
  }))
  return rolesOf({ grants: named }, access, formats).sort().join('\n') || own.noRoles
}
