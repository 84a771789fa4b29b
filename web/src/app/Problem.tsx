import { ApiError } from '../api/ApiError.ts'
import { useShared } from '../language/Language.tsx'
import { Notice } from '../ui/Notice.tsx'
import { paths } from './paths.ts'

/** What went wrong, in the reader's words, with the way on. */
export function Problem({ error, retry }: { error: Error; retry: () => void }) {
  const words = useShared()
  const status = error instanceof ApiError ? error.status : -1
  const again = (
    <button type="button" className="btn btn--pri" onClick={retry}>
      {words.retry}
    </button>
  )
  // An address that cannot be read leads nowhere either; what the server says of it is for programs.
  if (status === 404 || status === 400) return <Missing />
  if (status === 401) {
    return (
      <Notice title={words.signInFirst} hint={words.signInFirstHint} heading={1}>
        <a className="btn btn--pri" href={paths.signIn(location.pathname + location.search + location.hash)}>
          {words.signIn}
        </a>
      </Notice>
    )
  }
  if (status === 403) {
    return (
      <Notice title={words.noAccess} hint={words.noAccessHint} heading={1}>
        <a className="btn" href={paths.home()}>
          {words.backToFront}
        </a>
      </Notice>
    )
  }
  if (status === 0) {
    return (
      <Notice title={words.offline} hint={words.offlineHint} heading={1}>
        {again}
      </Notice>
    )
  }
  if (status === 503) {
    return (
      <Notice title={words.away} hint={words.awayHint} heading={1}>
        {again}
      </Notice>
    )
  }
  return (
    <Notice
      title={words.failed}
      hint={error.message || words.failedHint(error instanceof ApiError ? error.requestId : undefined)}
      heading={1}
    >
      {again}
    </Notice>
  )
}

/** Something that does not exist: says which, and leads back. */
export function Missing({ slug }: { slug?: string }) {
  const words = useShared()
  const [portfolio, page] = slug === undefined ? location.pathname.split('/').filter(Boolean) : [slug]
  const what = page === 'indsatser' ? words.unknownInitiative : page ? words.unknownPage : words.unknownPortfolio
  return (
    <Notice title={what} hint={words.unknownHint} heading={1}>
      {portfolio && page ? (
        <a className="btn" href={paths.overview(portfolio)}>
          {words.backToOverview}
        </a>
      ) : null}
      <a className="btn" href={paths.home()}>
        {words.backToFront}
      </a>
    </Notice>
  )
}

/** The page itself failed. Links are plain here: what turned the pages is gone too. */
export function Broken() {
  const words = useShared()
  return (
    <main id="main">
      <Notice title={words.broken} hint={words.brokenHint} heading={1}>
        <button type="button" className="btn btn--pri" onClick={() => location.reload()}>
          {words.reload}
        </button>
        <a className="btn" href={paths.home()}>
          {words.backToFront}
        </a>
      </Notice>
    </main>
  )
}
