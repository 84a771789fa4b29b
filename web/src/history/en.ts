import type { HistoryWords } from './da.ts'

const unit: HistoryWords['unit'] = {
  quarter: { title: 'Quarter', one: 'quarter', many: 'quarters' },
  half_year: { title: 'Half-year', one: 'half-year', many: 'half-years' },
  round: { title: 'Round', one: 'round', many: 'rounds' },
}
const steps = (count: number) => (Math.abs(count) === 1 ? '1 step' : `${Math.abs(count)} steps`)

export const en: HistoryWords = {
  unit,
  show: { vurderet: 'Judged', beregnet: 'Computed', gab: 'Difference' },
  totals: {
    vurderet: 'At risk and off track in all',
    beregnet: 'Computed yellow and red in all',
    gab: 'Differences in all',
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
  noColumnsHint: 'The history begins when the first round reaches its deadline.',
  caption: what => `The initiatives’ status over time, ${what.toLowerCase()}`,
  region: 'Status over time, scrolls sideways',
  initiative: 'Initiative',
  now: 'Status now',
  nowThen: 'Status that day',
  outside: 'Outside green',
  outsideHint: of => `How many ${unit[of].many} the judged light was yellow or red`,
  outsideWords({ yellow, red, notReported }, of) {
    const count = yellow + red
    const words = count === 1 ? unit[of].one : unit[of].many
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
  totalOf: (count, red) => (red > 0 ? `${count}, ${red} of them off track` : String(count)),
  lineReached: 'reached',
  lineStopped: 'not carried through',
  gapWorse: 'computed worse than judged',
  gapBetter: 'computed better than judged',
  notComputed: 'not computed',
}
