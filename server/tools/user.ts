// npm run user -- add <name> --display-name <name> --role <role> [--organisation <key>]
// Who may sign in: accounts with a password, and their roles. No account comes with the program.
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { sql, type Transaction } from 'kysely'
import {
  addAccount,
  disableAccount,
  enableAccount,
  grantRole,
  organisationOf,
  revokeRole,
  setPassword,
} from '../src/access/commands.ts'
import { hashPassword, LONGEST, type PasswordFault, passwordFault, SHORTEST } from '../src/access/password.ts'
import { findAccount, findAccounts } from '../src/access/queries.ts'
import type { Database } from '../src/db/tables/database.ts'
import { findOrganisations } from '../src/organisations/queries.ts'
import { ROLES, type Role } from '../src/terms.ts'
import { runOnDatabase, runTool, tellUsage } from './program.ts'

const USAGE = `say what to do:
  npm run user -- add <name> --display-name <name> --role <role> [--organisation <key>]
  npm run user -- grant <name> --role <role> [--organisation <key>]
  npm run user -- revoke <name> --role <role> [--organisation <key>]
  npm run user -- password <name>
  npm run user -- disable <name>
  npm run user -- enable <name>
  npm run user -- list
  npm run user -- organisations
A role is one of ${ROLES.join(', ')}; an owner's is for an organisation, whose key "organisations" lists. The password is asked for, or read from the first line of the input.`

/** What lists something, and is of nobody. */
const LISTS = ['list', 'organisations']

const OPTIONS = {
  'display-name': { type: 'string' },
  role: { type: 'string' },
  organisation: { type: 'string' },
} as const
type Trx = Transaction<Database>
type Options = { 'display-name'?: string | undefined; role?: string | undefined; organisation?: string | undefined }

const DO: Record<string, (trx: Trx, name: string, options: Options, password: string) => Promise<void>> = {
  async add(trx, name, options, password) {
    const displayName = options['display-name']
    if (!displayName) throw new Error('--display-name is missing: the name that others see')
    if (await findAccount(trx, name)) throw new Error(`there is an account ${name} already`)
    const grant = await grantIn(trx, options)
    const account = await addAccount(trx, { name, displayName, password })
    await grantRole(trx, account, grant.role, grant.organisation)
    console.log(`${name} can sign in as ${grant.role}.`)
  },
  async grant(trx, name, options) {
    const { role, organisation } = await grantIn(trx, options)
    await grantRole(trx, (await known(trx, name)).id, role, organisation)
    console.log(`${name} is ${role}.`)
  },
  async revoke(trx, name, options) {
    const { role, organisation } = await grantIn(trx, options)
    if (!(await revokeRole(trx, (await known(trx, name)).id, role, organisation)))
      throw new Error(`${name} did not have that role`)
    console.log(`${name} is no longer ${role}.`)
  },
  async password(trx, name, _, password) {
    await setPassword(trx, (await known(trx, name)).id, password)
    console.log(`${name} has a new password, and is signed out everywhere.`)
  },
  async disable(trx, name) {
    await disableAccount(trx, (await known(trx, name)).id)
    console.log(`${name} can no longer sign in.`)
  },
  async enable(trx, name) {
    await enableAccount(trx, (await known(trx, name)).id)
    console.log(`${name} can sign in again.`)
  },
  async list(trx) {
    for (const { name, displayName, disabled, grants } of await findAccounts(trx))
      console.log([name, displayName, grants.join(', ') || 'no role', disabled ? 'disabled' : ''].join('\t').trim())
  },
  async organisations(trx) {
    for (const { key, name } of await findOrganisations(trx)) console.log(`${key}\t${name}`)
  },
}

async function known(trx: Trx, name: string): Promise<{ id: number }> {
  const account = await findAccount(trx, name)
  if (!account) throw new Error(`there is no account ${name}`)
  return account
}

async function grantIn(
  trx: Trx,
  { role, organisation }: Options,
): Promise<{ role: Role; organisation: number | null }> {
  const asked = ROLES.find(one => one === role)
  if (!asked) throw new Error(`--role is ${role ?? 'missing'}: one of ${ROLES.join(', ')}`)
  if ((asked === 'owner') !== (organisation !== undefined))
    throw new Error(
      asked === 'owner'
        ? '--organisation is missing: whom the owner reports for (npm run user -- organisations lists the keys)'
        : '--organisation is only for an owner',
    )
  if (organisation === undefined) return { role: asked, organisation: null }
  const found = await organisationOf(trx, organisation)
  if (found === null)
    throw new Error(`--organisation ${organisation} is not known: npm run user -- organisations lists the keys`)
  return { role: asked, organisation: found }
}

const REFUSED: Record<PasswordFault, string> = {
  too_short: `the password is too short: ${SHORTEST} characters or more are needed`,
  too_long: `the password is too long: ${LONGEST} characters at most`,
  is_the_name: 'the password is the name: choose another',
  too_common: 'the password is one of the commonest: choose another',
}

async function askedPassword(names: readonly string[]): Promise<string> {
  const lines = createInterface({ input: process.stdin, terminal: false })
  const isPerson = process.stdin.isTTY
  if (isPerson) process.stderr.write(`Password (${SHORTEST} characters or more): `)
  const password = await (isPerson
    ? typed()
    : new Promise<string>(resolve => lines.once('line', resolve).once('close', () => resolve(''))))
  lines.close()
  const fault = passwordFault(password, names)
  if (fault !== null) throw new Error(REFUSED[fault])
  return password
}

/** What a person types, without showing it. */
function typed(): Promise<string> {
  const { stdin } = process
  stdin.setRawMode(true)
  stdin.setEncoding('utf8')
  return new Promise((resolve, reject) => {
    let text = ''
    const done = (end: () => void) => {
      stdin.setRawMode(false)
      stdin.pause()
      process.stderr.write('\n')
      end()
    }
    stdin.on('data', (keys: string) => {
      for (const key of keys) {
        if (key === '\r' || key === '\n') return done(() => resolve(text))
        if (key === '\u0003') return done(() => reject(new Error('nothing was changed')))
        text = key === '\u007f' ? text.slice(0, -1) : text + key
      }
    })
    stdin.resume()
  })
}

await runTool(async () => {
  if (tellUsage(USAGE)) return
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true })
  const [what = '', given, ...more] = positionals
  if (more.length > 0 || (given === undefined) !== LISTS.includes(what)) throw new Error(USAGE)
  const name = (given ?? '').toLowerCase()
  const run = DO[what]
  if (!run) throw new Error(USAGE)
  // Before the database is opened: a person may take their time.
  const password = what === 'add' || what === 'password' ? await hashPassword(await askedPassword([name])) : ''
  await runOnDatabase(({ db }) =>
    db.transaction().execute(async trx => {
      await sql`select set_config('app.actor', 'npm run user', true)`.execute(trx)
      await run(trx, name, values, password)
    }),
  )
})
