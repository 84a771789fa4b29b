// The filters as they stand in the address.
import { AUDIT_ACTIONS, type AuditFilter } from '@pejl/server/audit/contract'

const NAMES: Record<keyof AuditFilter, string> = {
  from: 'fra',
  to: 'til',
  person: 'person',
  organisation: 'organisation',
  action: 'handling',
  table: 'emne',
  row: 'raekke',
  portfolio: 'portefoelje',
}
const FIELDS = Object.keys(NAMES) as (keyof AuditFilter)[]

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))
/** What the address may say of each; anything else is as if it were not there. */
const FITS: Partial<Record<keyof AuditFilter, (text: string) => boolean>> = {
  from: isDay,
  to: isDay,
  action: text => AUDIT_ACTIONS.some(action => action === text),
  table: text => /^[a-z_]{1,60}$/.test(text),
}

export function filterIn(search: string): AuditFilter {
  const asked = new URLSearchParams(search)
  const given = FIELDS.flatMap(field => {
    const text = asked.get(NAMES[field])?.trim().slice(0, 80) ?? ''
    return text !== '' && (FITS[field]?.(text) ?? true) ? [[field, text]] : []
  })
  return Object.fromEntries(given) as AuditFilter
}

export function searchOf(filter: Partial<Record<keyof AuditFilter, string>>): string {
  const search = new URLSearchParams()
  for (const field of FIELDS) if (filter[field]) search.set(NAMES[field], filter[field])
  return search.toString()
}
