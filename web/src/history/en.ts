import type { HistoryWords } from './da.ts'
import type { Show } from './series.ts'

const unit: HistoryWords['unit'] = {
  quarter: { title: 'Quarter', one: 'quarter', many: 'quarters' },
  half_year: { title: 'Half-year', one: 'half-year', many: 'half-years' },
  round: { title: 'Round', one: 'round', many: 'rounds' },
}
const OUTSIDE: Record<Show, string> = {
  vurderet: 'the judged light was yellow or red',
  beregnet: 'the computed light was yellow or red',
  gab: 'the computed light was another than the judged',
}
const steps = (count: number) => (Math.abs(count) === 1 ? '1 step' : `${Math.abs(count)} steps`)

export const en: HistoryWords = {
  unit,
  show: { vurderet: 'Judged', beregnet: 'Computed', gab: 'Difference' },
  totals: {
    vurderet: 'At risk and off track in all, of what is under way',
    beregnet: 'Computed yellow and red in all, of what is under way',
    gab: 'Differences in all, of what is under way',
  },
  showName: 'The light shown',
  intro: (count, of) =>
    of === 'half_year'
      ? `${count} half-years. Each cell shows the status at the end of the half-year, as it was known then.`
      : `${count} reporting ${count === 1 ? 'round' : 'rounds'}. Each cell shows the status when the round closed, as it was known then.`,
  calm: 'Green is small, because it is what is expected.',
  fewDays: (days, count) =>
    count === 1
      ? `Something was recorded about the portfolio on one day only: ${days}. Empty cells mean that nothing was stated.`
      : `Something was recorded about the portfolio on ${count} days only: ${days}. Empty cells mean that no light and no stage was stated.`,
  noColumns: 'No reporting round is over yet.',
  noColumnsHint: 'The history begins when the first round closes or reaches its deadline.',
  caption: what => `The initiatives’ status over time, ${what.toLowerCase()}`,
  region: 'Status over time, scrolls sideways',
  initiative: 'Initiative',
  now: 'Status now',
  nowThen: 'Status that day',
  outside: { vurderet: 'Outside green', beregnet: 'Computed outside green', gab: 'With a difference' },
  outsideHint: (of, show) => `How many ${unit[of].many} under way ${OUTSIDE[show]}`,
  outsideWords({ all: count, red, worse, notReported }, of, show) {
    const words = count === 1 ? unit[of].one : unit[of].many
    if (show === 'gab')
      return `${count} ${words} with a difference${worse > 0 ? `, ${worse} of them computed worse` : ''}`
    const silent = notReported > 0 ? `; not reported in ${notReported}` : ''
    return `${count} ${words} outside green${red > 0 ? `, ${red} of them off track` : ''}${silent}`
  },
  unknown: 'nothing stated',
  notCompared: 'cannot be compared',
  agree: 'the same',
  gap: count => (count > 0 ? `computed ${steps(count)} worse` : `computed ${steps(count)} better`),
  outstanding: word => `with something outstanding: ${word}`,
  sentence: (judged, computed) => `judged ${judged}, ${computed}`,
  computedAs: light => `computed ${light}`,
  choose: 'Choose a cell with the mouse or the arrow keys to read it in words.',
  openThen: day => `Open the initiative as it was known on ${day}`,
  openClosed: 'See the round as it was closed',
  closedLink: round => `${round}, as it was closed`,
  closedRounds: 'Closed rounds',
  gapShort: count => `${steps(count)} ${count > 0 ? 'worse' : 'better'}`,
  totalOf: (count, red, aside) =>
    `${count}${red > 0 ? `, ${red} of them off track` : ''}${aside > 0 ? `; ${aside} more paused or over, not counted` : ''}`,
  asideNote: 'Lights of initiatives that are paused or over are shown but not counted.',
  lineReached: 'reached',
  lineStopped: 'not carried through',
  gapWorse: 'computed worse than judged',
  gapBetter: 'computed better than judged',
  notComputed: 'not computed',
}
