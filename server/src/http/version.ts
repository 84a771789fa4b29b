// Which version of a thing a change was made from, and by which name the browser asks for it once.
import type { FastifyRequest } from 'fastify'
import { invalidField, Unversioned } from './errors.ts'

/** The version in If-Match: `"3"` or `3`. */
export function versionIn({ headers }: Pick<FastifyRequest, 'headers'>): number {
  const given = headers['if-match']
  if (given === undefined) throw new Unversioned()
  const [, version] = /^"?(\d{1,9})"?$/.exec(given) ?? []
  if (version === undefined) throw invalidField('If-Match', 'must be the version as a number')
  return Number(version)
}

/** What the browser calls this change: sent twice, it is made once. */
export function idempotencyKeyIn({ headers }: Pick<FastifyRequest, 'headers'>): string {
  const given = headers['idempotency-key']
  if (typeof given !== 'string' || !/^[\w-]{8,100}$/.test(given))
    throw invalidField('Idempotency-Key', 'must be 8 to 100 letters, digits or hyphens')
  return given
}
