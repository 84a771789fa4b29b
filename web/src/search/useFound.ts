import { type SearchAnswer, search } from '@pejl/server/search/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { query } from '../api/query.ts'
import type { KnownDay } from '../app/paths.ts'

/** So long after the last letter the question is asked. */
const PAUSE_MS = 80
/** Somebody who searches asks much and comes back to little of it. */
const KEPT_MS = 60_000

export type Finding = {
  answer: SearchAnswer | undefined
  /** Whether the answer is to another question than what is written now. */
  isOld: boolean
  isFailed: boolean
  retry: () => void
}

/** What is found of what is written: asked after a pause; the earlier answer stands until the new one is there. */
export function useFound(slug: string, day: KnownDay, text: string): Finding {
  const q = text.trim()
  const [asked, setAsked] = useState(q)
  useEffect(() => {
    const pause = setTimeout(() => setAsked(q), PAUSE_MS)
    return () => clearTimeout(pause)
  }, [q])
  const { data, isPlaceholderData, isError, refetch } = useQuery({
    ...query(search.find, { params: { slug }, querystring: { q: asked, ...(day && { knownAt: day }) } }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    gcTime: KEPT_MS,
  })
  const isOld = asked !== q || isPlaceholderData
  return {
    answer: q === '' ? undefined : data,
    isOld: isOld && !isError,
    isFailed: isError && q !== '',
    retry: () => void refetch(),
  }
}
