import { expect, test } from 'vitest'
import { isFiltered, PLAIN, searchOf, toggled, type View, viewIn } from './view.ts'

test('a view goes into the address and comes out again', () => {
  const view: View = {
    owners: ['SDS', 'DR'],
    areas: [2, 5],
    statuses: ['red', 'rollout'],
    programmes: ['fmk'],
    text: 'medicin & æøå',
    grouping: 'ejer',
    density: 'taet',
    sort: 'skred',
    reversed: true,
    projector: true,
    open: ['3'],
  }
  expect(viewIn(searchOf(view, ''))).toEqual(view)
})

test('the address of the issue is understood', () => {
  expect(viewIn('?pr=2025-03-31&ejer=SDS,DR&status=red,rollout&omraade=2&grp=omraade&taet=1')).toEqual({
    ...PLAIN,
    owners: ['SDS', 'DR'],
    statuses: ['red', 'rollout'],
    areas: [2],
    density: 'taet',
  })
})

test('the plain view has a plain address, and the day stays', () => {
  expect(searchOf(PLAIN, '')).toBe('')
  expect(searchOf(PLAIN, '?pr=2025-03-31&ejer=SDS&grp=status')).toBe('?pr=2025-03-31')
})

test('a list is written with commas that people can read', () => {
  expect(searchOf({ ...PLAIN, owners: ['SDS', 'DR'] }, '?pr=2025-03-31')).toBe('?pr=2025-03-31&ejer=SDS,DR')
})

test.each([
  '?status=lilla&omraade=x&grp=farve&taet=9&sort=vind&skaerm=tv',
  '?taet=-1&omraade=,,&ejer=,',
  '?taet=abc&q=',
  '?%E0%A4%A=1',
])('what the address says that is unknown is passed over: %s', search => {
  expect(viewIn(search)).toEqual(PLAIN)
})

test('values are taken once, and a very long search is cut', () => {
  expect(viewIn('?ejer=SDS,SDS').owners).toEqual(['SDS'])
  expect(viewIn(`?q=${'a'.repeat(500)}`).text).toHaveLength(100)
})

test('a value is added, and taken away again', () => {
  expect(toggled(['SDS'], 'DR')).toEqual(['SDS', 'DR'])
  expect(toggled(['SDS', 'DR'], 'SDS')).toEqual(['DR'])
})

test('grouping and density are no filters', () => {
  expect(isFiltered({ ...PLAIN, grouping: 'ejer', density: 'taet', sort: 'skred' })).toBe(false)
  expect(isFiltered({ ...PLAIN, text: ' ' })).toBe(false)
  expect(isFiltered({ ...PLAIN, text: 'fmk' })).toBe(true)
})
