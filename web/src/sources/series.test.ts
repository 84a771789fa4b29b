import type { Anomaly, SourceDocument } from '@pejl/server/sources/contract'
import { expect, test } from 'vitest'
import { notesByDocument, otherPlaces, placesIn } from './series.ts'

const document = (key: string) => ({ key }) as SourceDocument
const note = (key: string, ...places: string[]) =>
  ({
    key,
    sources: places.map(place => ({ document: place.split(' ')[0] ?? '', locator: place.split(' ')[1] ?? '' })),
  }) as Anomaly

test('notes stand under the first document they name, in the order of the documents', () => {
  const groups = notesByDocument(
    [document('old'), document('none'), document('new')],
    [note('a', 'new 1'), note('b', 'old 2', 'new 3'), note('c', 'new 4'), note('d', 'gone 5'), note('e')],
  )
  expect(groups.map(group => [group.document?.key ?? null, group.notes.map(({ key }) => key)])).toEqual([
    ['old', ['b']],
    ['new', ['a', 'c']],
    [null, ['d', 'e']],
  ])
})

test('the places of a note are told apart by whether they are in that document', () => {
  const found = note('a', 'old 1', 'new 2', 'old 3')
  expect(placesIn(found, document('old')).map(({ locator }) => locator)).toEqual(['1', '3'])
  expect(otherPlaces(found, document('old')).map(({ locator }) => locator)).toEqual(['2'])
  expect(otherPlaces(found, null)).toHaveLength(3)
})
