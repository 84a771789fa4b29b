import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ApiError } from '../api/ApiError.ts'
import { useFormats, useShared } from '../language/Language.tsx'
import { Waiting } from '../ui/Notice.tsx'
import { useReturn } from './journey.ts'
import { Problem } from './Problem.tsx'
import { paths } from './paths.ts'

type AnswerProps<T> = {
  of: UseQueryResult<T>
  /** Names the content, so that Back finds its place in it again. */
  page: string
  children: (data: T) => ReactNode
}

/** What a question got: lines while it waits, the content, or what went wrong. Old content stays when a refresh fails. */
export function Answer<T>({ of, page, children }: AnswerProps<T>) {
  const words = useShared()
  const formats = useFormats()
  if (of.data === undefined) {
    return of.error ? <Problem error={of.error} retry={() => of.refetch()} /> : <Waiting label={words.loading} />
  }
  return (
    <>
      {of.error && isSignedOut(of.error) ? (
        <p className="offline" role="status">
          {words.signedOutSince(formats.time(new Date(of.dataUpdatedAt)))}
          <a className="btn" href={paths.signIn(location.pathname + location.search)}>
            {words.signIn}
          </a>
        </p>
      ) : of.error ? (
        <p className="offline" role="status">
          {(isRefusal(of.error) ? words.notRefreshed : words.offlineSince)(formats.time(new Date(of.dataUpdatedAt)))}
          <button type="button" className="btn" onClick={() => of.refetch()}>
            {words.retry}
          </button>
        </p>
      ) : null}
      {children(of.data)}
      <Returned page={page} />
    </>
  )
}

const isSignedOut = (error: Error) => error instanceof ApiError && error.status === 401
const isRefusal = (error: Error) => error instanceof ApiError && error.status > 0

/** Drawn after the content, so that the return waits for it. */
function Returned({ page }: { page: string }) {
  useReturn(page)
  return null
}
