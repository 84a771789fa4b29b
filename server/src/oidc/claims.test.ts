import { expect, test } from 'vitest'
import { accountName, groupsIn, vouchedIn } from './claims.ts'
import type { OidcSettings } from './settings.ts'

const SETTINGS: OidcSettings = {
  issuer: 'https://login.example',
  clientId: 'pejl',
  clientSecret: 'secret',
  name: 'Login',
  groupsClaim: 'groups',
  groups: [
    { group: 'staff', role: 'reader', organisation: null },
    { group: 'staff', role: 'owner', organisation: 'sds' },
    { group: 'office', role: 'programme_office', organisation: null },
  ],
}
const NOW = 1_800_000_000
const SAID = { iss: 'https://login.example', sub: '1', iat: NOW, groups: ['staff', 'canteen'] }
const read = (claims: object) => vouchedIn({ ...SAID, ...claims }, SETTINGS, NOW)

test('a group gives every role that it is set for, and a group that is not set gives none', () => {
  expect(read({})).toMatchObject({ subject: '1', roles: SETTINGS.groups.slice(0, 2) })
  expect(read({ groups: [] })).toMatchObject({ roles: [] })
  // Not a part of a name, and not in other letters.
  expect(read({ groups: ['Staff', 'staff ', 'sta'] })).toMatchObject({ roles: [] })
})

test.each([
  [{ groups: undefined }, 'claim_missing'],
  [{ groups: { staff: true } }, 'claim_missing'],
  [{ sub: '' }, 'failed'],
  [{ sub: 'x'.repeat(256) }, 'failed'],
  [{ iat: NOW + 600 }, 'clock'],
])('with %j nobody is vouched for', (claims, fault) => {
  expect(read(claims)).toBe(fault)
})

test('a claim that every object has is not one that was sent', () => {
  expect(groupsIn({}, 'constructor')).toBeNull()
  expect(groupsIn({ groups: ['a', 1, null] }, 'groups')).toEqual(['a'])
})

test.each([
  [{ name: ' Bo  Hansen ' }, 'Bo Hansen'],
  [{ given_name: 'Bo', family_name: 'Hansen', email: 'bo@example.dk' }, 'Bo Hansen'],
  [{ preferred_username: 'bo' }, 'bo'],
  [{ email: 'bo@example.dk' }, 'bo@example.dk'],
  [{ name: 'Bo\u202eneslas\u0000' }, 'Bo neslas'],
  [{ name: 7 }, ''],
])('%j is shown as %j', (claims, shown) => {
  expect(read(claims)).toMatchObject({ displayName: shown })
})

test('a name is never longer than an account may be called', () => {
  const said = read({ name: '😀'.repeat(400), preferred_username: 'x'.repeat(400) })
  expect(said).toMatchObject({ displayName: '😀'.repeat(200), name: 'x'.repeat(180) })
})

test.each([
  ['Bo@Example.DK', 'bo@example.dk'],
  ['AD\\bo hansen', 'ad.bo.hansen'],
  ['Ærø-Øst_1', 'ærø-øst_1'],
  ['trial.reader', 'trial-reader'],
  ['..', ''],
  ['<script>', 'script'],
])('%j is called %j here', (said, name) => {
  expect(accountName(said)).toBe(name)
})
