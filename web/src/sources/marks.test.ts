import type { Citation } from '@pejl/server/sources/contract'
import { expect, test } from 'vitest'
import { BLOCK, blocksOf, isIn, marksOf, nextStop, restingOn, stopsIn } from './marks.ts'

const cited = (key: string, from: number, to = from) => ({ kind: 'milestone', key, from, to }) as Citation

test('a line has the mark of every fact that rests on it, each once', () => {
  const marks = marksOf([cited('a', 2, 4), cited('b', 4), cited('a', 4), cited('c', 9)])
  const keys = [...marks].map(([line, mark]) => [line, mark.citations.map(({ key }) => key)])
  expect(keys).toEqual([
    [2, ['a']],
    [3, ['a']],
    [4, ['a', 'b']],
    [9, ['c']],
  ])
})

test('a mark begins where other facts rest on the line than on the one before', () => {
  const marks = marksOf([cited('a', 2, 6), cited('b', 4), cited('c', 7), cited('d', 9)])
  expect(stopsIn(marks)).toEqual([2, 4, 5, 7, 9])
})

test('facts that rest on thousands of lines, each in many places, are marked in a moment', () => {
  const everywhere = Array.from({ length: 3000 }, (_, n) => cited(`${n % 1500}`, 1, 20_000))
  const nested = Array.from({ length: 500 }, (_, n) => cited(`n${n}`, n + 1, 20_000 - n))
  const marks = marksOf([...everywhere, ...nested])
  expect(marks.size).toBe(20_000)
  expect(marks.get(1)?.citations).toHaveLength(1501)
  expect(marks.get(10_000)?.citations).toHaveLength(2000)
  expect(stopsIn(marks)).toHaveLength(999)
})

test('the next stop lies after the line and the last one before it, and beyond the ends is none', () => {
  expect([1, 2, 3, 9].map(line => nextStop([2, 9], line, 1))).toEqual([2, 9, 9, null])
  expect([1, 2, 3, 10].map(line => nextStop([2, 9], line, -1))).toEqual([null, null, 2, 9])
  expect(nextStop([], 5, 1)).toBeNull()
})

test('a fact that touches any of the lines rests on them, and is counted once', () => {
  const citations = [cited('a', 1, 5), cited('a', 8), cited('b', 7), cited('c', 20)]
  expect(restingOn(citations, [{ from: 5, to: 8 }])).toBe(2)
  expect(restingOn(citations, [{ from: 6, to: 6 }])).toBe(0)
  expect(restingOn(citations, [])).toBe(0)
})

test('a line is in the ranges that hold it', () => {
  const lines = [
    { from: 2, to: 3 },
    { from: 7, to: 7 },
  ]
  expect([1, 2, 3, 4, 7].map(line => isIn(line, lines))).toEqual([false, true, true, false, true])
})

test('blocks hold every line once and know the number of their first', () => {
  const lines = Array.from({ length: BLOCK * 2 + 1 }, (_, n) => `${n + 1}`)
  const blocks = blocksOf(lines)
  expect(blocks.map(({ first }) => first)).toEqual([1, BLOCK + 1, BLOCK * 2 + 1])
  expect(blocks.flatMap(block => block.lines)).toEqual(lines)
  expect(blocksOf([])).toEqual([])
})
