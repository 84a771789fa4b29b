import type { Session } from '@pejl/server/access/contract'
import { OIDC, type SignInFault } from '@pejl/server/oidc/contract'
import { useWords } from '../language/Language.tsx'
import { Icon } from '../ui/Icon.tsx'
import { providerWords } from './say.ts'

type ProviderProps = {
  intro: string
  provider: NonNullable<Session['provider']>
  fault: SignInFault | undefined
  to: string
}

/** The browser itself goes there and comes back, so it is a link; what went wrong on the way stands above it. */
export function ByProvider({ provider, intro, fault, to }: ProviderProps) {
  const own = useWords(providerWords)
  const said = fault && own.fault[fault](provider)
  return (
    <section className="in-f panel" aria-label={own.continueWith(provider.name)}>
      {said ? (
        <div className="in-x" role="alert">
          <Icon name="info" />
          <div>
            <p>
              <b>{said.title}</b>
            </p>
            <p>{said.hint}</p>
          </div>
        </div>
      ) : (
        <p className="mut">{intro}</p>
      )}
      <a className="btn btn--pri" href={`${OIDC.start}?${new URLSearchParams({ til: to })}`}>
        {own.continueWith(provider.name)}
      </a>
    </section>
  )
}
