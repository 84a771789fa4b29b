import { type User, type Users, users } from '@pejl/server/users/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { query } from '../api/query.ts'
import { Answer } from '../app/Answer.tsx'
import { Page } from '../app/Page.tsx'
import { paths } from '../app/paths.ts'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { AccessTools } from './AccessTools.tsx'
import { Back } from './Back.tsx'
import { type Say, useSay } from './say.ts'
import { UserForm } from './UserForm.tsx'
import { Roles, StateSign } from './UserTable.tsx'
import '../styles/report.css'
import '../styles/users.css'

/** One user: name, roles, the link to a password, and whether they may come in. */
export function UserPage({ user: id }: { user: string }) {
  const say = useSay()
  const answer = useQuery({ ...query(users.list, {}), refetchOnMount: 'always' })
  const user = answer.data?.users.find(one => String(one.id) === id)
  return (
    <Page title={user?.displayName ?? say.own.title} slug="" className="p-ppl">
      <Answer of={answer} page={`user ${id}`}>
        {all =>
          user ? (
            <Body user={user} all={all} say={say} />
          ) : (
            <Notice title={say.own.unknownUser} heading={1}>
              <a className="btn" href={paths.users()}>
                {say.own.toUsers}
              </a>
            </Notice>
          )
        }
      </Answer>
    </Page>
  )
}

function Body({ user, all, say }: { user: User; all: Users; say: Say }) {
  const { own, dayOf } = say
  const client = useQueryClient()
  const show = (answer: Users) => client.setQueryData(query(users.list, {}).queryKey, answer)
  const ask = () => void client.invalidateQueries({ queryKey: query(users.list, {}).queryKey })
  return (
    <div className="ppl ppl--one">
      <Back say={say} />
      <div>
        <h1>
          {user.displayName} {user.trial ? <span className="tag">{own.trial}</span> : null}
        </h1>
        <p className="ppl-m">
          <span>{user.name}</span>
          <StateSign user={user} say={say} />
          <span className="mut">
            {own.seen}: {user.seenAt ? dayOf(user.seenAt) : own.neverSeen}
          </span>
        </p>
      </div>
      {user.whyNot ? (
        <p className="ppl-w">
          <Icon name="info" />
          <span>{own.whyNot[user.whyNot]}</span>
          {user.whyNot === 'own' ? <a href={paths.account()}>{own.account}</a> : null}
        </p>
      ) : null}
      {user.can.change ? (
        <>
          <UserForm key={user.id} user={user} all={all} say={say} show={show} ask={ask} />
          <AccessTools key={`tools ${user.id}`} user={user} say={say} show={show} ask={ask} />
        </>
      ) : (
        <section className="panel ppl-p">
          <h2>{own.roles}</h2>
          <Roles user={user} say={say} />
        </section>
      )}
    </div>
  )
}
