import type { DifferingView } from '@pejl/server/views/contract'
import { ApiError } from '../api/ApiError.ts'
import type { Say } from './say.ts'

type Current = { view?: Partial<Pick<DifferingView, 'light' | 'words'>> }

/** Why a view was not saved or taken back, in the reader's words; where somebody else was sooner, with what they said. */
export function faultOf(
  error: Error | null,
  { own, shared, formats }: Pick<Say, 'own' | 'shared' | 'formats'>,
): string {
  if (error === null) return ''
  if (!(error instanceof ApiError)) return own.failed
  if (error.status === 0) return own.offline
  if (error.code === 'report_superseded') return own.superseded
  if (error.status !== 412) return own.failed
  const { light, words } = (error.current as Current | null)?.view ?? {}
  return light && words ? own.stale(shared.light[light], formats.text(words)) : own.staleGone
}
