import { numberIn } from '../language/formats.ts'
import type { TimelineWords } from './da.ts'
import type { PeriodKind } from './periods.ts'

const milestones = (count: number) => (count === 1 ? '1 milestone' : `${count} milestones`)
const meetings = (count: number) => (count === 1 ? '1 meeting' : `${count} meetings`)
const dates = (count: number) => (count === 1 ? '1 date' : `${count} dates`)
const lies = (count: number) => (count === 1 ? 'lies' : 'lie')
const PERIOD: Record<PeriodKind, string> = {
  quarter: 'quarter',
  half_year: 'half-year',
  year: 'year',
  years: 'years',
  months: 'months',
  month: 'month',
}
const number = (value: number) => numberIn(value, 'en')

export const en: TimelineWords = {
  intro: 'The original plan against what we know now. Hatched: time passed since what is shown.',
  introNow: 'The original plan against what we know now.',
  zoom: { alt: 'Whole period', '3aar': '3 years', '12mdr': '12 months' },
  zoomName: 'Zoom',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  earlier: 'Earlier',
  later: 'Later',
  asTable: 'Show as a table',
  asChart: 'Show as a timeline',
  regionName: 'Timeline. Arrow up and down change initiative, arrow left and right go to its milestones.',
  initiative: 'Initiative',
  knownAt: day => `Known at ${day}`,
  today: 'Today',
  noDates: 'no dates stated',
  since: (lifecycle, day) => `${lifecycle} from ${day}`,
  sinceUnknownEnd: (lifecycle, day) => `${lifecycle} from ${day}, end not stated`,
  happened: (lifecycle, day, reason) => `${lifecycle} ${day}${reason && `: ${reason}`}`,
  more: count => `and ${count} more`,
  before: count => `${dates(count)} ${lies(count)} earlier. Move the timeline there`,
  after: count => `${dates(count)} ${lies(count)} later. Move the timeline there`,
  undated: count => `${milestones(count)} without a date`,
  dependsOn: 'Depends on',
  neededBy: 'Needed by',
  relation: {
    needs: code => `needed by ${code}`,
    needed: code => `depends on ${code}`,
    both: code => `mutual dependency with ${code}`,
  },
  printedAs: text => `Printed as “${text}”`,

  meetings: 'Meetings',
  meetingHeld: day => `meeting held ${day}`,
  meetingAnnounced: day => `meeting planned for ${day}`,
  meetingHeldBetween: (from, to) => `meeting held between ${from} and ${to}`,
  meetingPlannedBetween: (from, to) => `meeting planned between ${from} and ${to}`,
  meetingCount: meetings,
  meetingsBefore: count => `${meetings(count)} ${lies(count)} earlier. Move the timeline there`,
  meetingsAfter: count => `${meetings(count)} ${lies(count)} later. Move the timeline there`,
  body: 'Body',
  meetingDate: 'Date',
  isHeld: 'held',
  isPlanned: 'planned',
  and: 'and',

  load: unit => `Planned go-lives per ${PERIOD[unit]}`,
  loadHint: unit =>
    `Filled bar: falls in the ${PERIOD[unit]}. Dashed: a fuzzy date that may fall in it. Hatched: overdue. Press a bar to see which.`,
  loadPeak: (period, count) => `most in ${period}: ${count}`,
  loadNone: 'none in the period',
  loadOverdue: count => `${count} overdue`,
  loadUndated: count => `${count} without a date`,
  loadOutside: count => `${count} outside the period`,
  loadCount: (sure, possible, late, kind) =>
    [
      sure > 0 ? `${sure} in the ${PERIOD[kind]}` : '',
      possible > 0 ? `${possible} may fall in the ${PERIOD[kind]}` : '',
      late > 0 ? `${late} overdue` : '',
    ]
      .filter(Boolean)
      .join(', '),
  loadMay: kind => `may fall in the ${PERIOD[kind]}`,
  noLoad: 'No planned go-lives are stated.',
  quarter: 'Quarter',
  withoutDate: 'Without a date',
  outsidePeriod: 'Outside the period',

  legend: 'Legend',
  planSign: 'baseline',
  slipSign: 'slip',
  expectedSign: 'forecast',
  deliveredSign: 'delivered',
  fuzzySign: 'fuzzy date',
  undatedSign: 'no date',
  meetingSign: 'meeting held',
  announcedSign: 'meeting planned',
  fuzzyNote:
    'Fuzzy dates are drawn as spans: primo = Q1, medio = May–Aug, ultimo = Q4, a year = all of it. A phase without a date is not drawn.',

  caption: 'Phases and milestones with dates',
  what: 'Phase or milestone',
  now: 'Now',
  state: 'State',
  phase: 'phase begins',
  tableShort: (shown, all) =>
    `The table shows the first ${number(shown)} of ${number(all)} initiatives. Choose a filter to see the others.`,
  tooManyToPrint: count => `${number(count)} initiatives are too many for paper.`,
  tooManyToPrintHint: 'Choose a filter that leaves at most 500, and print again.',
}
