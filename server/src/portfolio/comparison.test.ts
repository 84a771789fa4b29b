import { expect, test } from 'vitest'
import { Invalid } from '../http/errors.ts'
import type { Light } from '../terms.ts'
import { checkDays, worstFirst } from './comparison.ts'
import type { Change } from './contract.ts'

const change = (kind: Change['kind'], code: string, light: Light | null, days: number | null = null): Change => ({
  kind,
  code,
  title: code,
  from: { light: null, lifecycle: null },
  to: { light, lifecycle: null },
  milestone: days === null ? null : 'M',
  days,
  by: [],
  moved: null,
})

test('within a kind the worst comes first, and what is alike or new keeps its order', () => {
  const list = [
    change('worsened', '1.1', 'yellow'),
    change('worsened', '1.2', 'red'),
    change('worsened', '1.3', 'yellow'),
    change('missing', '2.1', 'not_reported'),
    change('date_moved', '3.1', 'green', 30),
    change('date_moved', '3.2', 'green', 180),
    change('date_moved', '3.3', 'green', -90),
    change('first_status', '4.1', 'green'),
    change('first_status', '4.2', 'red'),
    change('first_known', '5.1', 'yellow'),
    change('first_known', '5.2', 'red'),
  ]
  const found = ['1.2', '1.1', '1.3', '2.1', '3.2', '3.1', '3.3', '4.1', '4.2', '5.1', '5.2']
  expect(worstFirst(list).map(one => one.code)).toEqual(found)
})

test.each([
  [{ from: '2025-03-31', to: '2021-09-29' }, 'from'],
  [{ from: '2025-03-31', to: '2026-11-21' }, 'to'],
])('%o is refused for its %s', (days, field) => {
  expect(() => checkDays(days, '2026-11-20')).toThrow(Invalid)
  try {
    checkDays(days, '2026-11-20')
  } catch (error) {
    expect((error as Invalid).fields.map(one => one.field)).toEqual([field])
  }
})

test('a day may be compared with itself, and with today', () => {
  expect(() => checkDays({ from: '2026-11-20', to: '2026-11-20' }, '2026-11-20')).not.toThrow()
})
