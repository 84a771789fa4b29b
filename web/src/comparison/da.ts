import { numberIn } from '../language/formats.ts'

export const da = {
  differsBy: (who: string) => `${who} vurderer anderledes`,
  title: 'Sammenlign to dage',
  from: 'Fra',
  to: 'Til',
  fromName: 'Fra dag',
  toName: 'Til dag',
  earlier: (name: string) => `${name}: forrige registrering`,
  later: (name: string) => `${name}: næste registrering`,
  said: (from: string, to: string) => `fra ${from} til ${to}`,
  intro: (count: number, from: string, to: string) =>
    count === 0
      ? `Intet er ændret fra ${from} til ${to}.`
      : `${count === 1 ? '1 ændring' : `${numberIn(count, 'da')} ændringer`} fra ${from} til ${to}. Hver dag vises, som den var kendt dengang.`,
  same: 'Det er den samme dag. Vælg en tidligere dag at sammenligne fra.',
  nothing: 'Intet er ændret mellem de to dage.',
  nothingHint: 'Hverken lys, stade eller ventede datoer er anderledes, end de var.',
  nothingOf: (code: string) => `Indsats ${code} er uændret mellem de to dage.`,
  nothingKnown: (day: string) => `Pr. ${day} var intet kendt om porteføljen.`,
  onlyOf: (code: string) => `Kun indsats ${code}`,
  all: 'Alle indsatser',
  initiative: 'Indsats',
  changes: 'Hvad er ændret',
  counts: 'Begge dage i tal',
  group: 'Tilstand',
  difference: 'Forskel',
  initiatives: 'Indsatser i alt',
  underWay: 'I gang',
  reached: 'I mål',
  notCarriedThrough: 'Ikke gennemført',
  unknownLifecycle: 'Stade ikke oplyst',
  before: 'Før',
  after: 'Efter',
  what: 'Ændring',
  steps: (count: number) => `${Math.abs(count)} trin ${count > 0 ? 'værre' : 'bedre'}`,
  notKnown: 'ikke kendt',
}

export type ComparisonWords = typeof da
