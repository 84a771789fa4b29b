// For every endpoint that changes something a request that is granted, and all that must be there before it. An endpoint
// without one fails test/api/security.test.ts.
import type { Report, ReportDraft } from '../../server/src/reports/contract.ts'
import type { Role } from '../../server/src/terms.ts'
import type { Account, Invited, Users } from '../../server/src/users/contract.ts'
import { startApp, type TestApp, TODAY } from './app.ts'
import { cloneDatabase, type TestDatabase } from './database.ts'
import { bundleOf, give, initiativeOf, milestoneOf, reportOf } from './factories.ts'
import { giveAccount, PASSWORD, signInAs } from './people.ts'
import { GREEN, type Headers, ROUNDS, reportAt, reportingOn } from './reporting.ts'

/** A portfolio with one initiative of Alfa's, and one person of each role. */
export type World = {
  database: TestDatabase
  server: TestApp
  people: Record<Role, Headers>
  reporting: ReturnType<typeof reportingOn>
  setNow: (moment: string) => void
  stop: () => Promise<void>
}
export type Asked = {
  /** Whom it is granted to. */
  as: Role | 'nobody'
  address: string
  headers?: Headers
  body?: object
}

const NAMES: Record<Role, string> = {
  reader: 'reader@example.dk',
  owner: 'owner@example.dk',
  programme_office: 'office@example.dk',
  administrator: 'administrator@example.dk',
}
const NEW_PASSWORD = 'gul cykel under broen'

export async function openWorld(): Promise<World> {
  const database = await cloneDatabase()
  const milestones = [milestoneOf('start', [['baseline', '2027-06-30']])]
  const reports = [reportOf('1.1', '2026-06-30', 'green', { time: 'green', narrative: { da: 'Det går.' } })]
  await give(database.db, bundleOf({ initiatives: [initiativeOf('1.1', { milestones })], reports }))
  for (const [role, name] of Object.entries(NAMES) as [Role, string][])
    await giveAccount(database, name, [{ role, organisation: role === 'owner' ? 'alpha' : null, until: null }])
  let now = new Date(`${TODAY}T08:00:00Z`)
  const server = await startApp(database.url, { now: () => now, config: { publicReading: false } })
  const roles = Object.keys(NAMES) as Role[]
  const signed = await Promise.all(roles.map(async role => [role, await signInAs(server, NAMES[role])] as const))
  const people = Object.fromEntries(signed) as Record<Role, Headers>
  return {
    database,
    server,
    people,
    reporting: reportingOn(
      () => server,
      () => people.programme_office,
    ),
    setNow: moment => {
      now = new Date(moment)
    },
    async stop() {
      await server.stop()
      await database.drop()
    },
  }
}

/** A draft in which every part is filled in. */
const filled = (draft: ReportDraft): ReportDraft => ({
  ...draft,
  lights: { time: 'yellow', economy: 'red', delivery: 'green', risk: null },
  overall: { light: 'yellow', reason: 'Aftalt med styregruppen' },
  kept: { time: 'Kun på papiret', economy: '', delivery: '', risk: '' },
  narrative: 'Det går.',
  yellow: { trigger: 'Udbuddet går om', by: 'medio 2027', help: 'Alfa' },
  red: { track: 'new_plan' },
  milestones: [{ key: 'start', forecast: 'august 2027', actual: null, note: 'Udbud' }],
  added: [{ key: 'n1', title: 'Prøvedrift', forecast: 'medio 2028', sectors: ['regions'], note: '' }],
  decision: 'Ny leverandør',
})
const ifMatch = (version: number) => ({ 'if-match': `"${version}"` })

async function ofReport(world: World, what: string, as: Role, body?: object): Promise<Asked> {
  const key = await world.reporting.roundOpen()
  const { version } = await world.reporting.report(key, world.people.owner)
  return { as, address: `${reportAt(key)}/${what}`, headers: ifMatch(version), ...(body && { body }) }
}
async function toCorrect(world: World): Promise<Asked> {
  const key = await world.reporting.roundOpen()
  const { version } = await world.reporting.report(key, world.people.owner)
  await world.reporting.close(key)
  const address = `${reportAt(key)}/correction`
  return { as: 'programme_office', address, headers: ifMatch(version), body: { reason: 'Et tal var forkert' } }
}
async function ofReader({ server, people }: World) {
  const { users } = (await server.get('/api/users', people.administrator)).json() as Users
  const found = users.find(({ name }) => name === NAMES.reader)
  if (!found) throw new Error('there is no reader')
  return { address: `/api/users/${found.id}`, headers: ifMatch(found.version) }
}
const own = async ({ server, people }: World) => (await server.get('/api/account', people.reader)).json() as Account
const NEW_USER = {
  name: 'ny@example.dk',
  displayName: 'Ny',
  grants: [{ role: 'owner', organisation: 'alpha', until: '2027-01-01' }],
}
async function invited({ server, people }: World): Promise<string> {
  const answer = await server.send('POST', '/api/users', NEW_USER, people.administrator)
  return (answer.json() as Invited).link.token
}
const ROUND = { key: 'x', name: 'X', period: { from: '2026-10-01', to: '2026-12-31' }, deadline: '2026-12-01T12:00' }

const giveView = () => ({
  as: 'programme_office' as const,
  address: '/api/portfolios/trial/initiatives/1.1/views',
  headers: { ...ifMatch(0), 'idempotency-key': 'a-valid-request' },
  body: {
    report: '1.1-report-2026-06-30',
    organisation: 'beta',
    dimension: null,
    light: 'red',
    words: 'Det går skævt',
  },
})

export const REQUESTS: Record<string, (world: World) => Promise<Asked>> = {
  'access.signIn': async () => ({
    as: 'nobody',
    address: '/api/session',
    body: { name: NAMES.reader, password: PASSWORD },
  }),
  'access.signOut': async () => ({ as: 'nobody', address: '/api/session' }),
  'access.signOutEverywhere': async () => ({ as: 'reader', address: '/api/sessions' }),
  'access.trial': async () => ({ as: 'nobody', address: '/api/session/trial', body: { role: 'reader' } }),
  'account.rename': async world => ({
    as: 'reader',
    address: '/api/account',
    headers: ifMatch((await own(world)).version),
    body: { displayName: 'Et andet navn' },
  }),
  'account.changePassword': async world => ({
    as: 'reader',
    address: '/api/account/password',
    headers: ifMatch((await own(world)).version),
    body: { present: PASSWORD, password: NEW_PASSWORD },
  }),
  'account.endSession': async world => {
    const other = (await own(world)).sessions[0]?.id
    return { as: 'reader', address: `/api/account/sessions/${other}` }
  },
  'audit.export': async () => ({ as: 'programme_office', address: '/api/audit/export', body: {} }),
  'invitation.look': async world => ({
    as: 'nobody',
    address: '/api/invitation',
    body: { token: await invited(world) },
  }),
  'invitation.accept': async world => ({
    as: 'nobody',
    address: '/api/invitation/password',
    body: { token: await invited(world), password: NEW_PASSWORD },
  }),
  'reports.save': async ({ reporting, people }) => {
    const round = await reporting.roundOpen()
    const { draft, version } = await reporting.reportIn(round, people.owner)
    return { as: 'owner', address: reportAt(round), headers: ifMatch(version), body: filled(draft) }
  },
  'reports.submit': async ({ reporting, people }) => {
    const round = await reporting.roundOpen()
    const { draft } = await reporting.reportIn(round, people.owner)
    await reporting.save(round, people.owner, 0, { ...draft, ...GREEN })
    const headers = { ...ifMatch(1), 'idempotency-key': 'a-valid-request' }
    return { as: 'owner', address: `${reportAt(round)}/submit`, headers }
  },
  'reports.withdraw': world => ofReport(world, 'withdraw', 'owner'),
  'reports.return': world => ofReport(world, 'return', 'programme_office', { comments: { narrative: 'Skriv mere.' } }),
  'reports.correct': toCorrect,
  'reports.dropCorrection': async world => {
    const { as, address, headers, body } = await toCorrect(world)
    const begun = await world.server.send('POST', address, body, { ...world.people.programme_office, ...headers })
    return { as, address, headers: ifMatch((begun.json() as Report).version) }
  },
  'rounds.open': async () => ({ as: 'programme_office', address: ROUNDS, body: ROUND }),
  'rounds.extend': async ({ reporting }) => ({
    as: 'programme_office',
    address: `${ROUNDS}/${await reporting.roundOpen()}`,
    headers: ifMatch(1),
    body: { deadline: '2026-12-15T12:00' },
  }),
  'rounds.close': async ({ reporting }) => ({
    as: 'programme_office',
    address: `${ROUNDS}/${await reporting.roundOpen()}/close`,
    headers: ifMatch(1),
  }),
  'rounds.reopen': async ({ reporting }) => {
    const round = await reporting.roundOpen()
    await reporting.close(round)
    const body = { reason: 'En rapport mangler' }
    return { as: 'programme_office', address: `${ROUNDS}/${round}/reopen`, headers: ifMatch(2), body }
  },
  'rounds.ask': async ({ reporting }) => ({
    as: 'programme_office',
    address: `${ROUNDS}/${await reporting.roundOpen()}/asked`,
    headers: ifMatch(1),
    body: { initiatives: ['1.1'] },
  }),
  'rounds.remind': async ({ reporting }) => ({
    as: 'programme_office',
    address: `${ROUNDS}/${await reporting.roundOpen()}/reminders`,
    headers: { 'idempotency-key': 'a-valid-request' },
    body: { initiatives: ['1.1'] },
  }),
  'users.invite': async () => ({ as: 'administrator', address: '/api/users', body: NEW_USER }),
  'users.change': async world => ({
    as: 'administrator',
    ...(await ofReader(world)),
    body: { displayName: 'Nyt navn', grants: NEW_USER.grants, active: true },
  }),
  'users.newLink': async world => {
    const { address, headers } = await ofReader(world)
    return { as: 'administrator', address: `${address}/invitation`, headers }
  },
  'views.give': async () => giveView(),
  'views.takeBack': async ({ server, people }) => {
    const { as, address, headers, body } = giveView()
    await server.send('POST', address, body, { ...people.programme_office, ...headers })
    const { report, organisation } = body
    return {
      as,
      address: `${address}/take-back`,
      headers: ifMatch(1),
      body: { report, organisation, words: 'Det er løst' },
    }
  },
}
