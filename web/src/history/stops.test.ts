import { expect, test } from 'vitest'
import { moved } from './stops.ts'

test.each([
  ['ArrowRight', { row: 0, at: -1 }, { row: 0, at: 0 }],
  ['ArrowRight', { row: 0, at: 3 }, null],
  ['ArrowLeft', { row: 0, at: 0 }, { row: 0, at: -1 }],
  ['ArrowLeft', { row: 0, at: -1 }, null],
  ['ArrowDown', { row: 4, at: 2 }, null],
  ['ArrowDown', { row: 3, at: 2 }, { row: 4, at: 2 }],
  ['ArrowUp', { row: 0, at: 2 }, null],
  ['Home', { row: 2, at: 2 }, { row: 2, at: -1 }],
  ['End', { row: 2, at: -1 }, { row: 2, at: 3 }],
  ['PageDown', { row: 1, at: 1 }, { row: 4, at: 1 }],
  ['PageUp', { row: 1, at: 1 }, { row: 0, at: 1 }],
  ['a', { row: 1, at: 1 }, null],
] as const)('%s from %o leads to %o, never out of the grid', (key, from, to) => {
  expect(moved(key, from, 5, 4)).toEqual(to)
})
