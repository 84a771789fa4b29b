import { expect, test } from 'vitest'
import { meetingsOf } from './meetings.ts'
import type { MeetingRow } from './timeline-queries.ts'

const said = (key: string, kind: MeetingRow[3], earliest: string, latest = earliest): MeetingRow => [
  ...([key, 'Bestyrelsen', 'The board', kind, earliest, latest, 'day', null, null] as const),
]
const told = (...rows: MeetingRow[]) =>
  meetingsOf(rows).map(({ key, date, announced }) => `${key} ${date.earliest} ${announced ? 'announced' : 'held'}`)

test('a meeting that was announced and then held is one meeting, on the day it was held', () => {
  expect(told(said('m', 'announced', '2025-03-20'), said('m', 'held', '2025-03-21'))).toEqual(['m 2025-03-21 held'])
})

test('an announcement that was written down late does not undo that a meeting was held', () => {
  expect(told(said('m', 'held', '2025-03-21'), said('m', 'announced', '2025-03-20'))).toEqual(['m 2025-03-21 held'])
})

test('the last word counts: a meeting that was moved, and a held one that was corrected', () => {
  expect(told(said('m', 'announced', '2025-03-20'), said('m', 'announced', '2025-04-02'))).toEqual([
    'm 2025-04-02 announced',
  ])
  expect(told(said('m', 'held', '2025-03-20'), said('m', 'held', '2025-03-19'))).toEqual(['m 2025-03-19 held'])
})

test('a meeting that was cancelled is not shown, until it is announced anew or it was held after all', () => {
  const [announced, cancelled] = [said('m', 'announced', '2025-03-20'), said('m', 'cancelled', '2025-03-20')]
  expect(told(announced, cancelled)).toEqual([])
  expect(told(announced, cancelled, said('m', 'announced', '2025-04-02'))).toEqual(['m 2025-04-02 announced'])
  expect(told(announced, cancelled, said('m', 'held', '2025-03-20'))).toEqual(['m 2025-03-20 held'])
  expect(told(said('m', 'held', '2025-03-20'), cancelled)).toEqual([])
})

test('meetings stand in the order of their dates, whatever they are called', () => {
  expect(
    told(
      said('a', 'held', '2025-03-01', '2025-03-31'),
      said('b', 'held', '2025-03-01', '2025-03-02'),
      said('c', 'held', '2024-12-05'),
    ),
  ).toEqual(['c 2024-12-05 held', 'b 2025-03-01 held', 'a 2025-03-01 held'])
})

test('nobody has met where nothing was said', () => {
  expect(meetingsOf([])).toEqual([])
})
