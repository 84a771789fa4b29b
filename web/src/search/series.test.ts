import type { SearchAnswer } from '@pejl/server/search/contract'
import { expect, test } from 'vitest'
import { movedBy, optionsOf } from './series.ts'

const of = { code: '2.1', initiative: 'Meddelelser' }
const answer: SearchAnswer = {
  q: 'x',
  knownAt: '2025-03-31',
  groups: [
    {
      kind: 'initiative',
      total: 9,
      hits: [{ code: '2.1', title: 'Meddelelser', lifecycle: 'rollout', light: 'yellow' }],
    },
    { kind: 'project', total: 1, hits: [{ key: 'p1', title: 'Et projekt', ...of }] },
    { kind: 'milestone', total: 1, hits: [{ key: 'm1', title: 'En milepæl', titleEn: null, ...of }] },
    { kind: 'organisation', total: 1, hits: [{ abbreviation: 'Åben & co', name: 'Åben og co', initiatives: 2 }] },
    { kind: 'source', total: 1, hits: [{ key: '002', title: 'Status', date: null }] },
  ],
}
const hrefs = (day?: string) => optionsOf(answer, 'trial', day).flatMap(({ options }) => options.map(one => one.href))

test('everything found leads to where it is told', () => {
  expect(hrefs()).toEqual([
    '/trial/indsatser/2.1',
    '/trial/indsatser/2.1#p-p1',
    '/trial/indsatser/2.1#m-m1',
    '/trial?ejer=%C3%85ben%20%26%20co',
    '/trial/kilder#d-002',
  ])
})

test('every link carries the day that is shown', () => {
  expect(hrefs('2025-03-31')).toEqual([
    '/trial/indsatser/2.1?pr=2025-03-31',
    '/trial/indsatser/2.1?pr=2025-03-31#p-p1',
    '/trial/indsatser/2.1?pr=2025-03-31#m-m1',
    '/trial?pr=2025-03-31&ejer=%C3%85ben%20%26%20co',
    '/trial/kilder?pr=2025-03-31#d-002',
  ])
})

test('every option has a name of its own', () => {
  const ids = optionsOf(answer, 'trial', undefined).flatMap(({ options }) => options.map(({ id }) => id))
  expect(new Set(ids).size).toBe(5)
})

test.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 2, 0],
  ['ArrowUp', 0, 2],
  ['ArrowUp', 2, 1],
  ['Home', 2, 0],
  ['End', 0, 2],
  ['a', 1, null],
])('%s from option %i of three leads to %s', (key, at, to) => {
  expect(movedBy(key, at, 3)).toBe(to)
})

test('nothing moves where nothing is found', () => {
  for (const key of ['ArrowDown', 'ArrowUp', 'Home', 'End']) expect(movedBy(key, -1, 0)).toBeNull()
})
