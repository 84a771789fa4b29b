import { expect, test } from 'vitest'
import { ApiError } from '../api/ApiError.ts'
import { firstDayIn } from './NotYet.tsx'

const refused = (code: string) =>
  new ApiError(404, code, '', undefined, [{ field: 'knownAt', message: 'must be 2025-03-31 or later' }])

test('the answer about an initiative that is not yet known says from when it is', () => {
  expect(firstDayIn(refused('not_yet_known'))).toBe('2025-03-31')
  expect(firstDayIn(refused('unknown_initiative'))).toBeNull()
  expect(firstDayIn(new Error('offline'))).toBeNull()
  expect(firstDayIn(null)).toBeNull()
})
