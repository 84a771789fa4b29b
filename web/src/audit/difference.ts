// What a row said before and after, field by field, in words.
import type { AuditEntry } from '@pejl/server/audit/contract'
import { danish } from '../rounds/deadline.ts'
import type { Say } from './say.ts'

export type Field = { name: string; before: string; after: string }

/** Numbers of rows say nothing to a reader: whom they point at stands in the sentence, and the CSV has them. */
const isNumber = (name: string) => name === 'id' || name.endsWith('_id')
/** When something was saved and how often stands beside every row already. */
const COUNTED = new Set(['version', 'updated_at', 'recorded_on', 'position'])
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/
const DAY = /^\d{4}-\d\d-\d\d$/

/** The fields that changed, or of a new or deleted row those that say something. */
export function fieldsOf({ before, after }: Pick<AuditEntry, 'before' | 'after'>, say: Say): Field[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  const told = names.filter(name => !isNumber(name) && JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]))
  const weighty = told.filter(name => !COUNTED.has(name))
  return (weighty.length > 0 ? weighty : told)
    .map(name => ({
      name: say.own.field[name] ?? name.replaceAll('_', ' '),
      before: saidOf(name, before?.[name], say),
      after: saidOf(name, after?.[name], say),
    }))
    .filter(({ before: was, after: is }) => was !== '' || is !== '')
}

/** Some words stand for something else in another field. */
function saidOf(name: string, value: unknown, say: Say): string {
  const words = { section: say.sections, why: say.own.why }[name]
  return (typeof value === 'string' && words?.[value]) || wordsOf(value, say)
}

/** Empty for nothing. */
function wordsOf(value: unknown, say: Say): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? say.own.yes : say.own.no
  if (typeof value === 'string') return textOf(value, say)
  if (Array.isArray(value)) return value.map(one => wordsOf(one, say)).join(', ')
  if (typeof value === 'object') {
    const both: Record<string, unknown> = { ...value }
    const { language } = say.formats
    if (typeof both.da === 'string') return String(both[language] ?? both.da)
    return Object.entries(both)
      .map(([name, part]) => `${say.own.field[name] ?? name}: ${wordsOf(part, say)}`)
      .join(' · ')
  }
  return String(value)
}

function textOf(text: string, { own, roles, shared, formats }: Say): string {
  if (DAY.test(text)) return formats.day(text)
  if (MOMENT.test(text)) return momentWords(text, { own, formats })
  const words: Record<string, string> = { ...shared.light, ...shared.lifecycle, ...shared.sector, ...roles }
  return words[text] ?? text
}

/** `21. nov. 2026 kl. 20.14`, in Danish time. */
export function momentWords(moment: string, { own, formats }: Pick<Say, 'own' | 'formats'>): string {
  const { day, time } = danish(moment)
  return own.when(formats.day(day), formats.language === 'da' ? time.replace(':', '.') : time)
}
