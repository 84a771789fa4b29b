// Which differing views hold on a day: of each organisation the last that it had said by then, unless that took it back.
import type { DifferingView, Statement } from './shapes.ts'

/** The views that hold, of statements about one report in the order in which they were said. */
export function holdingOn<S extends Statement>(statements: readonly S[], day: string): (S & DifferingView)[] {
  const last = new Map<string, S>()
  for (const statement of statements) {
    if (statement.recordedOn > day) continue
    const { key } = statement.organisation
    // Who speaks again comes last, as in a discussion.
    last.delete(key)
    last.set(key, statement)
  }
  return [...last.values()].filter(isView)
}

const isView = <S extends Statement>(statement: S): statement is S & DifferingView => statement.light !== null
