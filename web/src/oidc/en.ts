import type { ProviderWords } from './da.ts'

export const en: ProviderWords = {
  fault: {
    account_closed: () => ({
      title: 'Your account is closed.',
      hint: 'Ask the programme office if you still need access.',
    }),
    cancelled: ({ name }) => ({
      title: 'You are not signed in.',
      hint: `The sign-in was cancelled at ${name}. Try again when you are ready.`,
    }),
    claim_missing: ({ name, claim }) => ({
      title: `${name} did not say which groups you are in.`,
      hint: `Pejl gives roles by the claim “${claim}”. Ask those who run ${name} to send it to Pejl.`,
    }),
    clock: ({ name }) => ({
      title: 'The clocks do not agree.',
      hint: `The clock of Pejl’s server and that of ${name} differ. Tell whoever runs Pejl.`,
    }),
    database_away: () => ({ title: 'Pejl cannot reach its database.', hint: 'Try again in a moment.' }),
    expired: () => ({
      title: 'This attempt to sign in is no longer valid.',
      hint: 'It is too old, was used before or was begun in another tab. Sign in again.',
    }),
    failed: ({ name }) => ({
      title: `The answer from ${name} could not be used.`,
      hint: 'Try again. If it happens again, tell whoever runs Pejl. The reason is in the server’s log.',
    }),
    no_role: ({ name }) => ({
      title: 'You have no role in Pejl.',
      hint: `${name} knows you, but none of your groups gives access. Ask the programme office.`,
    }),
    provider_away: ({ name }) => ({
      title: `${name} does not answer.`,
      hint: 'Try again in a moment, or use your user name and password.',
    }),
    too_many: () => ({ title: 'There are too many attempts from here.', hint: 'Try again in a quarter of an hour.' }),
  },
  continueWith: provider => `Continue with ${provider}`,
  withPassword: 'With user name and password',
}
