import { expect, test } from 'vitest'
import type { User } from '../access/policy.ts'
import type { Role } from '../terms.ts'
import { isNews, isToldOf } from './audience.ts'

const CLOSED = { publicReading: false }
const userWith = (role: Role, key?: string): User => ({
  account: 1,
  name: role,
  displayName: role,
  grants: [{ role, organisation: key ? { key, name: key } : null, until: null }],
})
const PEOPLE = {
  nobody: null,
  reader: userWith('reader'),
  alpha: userWith('owner', 'alpha'),
  beta: userWith('owner', 'beta'),
  office: userWith('programme_office'),
  administrator: userWith('administrator'),
}
const toldOf = (table: string, owners: string[] = [], installation = CLOSED) =>
  Object.entries(PEOPLE).flatMap(([name, viewer]) => (isToldOf(viewer, { table }, owners, installation) ? [name] : []))

test.each([
  ['status_report', ['reader', 'alpha', 'beta', 'office']],
  ['report_draft', ['alpha', 'office']],
  ['role_grant', ['office', 'administrator']],
  ['session', []],
  ['sign_in_failure', []],
  ['a table that nobody has decided about', []],
  ['toString', []],
])('of %s are told %j', (table, told) => {
  expect(toldOf(table, ['alpha'])).toEqual(told)
})

test('where reading is public everybody is told of what is published, and of nothing else', () => {
  const open = { publicReading: true }
  expect(toldOf('status_report', [], open)).toEqual(Object.keys(PEOPLE))
  expect(toldOf('report_draft', ['alpha'], open)).toEqual(['alpha', 'office'])
})

test('a draft whose owners are not known is told to the office alone', () => {
  expect(toldOf('report_draft')).toEqual(['office'])
})

test('drafts and accounts are no news for what is kept of the published', () => {
  expect(['status_report', 'report_draft', 'account', 'session'].filter(table => isNews({ table }))).toEqual([
    'status_report',
  ])
})
