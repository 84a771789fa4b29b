import type { Reported, User } from '@pejl/server/users/contract'
import { expect, test } from 'vitest'
import { da } from './da.ts'
import { en } from './en.ts'
import { draftOf, listedOf, PLAIN, searchOf, shownOf, stateOf, unreported, viewIn } from './series.ts'

const userOf = (displayName: string, given: Partial<User> = {}): User => ({
  id: 1,
  name: `${displayName.toLowerCase()}@example.dk`,
  displayName,
  grants: [],
  version: 1,
  trial: false,
  deactivatedAt: null,
  seenAt: null,
  invitation: null,
  vouched: false,
  can: { change: true, deactivate: true, link: true },
  whyNot: null,
  ...given,
})
const owner = {
  role: 'owner',
  organisation: { key: 'kl', name: 'KL' },
  until: '2026-12-31',
  fromProvider: false,
  ended: false,
} as const
const link = (expired: boolean) => ({ expiresAt: '2026-11-28T10:00:00Z', expired })
const organisationOf = (key: string, initiatives: number, ...reporters: number[]): Reported => ({
  ...{ key, name: key, abbreviation: null, initiatives, reporters },
})

test('a view stands in the address, and what is not known there is passed over', () => {
  const view = { text: 'anna', role: 'owner', organisation: 'kl', state: 'invited', by: 'person' } as const
  expect(viewIn(searchOf(view))).toEqual(view)
  expect(searchOf(PLAIN)).toBe('')
  expect(viewIn('?rolle=konge&tilstand=syg&vis=alt')).toEqual(PLAIN)
  expect(viewIn('?vis=organisationer').by).toBe('organisation')
})

test('an account is invited until somebody has been there, and a later link changes nothing', () => {
  expect(stateOf(userOf('A'))).toBe('active')
  expect(stateOf(userOf('A', { invitation: link(false) }))).toBe('invited')
  expect(stateOf(userOf('A', { invitation: link(true) }))).toBe('expired')
  expect(stateOf(userOf('A', { invitation: link(true), seenAt: '2026-11-01T10:00:00Z' }))).toBe('active')
  expect(stateOf(userOf('A', { invitation: link(false), deactivatedAt: '2026-11-01T10:00:00Z' }))).toBe('deactivated')
})

test('the list is searched by every word in either name, and filtered by role, organisation and state', () => {
  const all = [userOf('Anna', { grants: [owner] }), userOf('Bo', { invitation: link(false) })]
  const names = (part: object) => shownOf(all, { ...PLAIN, ...part }).map(({ displayName }) => displayName)
  expect(names({})).toEqual(['Anna', 'Bo'])
  expect(names({ text: 'EXAMPLE an' })).toEqual(['Anna'])
  expect(names({ role: 'owner' })).toEqual(['Anna'])
  expect(names({ organisation: 'kl' })).toEqual(['Anna'])
  expect(names({ state: 'invited' })).toEqual(['Bo'])
  expect(names({ text: 'anna', state: 'invited' })).toEqual([])
})

test('an organisation that is asked and has nobody comes first; one that nothing is asked of is left out', () => {
  const all = [organisationOf('a', 1, 7), organisationOf('b', 2), organisationOf('c', 0), organisationOf('d', 0, 8)]
  expect(unreported(all).map(({ key }) => key)).toEqual(['b'])
  expect(listedOf(all).map(({ key }) => key)).toEqual(['b', 'a', 'd'])
})

test('a draft holds roles as they are given', () => {
  expect(draftOf(userOf('Anna', { grants: [owner] }))).toEqual({
    displayName: 'Anna',
    grants: [{ role: 'owner', organisation: 'kl', until: '2026-12-31' }],
  })
})

test('both languages count', () => {
  expect(da.counts(9, 2, 0, 1)).toBe('9 brugere · 2 inviteret · 1 prøverolle')
  expect(en.counts(1, 0, 1, 0)).toBe('1 user · 1 deactivated')
  expect(Object.keys(en).sort()).toEqual(Object.keys(da).sort())
})
