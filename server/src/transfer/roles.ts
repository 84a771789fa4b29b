// What a schema says about a field beyond its shape, and a walk over a value beside its schema.

export type Role = {
  /** The value is the name of a thing of this kind; two of a kind may not share one. */
  names?: string
  /** The value is the name of a thing of this kind that must be known. */
  refersTo?: string
  /** A rule that the part must keep (rules.ts). */
  rule?: string
  /** The property that says whose everything below is: the initiative's code, the organisation's key, the document's day. */
  scope?: string
}

/** The part of JSON Schema that the bundle uses. */
export type Schema = Role & {
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
  description?: string
  format?: string
}

export type Path = readonly (string | number)[]
export type Visit = (schema: Schema, value: unknown, path: Path, scope: string | null) => void

/** Visits every part that both the schema and the value have, whatever else is wrong with the value. */
export function walk(schema: Schema, value: unknown, visit: Visit): void {
  const path: (string | number)[] = []
  const go = (schema: Schema, value: unknown, scope: string | null) => {
    visit(schema, value, path, scope)
    if (Array.isArray(value)) {
      const { items } = schema
      if (items) for (const [index, item] of value.entries()) step(items, item, index, scope)
    } else if (isObject(value)) {
      const inner = schema.scope === undefined ? scope : textOf(value[schema.scope])
      for (const [name, property] of Object.entries(schema.properties ?? {}))
        if (Object.hasOwn(value, name)) step(property, value[name], name, inner)
    }
  }
  const step = (schema: Schema, value: unknown, name: string | number, scope: string | null) => {
    path.push(name)
    go(schema, value, scope)
    path.pop()
  }
  go(schema, value, null)
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textOf = (value: unknown) => (typeof value === 'string' ? value : null)

/** A JSON pointer (RFC 6901). */
export const pointer = (path: Path) =>
  path.map(name => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
