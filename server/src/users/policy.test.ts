import { expect, test } from 'vitest'
import type { Viewer } from '../access/policy.ts'
import type { Role } from '../terms.ts'
import { isRaised, rolesGivenBy, whyNot } from './policy.ts'

const somebody = (...roles: Role[]): Viewer => ({
  account: 1,
  name: 'anna',
  displayName: 'Anna',
  grants: roles.map(role => ({ role, organisation: null, until: null })),
})
const whom = (...roles: Role[]) => ({ id: 2, name: 'bo', grants: roles.map(role => ({ role })) })

test('the administrator gives every role, the office those that read and report, others none', () => {
  expect(rolesGivenBy(somebody('administrator'))).toEqual(['reader', 'owner', 'programme_office', 'administrator'])
  expect(rolesGivenBy(somebody('programme_office', 'administrator'))).toContain('administrator')
  expect(rolesGivenBy(somebody('programme_office', 'owner'))).toEqual(['reader', 'owner'])
  for (const viewer of [null, somebody(), somebody('reader', 'owner')]) expect(rolesGivenBy(viewer)).toEqual([])
})

test('what somebody may not give they may not change', () => {
  expect(whyNot(somebody('programme_office'), whom('reader', 'owner'))).toBeNull()
  expect(whyNot(somebody('programme_office'), whom('reader', 'programme_office'))).toBe('above')
  expect(whyNot(somebody('administrator'), whom('administrator'))).toBeNull()
  for (const viewer of [null, somebody('owner')]) expect(whyNot(viewer, whom())).toBe('above')
})

test('nobody changes themselves, and a trial is changed by nobody', () => {
  expect(whyNot(somebody('administrator'), { ...whom('reader'), id: 1 })).toBe('own')
  expect(whyNot(somebody('administrator'), { ...whom('reader'), name: 'trial.reader' })).toBe('trial')
})

test('a role above reading and reporting raises', () => {
  const roles: Role[] = ['reader', 'owner', 'programme_office', 'administrator']
  expect(roles.map(isRaised)).toEqual([false, false, true, true])
})
