// Text that can be kept: PostgreSQL takes no null character, and half a surrogate pair is no character at all.
import { Invalid } from './errors.ts'

const MESSAGE = 'holds a character that cannot be kept'

/** Refuses what is sent with a text, or a name, that no database takes: such a thing would be looked up or written. */
export function refuseUnkeepable(...parts: unknown[]): void {
  const fields = parts.flatMap(part => unkeepableIn(part, []))
  if (fields.length === 0) return
  throw new Invalid(
    fields.map(field => `${field}: ${MESSAGE}`).join('; '),
    fields.map(field => ({ field, message: MESSAGE })),
  )
}

const isKeepable = (text: string) => text.isWellFormed() && !text.includes('\0')

function unkeepableIn(value: unknown, at: readonly string[]): string[] {
  if (typeof value === 'string') return isKeepable(value) ? [] : [at.join('.')]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) =>
    isKeepable(name) ? unkeepableIn(part, [...at, name]) : [[...at, name].join('.').toWellFormed()],
  )
}
