import type { Session } from '@pejl/server/access/contract'
import type { SignInFault } from '@pejl/server/oidc/contract'

type Provider = NonNullable<Session['provider']>

/** What happened, and what to do. */
const fault: Record<SignInFault, (provider: Provider) => { title: string; hint: string }> = {
  account_closed: () => ({
    title: 'Din bruger er lukket.',
    hint: 'Kontakt sekretariatet, hvis du stadig skal have adgang.',
  }),
  cancelled: ({ name }) => ({
    title: 'Du er ikke logget ind.',
    hint: `Login blev afbrudt hos ${name}. Prøv igen, når du er klar.`,
  }),
  claim_missing: ({ name, claim }) => ({
    title: `${name} fortalte ikke, hvilke grupper du er med i.`,
    hint: `Pejl giver roller efter oplysningen »${claim}«. Bed dem, der driver ${name}, om at sende den til Pejl.`,
  }),
  clock: ({ name }) => ({
    title: 'Urene passer ikke sammen.',
    hint: `Uret på Pejls server og uret hos ${name} viser ikke det samme. Sig det til den, der driver Pejl.`,
  }),
  database_away: () => ({ title: 'Pejl kan ikke nå sin database.', hint: 'Prøv igen om lidt.' }),
  expired: () => ({
    title: 'Forsøget på at logge ind gælder ikke længere.',
    hint: 'Det er for gammelt, er brugt før eller blev begyndt i en anden fane. Log ind igen.',
  }),
  failed: ({ name }) => ({
    title: `Svaret fra ${name} kunne ikke bruges.`,
    hint: 'Prøv igen. Sker det igen, så sig det til den, der driver Pejl. Grunden står i serverens log.',
  }),
  no_role: ({ name }) => ({
    title: 'Du har ingen rolle i Pejl.',
    hint: `${name} kender dig, men ingen af dine grupper giver adgang. Kontakt sekretariatet.`,
  }),
  provider_away: ({ name }) => ({
    title: `${name} svarer ikke.`,
    hint: 'Prøv igen om lidt, eller brug brugernavn og adgangskode.',
  }),
  too_many: () => ({ title: 'Der er for mange forsøg herfra.', hint: 'Prøv igen om et kvarter.' }),
}

export const da = {
  fault,
  continueWith: (provider: string) => `Fortsæt med ${provider}`,
  withPassword: 'Med brugernavn og adgangskode',
}

export type ProviderWords = typeof da
