// Keyset paging: a page begins after the last row of the one before, however many were added meanwhile.
import Type from 'typebox'

/** Where a page begins; given as it was answered. */
export const Cursor = Type.String({ pattern: '^\\d{1,15}$', description: 'as `next` of the page before' })

/** Of rows asked for one more than are shown: what is shown, and where the next page begins; null when there is none. */
export function pageOf<R extends { id: number }>(rows: readonly R[], size: number): { rows: R[]; next: string | null } {
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  return { rows: shown, next: last && rows.length > size ? String(last.id) : null }
}
