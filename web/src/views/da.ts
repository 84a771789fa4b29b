export const da = {
  title: 'Omstridt',
  hint: 'Parterne vurderer indsatsen forskelligt. Begge vurderinger står her.',
  reportedBy: (who: string) => `${who} vurderer`,
  fromSource: 'Vurderet ud fra kilden',
  onBehalf: 'registreret af sekretariatet',
  asOf: (day: string) => `pr. ${day}`,

  differ: 'Vi ser det anderledes',
  differFor: 'Registrér en anden parts vurdering',
  edit: 'Ret',
  takeBack: 'Træk tilbage',
  takeBackTitle: (who: string) => `Træk vurderingen fra ${who} tilbage`,
  takeBackWhy: 'Hvorfor trækkes den tilbage?',
  takeItBack: 'Træk vurderingen tilbage',
  still: 'Gælder stadig',
  earlier: (who: string, day: string) => `Vurderingen fra ${who}, ${day}, gjaldt den forrige status:`,

  party: 'Organisation',
  about: 'Hvad vurderes anderledes?',
  overall: 'Samlet',
  light: 'Vurdering',
  reported: 'som indberettet',
  why: 'Begrundelse',
  whyHint: 'Bestyrelsen læser den ved siden af ejerens status.',
  save: 'Gem vurdering',
  cancel: 'Fortryd',
  saved: (who: string) => `Vurderingen fra ${who} er gemt.`,
  gone: (who: string) => `Vurderingen fra ${who} er trukket tilbage.`,

  noParty: 'Vælg en organisation',
  noLight: 'Vælg en vurdering',
  noWords: 'Skriv en begrundelse',
  offline: 'Der er ingen forbindelse. Din tekst er her stadig; prøv igen om lidt.',
  superseded: 'Der er kommet en nyere status imens. Læs den, før du gemmer.',
  stale: (light: string, words: string) =>
    `En anden har gemt en vurdering imens: ${light}. ${words} Gem igen, hvis din skal gælde i stedet.`,
  staleGone: 'En anden har trukket vurderingen tilbage imens. Gem igen, hvis den skal gælde.',
  failed: 'Det lykkedes ikke. Prøv igen.',
}

export type ViewWords = typeof da
