// The span of days that the timeline shows, and where its lines and words stand.
import type { Timeline } from '@pejl/server/portfolio/contract'
import type { DateWindow } from '@pejl/server/terms'
import { scaleLinear } from 'd3-scale'

export const ZOOMS = ['alt', '3aar', '12mdr'] as const
/** `zoom=` in the address: the whole portfolio, three years, twelve months. */
export type Zoom = (typeof ZOOMS)[number]
/** First and last day shown. */
export type Frame = { from: string; to: string; zoom: Zoom }

const MONTHS: Record<Exclude<Zoom, 'alt'>, number> = { '3aar': 36, '12mdr': 12 }
/** How far one date may stretch the frame beyond the portfolio's period; what lies further out is pointed at. */
const YEARS_BEFORE = 3
const YEARS_AFTER = 6

export const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000
const yearOf = (day: string) => Number(day.slice(0, 4))
export const monthsOf = (day: string) => yearOf(day) * 12 + Number(day.slice(5, 7)) - 1
const pad = (value: number) => String(value).padStart(2, '0')
/** The first day of a month counted from year 0. */
export const firstOf = (months: number) =>
  `${String(Math.floor(months / 12)).padStart(4, '0')}-${pad((months % 12) + 1)}-01`
export const dayBefore = (day: string) => new Date((dayNumber(day) - 1) * 86_400_000).toISOString().slice(0, 10)

/** What the address says about zoom: `zoom=3aar&fra=2024-04`. What it does not know is passed over. */
export function zoomIn(search: string): { zoom: Zoom; start: string | null } {
  const given = new URLSearchParams(search)
  const zoom = ZOOMS.find(word => word === given.get('zoom')) ?? 'alt'
  const start = given.get('fra') ?? ''
  return { zoom, start: /^\d{4}-(0[1-9]|1[0-2])$/.test(start) ? `${start}-01` : null }
}

/** Writes a zoom and keeps what else the address says. */
export function withZoom(search: string, zoom: Zoom, start: string | null): string {
  const given = new URLSearchParams(search)
  if (zoom === 'alt') given.delete('zoom')
  else given.set('zoom', zoom)
  if (zoom === 'alt' || start === null) given.delete('fra')
  else given.set('fra', start.slice(0, 7))
  const text = given.toString().replaceAll('%2C', ',')
  return text ? `?${text}` : ''
}

type Dated = Pick<Timeline, 'portfolio' | 'knownAt' | 'initiatives'>

/** The frame to draw: the period and every date near it, or so many months around the day whose knowledge is shown. */
export function frameOf(timeline: Dated, { zoom, start }: { zoom: Zoom; start: string | null }, today: string): Frame {
  if (zoom === 'alt') return wholeOf(timeline, today)
  const months = MONTHS[zoom]
  const step = zoom === '3aar' ? 3 : 1
  const asked = start ? monthsOf(start) : Math.floor((monthsOf(timeline.knownAt) - months / 2) / step) * step
  // Where nothing lies there is nothing to see: half a frame beyond the first and the last date is as far as it goes.
  const [earliest, latest] = yearsOf(timeline, today)
  const first = Math.min((latest + 1) * 12 - months / 2, Math.max(earliest * 12 - months / 2, asked))
  return { from: firstOf(first), to: dayBefore(firstOf(first + months)), zoom }
}

/** The frame half its length earlier (-1) or later (1): the day it starts with. */
export function stepped({ from, zoom }: Frame, way: -1 | 1): string {
  const months = zoom === 'alt' ? 12 : MONTHS[zoom]
  return firstOf(monthsOf(from) + (way * months) / 2)
}

/** The frame that has a day in its middle: the day it starts with. */
export function around(day: string, zoom: Zoom): string {
  const months = zoom === 'alt' ? 12 : MONTHS[zoom]
  return firstOf(monthsOf(day) - months / 2)
}

/** The day in the middle of a frame. */
export const middleOf = ({ from, to }: Frame) =>
  new Date(Math.round((dayNumber(from) + dayNumber(to)) / 2) * 86_400_000).toISOString().slice(0, 10)

/** Every date that a row can show. */
function* windowsIn({ initiatives }: Dated): Iterable<DateWindow> {
  for (const { phases, milestones } of initiatives) {
    for (const phase of phases) yield phase.from
    for (const { baseline, forecast, actual } of milestones)
      for (const window of [baseline, forecast, actual]) if (window) yield window
  }
}

/** The first and the last year of anything: the period, today and every date, however far out. */
function yearsOf(timeline: Dated, today: string): [first: number, last: number] {
  const { portfolio, knownAt } = timeline
  let [first, last] = [portfolio.period.from, Math.max(portfolio.period.to, yearOf(knownAt), yearOf(today))]
  for (const { earliest, latest } of windowsIn(timeline)) {
    first = Math.min(first, yearOf(earliest))
    last = Math.max(last, yearOf(latest))
  }
  return [first, last]
}

function wholeOf(timeline: Dated, today: string): Frame {
  const { portfolio, knownAt } = timeline
  let [first, last] = [portfolio.period.from, Math.max(portfolio.period.to, yearOf(knownAt))]
  const [earliest, latest] = [first - YEARS_BEFORE, last + YEARS_AFTER]
  for (const window of windowsIn(timeline)) {
    const [from, to] = [yearOf(window.earliest), yearOf(window.latest)]
    if (from >= earliest && from < first) first = from
    if (to <= latest && to > last) last = to
  }
  // Today belongs on the line unless it is so long ago that the plan ended that it would squeeze everything else.
  if (yearOf(today) > last && yearOf(today) <= last + 2) last = yearOf(today)
  return { from: `${first}-01-01`, to: `${last}-12-31`, zoom: 'alt' }
}

/** Days to px. A day begins at its x and ends where the next begins. */
export type Scale = { width: number; start: (day: string) => number; end: (day: string) => number }

export function scaleOf({ from, to }: Frame, width: number): Scale {
  const x = scaleLinear()
    .domain([dayNumber(from), dayNumber(to) + 1])
    .range([0, width])
  const at = (number: number) => Math.round(x(number) * 10) / 10
  return { width, start: day => at(dayNumber(day)), end: day => at(dayNumber(day) + 1) }
}

export type Tick = { day: string; kind: 'year' | 'quarter' | 'month' }

/** Where years, and within them quarters or months, begin in a frame. */
export function ticksOf({ from, to, zoom }: Frame): Tick[] {
  const step = zoom === '12mdr' ? 1 : 3
  const ticks: Tick[] = []
  for (let month = Math.ceil(monthsOf(from) / step) * step; month <= monthsOf(to); month += step) {
    ticks.push({ day: firstOf(month), kind: month % 12 === 0 ? 'year' : step === 1 ? 'month' : 'quarter' })
  }
  return ticks
}
