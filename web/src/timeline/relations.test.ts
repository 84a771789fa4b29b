import { expect, test } from 'vitest'
import type { Line } from './lines.ts'
import { arrowsOf, relationsOf } from './relations.ts'

const on = (...codes: string[]) => codes.map(code => ({ kind: 'initiative' as const, on: code, code }))
const fhir = { kind: 'standard' as const, on: 'FHIR', code: null }
const relations = relationsOf([
  { code: '1.1', dependsOn: [...on('2.3'), fhir] },
  { code: '2.2', dependsOn: on('2.3', '1.1') },
  { code: '2.3', dependsOn: on('2.2') },
  { code: '3.1', dependsOn: [] },
])
const of = (code: string) => relations.get(code) ?? { others: [], beside: [] }

test('a dependency is seen from both ends, in the order of the portfolio', () => {
  expect(of('2.2').others).toEqual([
    { code: '1.1', way: 'needs' },
    { code: '2.3', way: 'both' },
  ])
  expect(of('2.3').others).toEqual([
    { code: '1.1', way: 'needed' },
    { code: '2.2', way: 'both' },
  ])
  expect(of('1.1')).toEqual({
    others: [
      { code: '2.2', way: 'needed' },
      { code: '2.3', way: 'needs' },
    ],
    beside: [fhir],
  })
})

test('what depends on nothing and is needed by none has no relations', () => {
  expect(relations.has('3.1')).toBe(false)
})

test('arrows lead from what comes first to what waits, the nearest in the first lane', () => {
  const lines = ['1.1', '2.2', '2.3'].map((code, index) => ({ code, top: index * 30, height: 30 }) as Line)
  expect(arrowsOf('2.2', of('2.2'), lines, 0)).toEqual([
    { code: '1.1', way: 'needs', from: 15, to: 45, lane: 9 },
    { code: '2.3', way: 'both', from: 75, to: 45, lane: 15 },
  ])
  expect(arrowsOf('2.3', of('2.3'), lines, 0)).toMatchObject([
    { code: '2.2', lane: 9 },
    { code: '1.1', way: 'needed', from: 75, to: 15 },
  ])
})

test('an initiative that the filter leaves out gets no arrow', () => {
  const lines = [{ code: '2.2', top: 0, height: 30 } as Line]
  expect(arrowsOf('2.2', of('2.2'), lines, 0)).toEqual([])
  expect(arrowsOf('1.1', of('1.1'), lines, 0)).toEqual([])
})

test('a name that stands above its line is not what an arrow points to', () => {
  const lines = ['1.1', '2.3'].map((code, index) => ({ code, top: index * 62, height: 62 }) as Line)
  expect(arrowsOf('1.1', of('1.1'), lines, 32)).toMatchObject([{ code: '2.3', from: 109, to: 47 }])
})
