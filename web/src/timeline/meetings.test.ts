import type { TimelineMeeting } from '@pejl/server/portfolio/contract'
import { expect, test } from 'vitest'
import { formatsOf } from '../language/formats.ts'
import { scaleOf } from './frame.ts'
import { meetingLabels, placedMeetings } from './meetings.ts'

const words = { formats: formatsOf('da'), and: 'og', count: (meetings: number) => `${meetings} møder` }
const meeting = (earliest: string, latest = earliest): TimelineMeeting => ({
  key: earliest,
  body: 'Bestyrelsen',
  bodyEn: 'The board',
  date: { earliest, latest, precision: earliest === latest ? 'day' : 'month', qualifier: null, text: null },
  announced: false,
})
const scale = scaleOf({ from: '2018-01-01', to: '2026-12-31', zoom: 'alt' }, 1000)
const labels = (...meetings: TimelineMeeting[]) => {
  const { marks, room } = placedMeetings(meetings, scale)
  return meetingLabels(marks, room, words)
}

test('meetings near each other are named together, those apart each for itself', () => {
  const named = labels(
    meeting('2019-04-03'),
    meeting('2019-06-19'),
    meeting('2021-09-29'),
    meeting('2021-11-16'),
    meeting('2021-12-10'),
  )
  expect(named.map(({ text }) => text)).toEqual(['apr. og juni 2019', 'sep., nov. og dec. 2021'])
})

test('a meeting whose day nobody printed is named by the months it lies between', () => {
  expect(labels(meeting('2024-09-11', '2024-12-04'))).toMatchObject([{ text: 'sep.–dec. 2024', left: false }])
})

test('at the end of the frame the words stand before the sign', () => {
  expect(labels(meeting('2026-11-20'))).toMatchObject([{ text: 'nov. 2026', left: true }])
})

test('many meetings close to each other are counted, and no words reach the next sign', () => {
  const quarterly = Array.from({ length: 20 }, (_, index) =>
    meeting(`${2019 + Math.floor(index / 4)}-${String((index % 4) * 3 + 1).padStart(2, '0')}-15`),
  )
  expect(labels(...quarterly)).toMatchObject([{ text: '20 møder' }])
})

test('a meeting that lies between two months of different years names both years', () => {
  expect(labels(meeting('2024-12-05', '2025-01-20'))).toMatchObject([{ text: 'dec. 2024–jan. 2025' }])
  expect(labels(meeting('2024-12-05', '2025-01-20'), meeting('2025-02-20'))).toMatchObject([
    { text: 'dec. 2024–jan. 2025, feb. 2025' },
  ])
})

test('meetings outside the frame are told at its edges, and signs and words keep clear of that', () => {
  expect(labels(meeting('2017-04-03'), meeting('2027-01-05'))).toEqual([])
  const placed = placedMeetings([meeting('2017-04-03'), meeting('2018-01-05'), meeting('2027-01-05')], scale)
  expect(placed.before.map(({ key }) => key)).toEqual(['2017-04-03'])
  expect(placed.after.map(({ key }) => key)).toEqual(['2027-01-05'])
  expect(placed.room).toEqual([32, 968])
  expect(placed.marks[0]?.x).toBeGreaterThan(32)
})
