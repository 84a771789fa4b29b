import { numberIn } from '../language/formats.ts'
import type { Zoom } from './frame.ts'

const milestones = (count: number) => (count === 1 ? '1 milepæl' : `${count} milepæle`)
const dates = (count: number) => (count === 1 ? '1 dato' : `${count} datoer`)
const number = (value: number) => numberIn(value, 'da')
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
  meetingHeld: (day: string) => `møde ${day}`,
  meetingAnnounced: (day: string) => `møde planlagt til ${day}`,
  meetingCount: (count: number) => `${count} møder`,
  and: 'og',

  load: 'Planlagte idriftsættelser pr. kvartal',
  loadHint:
    'Fyldt søjle: falder i kvartalet. Stiplet: cirkadato, der kan falde i det. Tryk på en søjle for at se hvilke.',
  loadPeak: (quarter: string, count: string) => `flest i ${quarter}: ${count}`,
  loadNone: 'ingen i perioden',
  loadUndated: (count: number) => `${count} uden dato`,
  loadOutside: (count: number) => `${count} uden for perioden`,
  loadCount: (sure: number, possible: number) =>
    possible === 0
      ? `${sure} falder i kvartalet`
      : sure === 0
        ? `${possible} kan falde i kvartalet`
        : `${sure} falder i kvartalet, ${possible} kan falde i det`,
  loadMay: 'kan falde i kvartalet',
  noLoad: 'Ingen planlagte idriftsættelser er oplyst.',
  quarter: 'Kvartal',

  legend: 'Tegnforklaring',
  planSign: 'oprindelig plan',
  slipSign: 'skred',
  expectedSign: 'ventet',
  deliveredSign: 'leveret',
  fuzzySign: 'cirkadato',
  undatedSign: 'uden dato',
  meetingSign: 'møde',
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
