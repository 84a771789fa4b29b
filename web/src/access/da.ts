import type { Role } from '@pejl/server/terms'

const role: Record<Role, string> = {
  reader: 'Læser',
  owner: 'Indsatsejer',
  programme_office: 'Sekretariat',
  administrator: 'Administrator',
}

export const da = {
  role,
  title: 'Log ind',
  intro: 'Log ind for at se det, der ikke er offentligt, og for at indberette.',
  name: 'Brugernavn',
  password: 'Adgangskode',
  submit: 'Log ind',
  waiting: 'Logger ind',
  wrong: 'Brugernavn eller adgangskode er forkert.',
  tooMany: 'Der er for mange mislykkede forsøg. Prøv igen om et kvarter.',
  failed: 'Der kunne ikke logges ind. Prøv igen.',
  offline: 'Der er ingen forbindelse til serveren. Det, du har skrevet, står her endnu.',
  missing: (fields: string) => `Udfyld ${fields}.`,
  closed: 'Her kan ingen logge ind endnu.',
  closedHint: 'Den, der driver installationen, skal angive dens adresse (ORIGIN).',
  noAccounts: 'Har du ikke en bruger, så kontakt sekretariatet.',

  trial: 'Prøv en rolle',
  trialHint: 'Dette er en prøve på din egen maskine. Rollerne kræver ingen adgangskode og findes ikke på en server.',
  tryRole: (name: string) => `Prøv som ${name.toLowerCase()}`,
  reportsFor: 'Indberetter for',

  signedInAs: (name: string) => `Logget ind som ${name}`,
  ownerOf: (organisation: string) => `Indsatsejer for ${organisation}`,
  until: (day: string) => `til og med ${day}`,
  noRoles: 'Ingen roller',
  users: 'Brugere',
  account: 'Min konto',
  log: 'Ændringslog',
  changeRole: 'Skift rolle',
  signOut: 'Log ud',
  signOutEverywhere: 'Log ud på alle enheder',
}

export type AccessWords = typeof da
