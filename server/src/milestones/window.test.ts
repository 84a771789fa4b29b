import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type DateFault,
  dayWindow,
  halfYearWindow,
  isDay,
  monthThirdWindow,
  monthWindow,
  quarterWindow,
  seasonWindow,
  weekWindow,
  windowOf,
  yearRangeWindow,
  yearThirdWindow,
  yearWindow,
} from './window.ts'

type Example = [text: string, earliest: string, latest: string, precision: string, qualifier?: string]

const readings: Example[] = [
  ['31.5.25', '2025-05-31', '2025-05-31', 'day'],
  ['31.05.2025', '2025-05-31', '2025-05-31', 'day'],
  ['31/5 2025', '2025-05-31', '2025-05-31', 'day'],
  ['31-5-2025', '2025-05-31', '2025-05-31', 'day'],
  ['31. maj 2025', '2025-05-31', '2025-05-31', 'day'],
  ['den 31. maj 2025', '2025-05-31', '2025-05-31', 'day'],
  ['31. dec. 2021', '2021-12-31', '2021-12-31', 'day'],
  ['2025-05-31', '2025-05-31', '2025-05-31', 'day'],
  ['29.2.24', '2024-02-29', '2024-02-29', 'day'],
  ['maj 2025', '2025-05-01', '2025-05-31', 'month'],
  ['MAJ 2025', '2025-05-01', '2025-05-31', 'month'],
  ['maj 25', '2025-05-01', '2025-05-31', 'month'],
  ['november 2024', '2024-11-01', '2024-11-30', 'month'],
  ['feb. 2024', '2024-02-01', '2024-02-29', 'month'],
  ['2025-05', '2025-05-01', '2025-05-31', 'month'],
  ['2011-12', '2011-12-01', '2011-12-31', 'month'],
  ['5.2025', '2025-05-01', '2025-05-31', 'month'],
  ['Q2 2025', '2025-04-01', '2025-06-30', 'quarter'],
  ['q2 25', '2025-04-01', '2025-06-30', 'quarter'],
  ['2. kvartal 2025', '2025-04-01', '2025-06-30', 'quarter'],
  ['2. kvt. 2025', '2025-04-01', '2025-06-30', 'quarter'],
  ['andet kvartal 2025', '2025-04-01', '2025-06-30', 'quarter'],
  ['2025-Q2', '2025-04-01', '2025-06-30', 'quarter'],
  ['1. halvår 2025', '2025-01-01', '2025-06-30', 'half_year'],
  ['første halvår 2025', '2025-01-01', '2025-06-30', 'half_year'],
  ['første halvdel af 2025', '2025-01-01', '2025-06-30', 'half_year'],
  ['2025-H2', '2025-07-01', '2025-12-31', 'half_year'],
  ['2025', '2025-01-01', '2025-12-31', 'year'],
  ['i løbet af 2018', '2018-01-01', '2018-12-31', 'year'],
  ['2025-2026', '2025-01-01', '2026-12-31', 'year_range'],
  ['2025–2026', '2025-01-01', '2026-12-31', 'year_range'],
  ['2025/26', '2025-01-01', '2026-12-31', 'year_range'],
  ['2025-26', '2025-01-01', '2026-12-31', 'year_range'],
  ['primo 2025', '2025-01-01', '2025-03-31', 'year', 'primo'],
  ['medio 2025', '2025-05-01', '2025-08-31', 'year', 'medio'],
  ['ultimo 2026', '2026-10-01', '2026-12-31', 'year', 'ultimo'],
  ['udgangen af 2018', '2018-10-01', '2018-12-31', 'year', 'ultimo'],
  ['slutningen af året 2025', '2025-10-01', '2025-12-31', 'year', 'ultimo'],
  ['primo december 2024', '2024-12-01', '2024-12-10', 'month', 'primo'],
  ['medio maj 2025', '2025-05-11', '2025-05-20', 'month', 'medio'],
  ['ultimo februar 2024', '2024-02-21', '2024-02-29', 'month', 'ultimo'],
  ['vinter 2025', '2025-01-01', '2025-02-28', 'year', 'winter'],
  ['vinter 2024/25', '2024-12-01', '2025-02-28', 'year', 'winter'],
  ['vinteren 2023/2024', '2023-12-01', '2024-02-29', 'year', 'winter'],
  ['forår 2025', '2025-03-01', '2025-05-31', 'year', 'spring'],
  ['sommer 2025', '2025-06-01', '2025-08-31', 'year', 'summer'],
  ['efteråret 2025', '2025-09-01', '2025-11-30', 'year', 'autumn'],
  ['Vinter/forår 2025', '2025-01-01', '2025-05-31', 'year', 'winter_spring'],
  ['forår/sommer 2025', '2025-03-01', '2025-08-31', 'year', 'spring_summer'],
  ['uge 12 2025', '2025-03-17', '2025-03-23', 'week'],
  ['uge 1, 2025', '2024-12-30', '2025-01-05', 'week'],
  ['2026-W53', '2026-12-28', '2027-01-03', 'week'],
  ['May 2025', '2025-05-01', '2025-05-31', 'month'],
  ['2nd quarter of 2025', '2025-04-01', '2025-06-30', 'quarter'],
  ['mid 2025', '2025-05-01', '2025-08-31', 'year', 'medio'],
]

test.each(readings)('%s is from %s to %s', (text, earliest, latest, precision, qualifier) => {
  expect(windowOf(text)).toEqual({
    window: { earliest, latest, precision, qualifier: qualifier ?? null, text },
    fault: null,
  })
})

const faults: [text: string, fault: DateFault][] = [
  ['31.6.25', { code: 'no_such_day', day: 31, month: 6, year: 2025, days: 30 }],
  ['29. februar 2025', { code: 'no_such_day', day: 29, month: 2, year: 2025, days: 28 }],
  ['2025-02-30', { code: 'no_such_day', day: 30, month: 2, year: 2025, days: 28 }],
  ['0.5.25', { code: 'no_such_day', day: 0, month: 5, year: 2025, days: 31 }],
  ['5/31/2025', { code: 'no_such_month', month: 31 }],
  ['2025-13', { code: 'no_such_month', month: 13 }],
  ['Q5 2025', { code: 'no_such_quarter', quarter: 5 }],
  ['3. halvår 2025', { code: 'no_such_half_year', half: 3 }],
  ['uge 53 2025', { code: 'no_such_week', week: 53, year: 2025, weeks: 52 }],
  ['uge 54 2026', { code: 'no_such_week', week: 54, year: 2026, weeks: 53 }],
  ['2026-2025', { code: 'ends_before_it_starts', from: 2026, to: 2025 }],
  ['maj 0025', { code: 'no_such_year', year: 25, from: 1900, to: 2199 }],
  ['2025-9999', { code: 'no_such_year', year: 9999, from: 1900, to: 2199 }],
  ['november', { code: 'year_missing' }],
  ['31. maj', { code: 'year_missing' }],
  ['uge 12', { code: 'year_missing' }],
  ['', { code: 'empty' }],
  ['  ', { code: 'empty' }],
  ['løbende', { code: 'unreadable' }],
  ['ca. 2025', { code: 'unreadable' }],
  ['inden 2025', { code: 'unreadable' }],
  ['12', { code: 'unreadable' }],
  ['første 2025', { code: 'unreadable' }],
  ['maj 2024/25', { code: 'unreadable' }],
  ['sommer/vinter 2025', { code: 'unreadable' }],
  ['31.5.125', { code: 'unreadable' }],
  ['2025?', { code: 'unreadable' }],
  ['1 2 3 4 5 2025', { code: 'unreadable' }],
  ['constructor', { code: 'unreadable' }],
]

test.each(faults)('"%s" is not read, and the fault says why', (text, fault) => {
  expect(windowOf(text)).toEqual({ window: null, fault })
})

test.each<Example>([
  ['november', '2021-11-01', '2021-11-30', 'month'],
  ['3. oktober', '2021-10-03', '2021-10-03', 'day'],
  ['31/12', '2021-12-31', '2021-12-31', 'day'],
  ['medio oktober', '2021-10-11', '2021-10-20', 'month', 'medio'],
  ['til sommer', '2021-06-01', '2021-08-31', 'year', 'summer'],
  ['uge 12', '2021-03-22', '2021-03-28', 'week'],
  ['maj 2025', '2025-05-01', '2025-05-31', 'month'],
])('with the year 2021 at hand %s is from %s to %s', (text, earliest, latest, precision, qualifier) => {
  const window = { earliest, latest, precision, qualifier: qualifier ?? null, text }
  expect(windowOf(text, { year: 2021 })).toEqual({ window, fault: null })
})

const anyYear = fc.integer({ min: 1900, max: 2199 })

describe('windows', () => {
  test('the quarters, the halves and the months of a year fill it without overlap', () => {
    fc.assert(
      fc.property(anyYear, year => {
        const parts = [
          [1, 2, 3, 4].map(quarter => quarterWindow(year, quarter)),
          [1, 2].map(half => halfYearWindow(year, half)),
          [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(month => monthWindow(year, month)),
        ]
        for (const windows of parts) {
          expect(windows[0]?.earliest).toBe(yearWindow(year).earliest)
          expect(windows.at(-1)?.latest).toBe(yearWindow(year).latest)
          windows.slice(1).forEach((window, index) => {
            expect(window.earliest > (windows[index]?.latest ?? '9999')).toBe(true)
          })
        }
      }),
    )
  })

  test('every window has days that exist and ends no earlier than it starts', () => {
    fc.assert(
      fc.property(anyYear, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 52 }), (year, month, week) => {
        const windows = [
          ...(['primo', 'medio', 'ultimo'] as const).flatMap(third => [
            yearThirdWindow(year, third),
            monthThirdWindow(year, month, third),
          ]),
          ...(['winter', 'spring', 'summer', 'autumn', 'winter_spring', 'spring_summer'] as const).map(season =>
            seasonWindow(year, season),
          ),
          weekWindow(year, week),
          yearRangeWindow(year, year + 1),
        ]
        for (const { earliest, latest } of windows) {
          expect(isDay(earliest) && isDay(latest) && earliest <= latest).toBe(true)
        }
      }),
    )
  })

  test('a week starts on a Monday', () => {
    fc.assert(
      fc.property(anyYear, fc.integer({ min: 1, max: 52 }), (year, week) => {
        expect(new Date(`${weekWindow(year, week).earliest}T00:00:00Z`).getUTCDay()).toBe(1)
      }),
    )
  })

  test('a day written out is read back', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }), date => {
        const day = date.toISOString().slice(0, 10)
        const [year, month, number] = day.split('-').map(Number)
        expect(windowOf(day).window).toEqual({ ...dayWindow(day), text: day })
        expect(windowOf(`${number}.${month}.${year}`).window).toMatchObject({ earliest: day, latest: day })
      }),
    )
  })

  test('any text at all is either read or refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const { window, fault } = windowOf(text)
        expect((window === null) !== (fault === null)).toBe(true)
      }),
    )
  })
})
