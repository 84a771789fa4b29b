import type { HistoryPoint } from '@pejl/server/portfolio/contract'
import { expect, test } from 'vitest'
import { litSince } from './since.ts'

const point = (asOf: string, light: HistoryPoint['light'], lifecycle: HistoryPoint['lifecycle'] = 'rollout') => ({
  asOf,
  light,
  lifecycle,
})
const since = (overall: HistoryPoint['light'], asOf: string, ...history: HistoryPoint[]) =>
  litSince({ judged: { overall, asOf }, history })?.day ?? null

test('a light is what it is since the first report of its unbroken run', () => {
  const run = [point('2024-01-01', 'green'), point('2025-11-11', 'yellow'), point('2026-01-01', 'yellow', 'planned')]
  expect(since('yellow', '2026-08-10', ...run)).toBe('2025-11-11')
  expect(
    since('yellow', '2026-08-10', point('2025-02-01', 'yellow'), point('2025-05-01', 'not_reported'), ...run),
  ).toBe('2025-11-11')
})

test('one report alone says no since, and neither does silence', () => {
  expect(since('yellow', '2025-11-11', point('2025-11-11', 'yellow'))).toBeNull()
  expect(since('not_reported', '2025-11-11', point('2025-05-11', 'not_reported'))).toBeNull()
  expect(since(null, '2025-11-11')).toBeNull()
})
