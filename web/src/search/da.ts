import type { FoundKind } from '@pejl/server/search/contract'

const kind: Record<FoundKind, string> = {
  initiative: 'Indsatser',
  project: 'Delprojekter',
  milestone: 'Milepæle',
  organisation: 'Ejere',
  source: 'Kilder',
}

export const da = {
  kind,
  title: 'Søg',
  label: 'Søg i porteføljen',
  placeholder: 'Kode, titel eller ord',
  known: (day: string) => `Som kendt pr. ${day}`,
  found: 'Fundet',
  someOf: (shown: number, total: string) => `${shown} af ${total}`,
  belongsTo: (code: string, title: string) => `${code} ${title}`,
  owns: (initiatives: string, one: boolean) => (one ? '1 indsats' : `${initiatives} indsatser`),
  what: 'Du kan søge efter indsatser, delprojekter, milepæle, ejere og kilder.',
  how: 'Skriv en kode (2.1), begyndelsen af en kode (2.) eller ord. Endelser gør ingen forskel, og det sidste ord behøver ikke være skrevet færdigt.',
  nothing: (asked: string) => `Intet fundet for »${asked}«.`,
  nothingHint: 'Prøv færre eller kortere ord. Alle ord skal stå samme sted.',
  failed: 'Søgningen lykkedes ikke.',
  searching: 'Søger',
  count: (total: number, shown: string) => (total === 1 ? '1 fundet' : `${shown} fundet`),
}

export type Words = typeof da
