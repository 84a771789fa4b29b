import { type Users, users } from '@pejl/server/users/contract'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useSearch } from 'wouter'
import { query } from '../api/query.ts'
import { Answer } from '../app/Answer.tsx'
import { adjust } from '../app/journey.ts'
import { Page } from '../app/Page.tsx'
import { paths } from '../app/paths.ts'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { OrganisationTable } from './OrganisationTable.tsx'
import { type Say, useSay } from './say.ts'
import { PLAIN, searchOf, shownOf, stateOf, unreported, type View, viewIn } from './series.ts'
import { UserFilters } from './UserFilters.tsx'
import { UserTable } from './UserTable.tsx'
import '../styles/users.css'

/** Who may sign in and as what, and who reports for each organisation. */
export function UsersPage() {
  const say = useSay()
  const answer = useQuery({ ...query(users.list, {}), refetchOnMount: 'always' })
  return (
    <Page title={say.own.title} slug="" className="p-ppl">
      <Answer of={answer} page="users">
        {all => <Body all={all} say={say} />}
      </Answer>
    </Page>
  )
}

function Body({ all, say }: { all: Users; say: Say }) {
  const { own } = say
  const view = viewIn(useSearch())
  const [path] = useLocation()
  const change = (part: Partial<View>) => adjust(path + searchOf({ ...view, ...part }))
  const people = all.users.filter(({ trial }) => !trial)
  const count = (...states: string[]) => people.filter(user => states.includes(stateOf(user))).length
  const shown = shownOf(all.users, view)
  const tab = (by: View['by'], word: string) => (
    <a href={path + searchOf({ ...PLAIN, by })} aria-current={view.by === by ? 'page' : undefined}>
      {word}
    </a>
  )
  return (
    <div className="ppl">
      <div className="ppl-h">
        <div>
          <h1>{own.title}</h1>
          <p className="mut">
            {own.counts(
              people.length,
              count('invited', 'expired'),
              count('deactivated'),
              all.users.length - people.length,
            )}
          </p>
        </div>
        <a className="btn btn--pri" href={paths.user('ny')}>
          <Icon name="plus" />
          {own.toInvite}
        </a>
      </div>
      <Unreported all={all} view={view} say={say} />
      <div className="ppl-b">
        <nav className="seg" aria-label={own.shown}>
          {tab('person', own.byPerson)}
          {tab('organisation', own.byOrganisation)}
        </nav>
        {view.by === 'person' ? (
          <UserFilters
            all={all}
            view={view}
            shown={shown.length}
            change={change}
            clear={() => change(PLAIN)}
            say={say}
          />
        ) : null}
      </div>
      {view.by === 'organisation' ? (
        <OrganisationTable all={all} say={say} />
      ) : shown.length > 0 ? (
        <UserTable users={shown} say={say} />
      ) : (
        <Notice title={own.foundNone}>
          <button type="button" className="btn" onClick={() => change(PLAIN)}>
            {own.clear}
          </button>
        </Notice>
      )}
    </div>
  )
}

/** What the office must act on: an organisation that is asked and has nobody to answer. */
function Unreported({ all, view, say: { own } }: { all: Users; view: View; say: Say }) {
  const lacking = unreported(all.organisations).length
  if (lacking === 0) return null
  return (
    <p className="ppl-w">
      <Icon name="info" />
      <span>
        <b>{own.nobodyReports(lacking)}.</b> {own.nobodyReportsHint}
      </span>
      {view.by === 'person' ? (
        <a href={paths.users() + searchOf({ ...PLAIN, by: 'organisation' })}>{own.showThem}</a>
      ) : null}
    </p>
  )
}
