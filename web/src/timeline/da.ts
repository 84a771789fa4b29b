import { numberIn } from '../language/formats.ts'
import type { Zoom } from './frame.ts'
import type { PeriodKind, Unit } from './periods.ts'

const milestones = (count: number) => (count === 1 ? '1 milepæl' : `${count} milepæle`)
const meetings = (count: number) => (count === 1 ? '1 møde' : `${count} møder`)
const dates = (count: number) => (count === 1 ? '1 dato' : `${count} datoer`)
const number = (value: number) => numberIn(value, 'da')
const UNIT: Record<Unit, string> = { quarter: 'kvartal', half_year: 'halvår', year: 'år', years: 'periode' }
const PERIOD: Record<PeriodKind, string> = {
  quarter: 'kvartalet',
  half_year: 'halvåret',
  year: 'året',
  years: 'årene',
  months: 'månederne',
  month: 'måneden',
}
const zoom: Record<Zoom, string> = { alt: 'Hele perioden', '3aar': '3 år', '12mdr': '12 mdr.' }

export const da = {
  intro: 'Oprindelig plan mod det, vi ved nu. Skraveret felt: tid gået siden det, der vises.',
  introNow: 'Oprindelig plan mod det, vi ved nu.',
  zoom,
  zoomName: 'Zoom',
  zoomIn: 'Zoom ind',
  zoomOut: 'Zoom ud',
  earlier: 'Tidligere',
  later: 'Senere',
  asTable: 'Vis som tabel',
  asChart: 'Vis som tidslinje',
  regionName: 'Tidslinje. Pil op og ned skifter indsats, pil til siden går til milepælene.',
  initiative: 'Indsats',
  knownAt: (day: string) => `Kendt pr. ${day}`,
  today: 'I dag',
  noDates: 'ingen datoer oplyst',
  since: (lifecycle: string, day: string) => `${lifecycle} fra ${day}`,
  sinceUnknownEnd: (lifecycle: string, day: string) => `${lifecycle} fra ${day}, slut ikke oplyst`,
  happened: (lifecycle: string, day: string, reason: string) => `${lifecycle} ${day}${reason && `: ${reason}`}`,
  more: (count: number) => `og ${count} til`,
  before: (count: number) => `${dates(count)} ligger tidligere. Flyt tidslinjen dertil`,
  after: (count: number) => `${dates(count)} ligger senere. Flyt tidslinjen dertil`,
  undated: (count: number) => `${milestones(count)} uden dato`,
  dependsOn: 'Afhænger af',
  neededBy: 'Nødvendig for',
  relation: {
    needs: (code: string) => `forudsætning for ${code}`,
    needed: (code: string) => `afhænger af ${code}`,
    both: (code: string) => `gensidigt afhængig af ${code}`,
  },
  printedAs: (text: string) => `Trykt som »${text}«`,

  meetings: 'Møder',
  meetingHeld: (day: string) => `møde afholdt ${day}`,
  meetingAnnounced: (day: string) => `møde planlagt til ${day}`,
  meetingHeldBetween: (from: string, to: string) => `møde afholdt mellem ${from} og ${to}`,
  meetingPlannedBetween: (from: string, to: string) => `møde planlagt mellem ${from} og ${to}`,
  meetingCount: meetings,
  meetingsBefore: (count: number) => `${meetings(count)} ligger tidligere. Flyt tidslinjen dertil`,
  meetingsAfter: (count: number) => `${meetings(count)} ligger senere. Flyt tidslinjen dertil`,
  body: 'Forum',
  meetingDate: 'Dato',
  isHeld: 'afholdt',
  isPlanned: 'planlagt',
  and: 'og',

  load: (unit: Unit) => `Planlagte idriftsættelser pr. ${UNIT[unit]}`,
  loadHint: (unit: Unit) =>
    `Fyldt søjle: falder i ${PERIOD[unit]}. Stiplet: cirkadato, der kan falde i ${PERIOD[unit]}. Skraveret: overskredet. Tryk på en søjle for at se hvilke.`,
  loadPeak: (period: string, count: string) => `flest i ${period}: ${count}`,
  loadNone: 'ingen i perioden',
  loadOverdue: (count: number) => `${count} overskredet`,
  loadUndated: (count: number) => `${count} uden dato`,
  loadOutside: (count: number) => `${count} uden for perioden`,
  loadCount: (sure: number, possible: number, late: number, kind: PeriodKind) =>
    [
      sure > 0 ? `${sure} falder i ${PERIOD[kind]}` : '',
      possible > 0 ? `${possible} kan falde i ${PERIOD[kind]}` : '',
      late > 0 ? `${late} overskredet` : '',
    ]
      .filter(Boolean)
      .join(', '),
  loadMay: (kind: PeriodKind) => `kan falde i ${PERIOD[kind]}`,
  noLoad: 'Ingen planlagte idriftsættelser er oplyst.',
  quarter: 'Kvartal',
  withoutDate: 'Uden dato',
  outsidePeriod: 'Uden for perioden',

  legend: 'Tegnforklaring',
  planSign: 'oprindelig plan',
  slipSign: 'skred',
  expectedSign: 'ventet',
  deliveredSign: 'leveret',
  fuzzySign: 'cirkadato',
  undatedSign: 'uden dato',
  meetingSign: 'afholdt møde',
  announcedSign: 'planlagt møde',
  fuzzyNote:
    'Cirkadatoer tegnes som spænd: primo = 1. kvt., medio = maj–aug., ultimo = 4. kvt., et årstal = hele året. En fase uden dato tegnes ikke. Peg på en indsats for at se, hvad den afhænger af.',

  caption: 'Faser og milepæle med datoer',
  what: 'Fase eller milepæl',
  now: 'Nu',
  state: 'Tilstand',
  phase: 'fase begynder',
  tableShort: (shown: number, all: number) =>
    `Tabellen viser de første ${number(shown)} af ${number(all)} indsatser. Vælg et filter for at se de øvrige.`,
  tooManyToPrint: (count: number) => `${number(count)} indsatser fylder for meget på papir.`,
  tooManyToPrintHint: 'Vælg et filter, så der er højst 500 tilbage, og udskriv igen.',
}

export type TimelineWords = typeof da
