// Milestones that owners name in their reports have keys of their own.

/** The name of what a submission gives: each version of a draft is submitted once. */
export const submissionName = (draft: number, version: number) => `submitted.${draft}.${version}`

/** The key of a milestone that a submission adds; `key` is what its draft calls it. */
export const reportedKey = (name: string, key: string) => `${name}.milestone.${key}`

const ORIGIN = /^submitted\.(\d+)\.\d+\.milestone\.(.+)$/
const originOf = (key: string) => ORIGIN.exec(key)?.slice(1).join(' ')

/** By what key a milestone goes now: one from a report that was submitted anew has the key of its last version. */
export function keyNow(key: string, known: readonly string[]): string {
  const origin = originOf(key)
  if (origin === undefined || known.includes(key)) return key
  return known.find(one => originOf(one) === origin) ?? key
}

/** Whether a milestone was named in a report, or in one from this draft. */
export const isFromReport = (key: string, draft?: number) =>
  key.startsWith(draft === undefined ? 'submitted.' : `submitted.${draft}.`)
