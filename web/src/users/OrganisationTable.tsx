import type { Reported, Users } from '@pejl/server/users/contract'
import { paths } from '../app/paths.ts'
import { Icon } from '../ui/Icon.tsx'
import type { Say } from './say.ts'
import { listedOf } from './series.ts'

/** Who reports for each organisation; where nobody can comes first. */
export function OrganisationTable({ all, say }: { all: Users; say: Say }) {
  const { own } = say
  return (
    <div className="panel ppl-t ppl-t--o">
      <table>
        <caption className="vh">{own.whoReports}</caption>
        <thead>
          <tr>
            <th scope="col">{own.organisation}</th>
            <th scope="col">{own.underWay}</th>
            <th scope="col">{own.reporters}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {listedOf(all.organisations).map(one => (
            <tr key={one.key} data-organisation={one.key}>
              <th scope="row" lang="da">
                {one.name}
                {one.abbreviation && one.abbreviation !== one.name ? (
                  <span className="own">{one.abbreviation}</span>
                ) : null}
              </th>
              <td className="nowrap">{own.initiatives(one.initiatives)}</td>
              <td>
                <Reporters of={one} all={all} say={say} />
              </td>
              <td>
                <a
                  className="btn btn--ghost"
                  href={`${paths.user('ny')}?organisation=${encodeURIComponent(one.key)}`}
                  aria-label={own.inviteReporter(one.name)}
                >
                  <Icon name="plus" />
                  {own.invite}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Reporters({ of, all, say: { own, access, formats } }: { of: Reported; all: Users; say: Say }) {
  if (of.reporters.length === 0) {
    return (
      <span className={of.initiatives > 0 ? 'ppl-s ppl-s--expired' : 'mut'}>
        {of.initiatives > 0 ? <Icon name="info" /> : null}
        {own.nobody}
      </span>
    )
  }
  return (
    <ul className="ppl-r">
      {all.users
        .filter(({ id }) => of.reporters.includes(id))
        .map(({ id, displayName, grants, invitation, seenAt }) => {
          const until = grants.find(({ organisation }) => organisation?.key === of.key)?.until
          return (
            <li key={id}>
              <a href={paths.user(String(id))}>{displayName}</a>
              {until ? <span className="mut"> {access.until(formats.day(until))}</span> : null}
              {invitation && seenAt === null ? <span className="tag">{own.states.invited.toLowerCase()}</span> : null}
            </li>
          )
        })}
    </ul>
  )
}
