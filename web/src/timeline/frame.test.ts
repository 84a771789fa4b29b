import { expect, test } from 'vitest'
import { around, frameOf, scaleOf, stepped, ticksOf, withZoom, zoomIn } from './frame.ts'

const window = (earliest: string, latest: string) =>
  ({ earliest, latest, precision: 'day', qualifier: null, text: null }) as const

function timelineWith(...dates: [string, string][]) {
  const milestones = dates.map(([earliest, latest], index) => ({
    key: `m${index}`,
    title: 'En milepæl',
    titleEn: null,
    baseline: null,
    forecast: window(earliest, latest),
    actual: null,
    slipDays: null,
    postponements: 0,
    overdue: false,
    lapsed: false,
    goLive: [],
  }))
  const portfolio = {
    slug: 'p',
    title: 'P',
    titleEn: null,
    purpose: null,
    period: { from: 2018, to: 2024 },
    invented: false,
    concludedOn: null,
  }
  const initiative = {
    code: '1.1',
    title: 'En indsats',
    focusArea: 1,
    owners: [],
    programmes: [],
    lifecycle: null,
    lit: true,
    light: null,
    phases: [],
    milestones,
    dependsOn: [],
    updatedAt: null,
  }
  return { portfolio, knownAt: '2025-03-31', initiatives: [initiative] }
}
const whole = { zoom: 'alt', start: null } as const

test('the whole frame covers the period, the day shown, and every date near it', () => {
  const frame = frameOf(timelineWith(['2017-05-01', '2017-05-01'], ['2026-10-01', '2026-12-31']), whole, '2025-04-01')
  expect(frame).toEqual({ from: '2017-01-01', to: '2026-12-31', zoom: 'alt' })
})

test('one date far out does not squeeze the others', () => {
  const frame = frameOf(timelineWith(['1998-01-01', '1998-12-31'], ['2060-01-01', '2060-12-31']), whole, '2025-04-01')
  expect(frame).toEqual({ from: '2018-01-01', to: '2025-12-31', zoom: 'alt' })
})

test('today is on the line unless it lies years after the last date', () => {
  expect(frameOf(timelineWith(), whole, '2026-11-20').to).toBe('2026-12-31')
  expect(frameOf(timelineWith(), whole, '2031-11-20').to).toBe('2025-12-31')
})

test('three years and twelve months lie around the day shown, from the first of a quarter or month', () => {
  const { from, to } = frameOf(timelineWith(), { zoom: '3aar', start: null }, '2026-11-20')
  expect([from, to]).toEqual(['2023-07-01', '2026-06-30'])
  const year = frameOf(timelineWith(), { zoom: '12mdr', start: null }, '2026-11-20')
  expect([year.from, year.to]).toEqual(['2024-09-01', '2025-08-31'])
})

test('a frame can be moved by half of itself, and put around a day', () => {
  const year = frameOf(timelineWith(), { zoom: '12mdr', start: '2024-01-01' }, '2026-11-20')
  expect(stepped(year, 1)).toBe('2024-07-01')
  expect(stepped(year, -1)).toBe('2023-07-01')
  expect(around('2019-03-12', '12mdr')).toBe('2018-09-01')
})

test('zoom stands in the address beside what else it says, and what it does not know is passed over', () => {
  const search = withZoom('?pr=2021-09-29&ejer=SDS,DR', '3aar', '2020-04-01')
  expect(search).toBe('?pr=2021-09-29&ejer=SDS,DR&zoom=3aar&fra=2020-04')
  expect(zoomIn(search)).toEqual({ zoom: '3aar', start: '2020-04-01' })
  expect(withZoom(search, 'alt', null)).toBe('?pr=2021-09-29&ejer=SDS,DR')
  expect(zoomIn('?zoom=uendelig&fra=2020-13')).toEqual({ zoom: 'alt', start: null })
})

test('a day begins where the day before ends', () => {
  const scale = scaleOf({ from: '2024-01-01', to: '2024-12-31', zoom: '12mdr' }, 366)
  expect([scale.start('2024-01-01'), scale.end('2024-01-01'), scale.start('2024-01-02')]).toEqual([0, 1, 1])
  expect(scale.end('2024-12-31')).toBe(366)
})

test('years are marked by quarters, and a year by its months', () => {
  const ticks = ticksOf({ from: '2023-07-01', to: '2024-06-30', zoom: '3aar' })
  expect(ticks.map(({ day, kind }) => `${day} ${kind}`)).toEqual([
    '2023-07-01 quarter',
    '2023-10-01 quarter',
    '2024-01-01 year',
    '2024-04-01 quarter',
  ])
  expect(ticksOf({ from: '2024-09-01', to: '2025-08-31', zoom: '12mdr' })).toHaveLength(12)
})

test('an address can ask for any month, and is shown the nearest frame with anything in it', () => {
  const timeline = timelineWith(['1998-05-01', '1998-05-01'], ['2031-10-01', '2031-12-31'])
  const at = (start: string | null) => {
    const { from, to } = frameOf(timeline, { zoom: '12mdr', start }, '2026-11-20')
    return [from, to]
  }
  expect(at('9999-12-01')).toEqual(['2031-07-01', '2032-06-30'])
  expect(at('0001-01-01')).toEqual(['1997-07-01', '1998-06-30'])
  expect(at('2019-01-01')).toEqual(['2019-01-01', '2019-12-31'])
})
