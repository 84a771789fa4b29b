import type { AccessWords } from './da.ts'

export const en: AccessWords = {
  role: {
    reader: 'Reader',
    owner: 'Initiative owner',
    programme_office: 'Programme office',
    administrator: 'Administrator',
  },
  title: 'Sign in',
  intro: 'Sign in to see what is not public, and to report.',
  name: 'User name',
  password: 'Password',
  submit: 'Sign in',
  waiting: 'Signing in',
  wrong: 'The user name or the password is wrong.',
  tooMany: 'There were too many failed attempts. Try again in a quarter of an hour.',
  failed: 'You could not be signed in. Try again.',
  offline: 'There is no connection to the server. What you have written is still here.',
  missing: fields => `Fill in ${fields}.`,
  closed: 'Nobody can sign in here yet.',
  closedHint: 'Whoever runs the installation must state its address (ORIGIN).',
  noAccounts: 'If you have no account, ask the programme office.',

  trial: 'Try a role on',
  trialHint: 'This is a trial on your own machine. The roles need no password, and do not exist on a server.',
  tryRole: name => `Try as ${name.toLowerCase()}`,
  reportsFor: 'Reports for',

  signedInAs: name => `Signed in as ${name}`,
  ownerOf: organisation => `Initiative owner for ${organisation}`,
  until: day => `until ${day}`,
  noRoles: 'No roles',
  users: 'Users',
  account: 'My account',
  changeRole: 'Change role',
  signOut: 'Sign out',
  signOutEverywhere: 'Sign out on every device',
}
