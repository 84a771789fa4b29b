// Owners with accounts of their own and what they submit in a round, ready to be sent.
import { Kysely, PostgresDialect } from 'kysely'
import type { Pool } from 'pg'
import { addAccount, grantRole, openSession } from '../../server/src/access/commands.ts'
import { cookiesOf, csrfOf } from '../../server/src/access/cookie.ts'
import type { Database } from '../../server/src/db/tables/database.ts'
import type { Overview } from '../../server/src/portfolio/contract.ts'
import type { Report, ReportDraft } from '../../server/src/reports/contract.ts'
import type { Role } from '../../server/src/terms.ts'
import { askJson, type Headers } from './answers.ts'
import type { Portfolio } from './portfolios.ts'

export type Owner = {
  code: string
  /** Saves what they write. */
  save: () => Promise<void>
  submit: () => Promise<void>
}

/** Opens a round of a portfolio and makes an owner for each of so many initiatives under way. */
export async function openRoundFor(portfolio: Portfolio, database: Pool, count: number): Promise<Owner[]> {
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: database }) })
  const { server, slug } = portfolio
  const office = await signedIn(db, server.address, `office-${slug}`, 'programme_office', null)
  const rounds = `${server.address}/api/portfolios/${slug}/rounds`
  const year = new Date().getFullYear()
  const period = { from: `${year}-01-01`, to: `${year}-12-31` }
  await send('POST', rounds, office, { key: 'bench', name: 'Bench', period, deadline: `${year + 1}-12-31T12:00` })
  const { initiatives } = await askJson<Overview>(server.address + portfolio.overview)
  const lit = initiatives.filter(one => one.lit && one.lifecycle !== null).slice(0, count)
  const owners: Owner[] = []
  for (const { code } of lit) {
    const { rows } = await database.query<{ id: number }>(
      `select w.organisation_id as id from initiative_owner w join initiative i on i.id = w.initiative_id
        join portfolio p on p.id = i.portfolio_id where p.slug = $1 and i.code = $2 order by w.position limit 1`,
      [slug, code],
    )
    const headers = await signedIn(db, server.address, `owner-${slug}-${code}`, 'owner', rows[0]?.id ?? null)
    owners.push(await ownerOf(`${rounds}/bench/reports/${encodeURIComponent(code)}`, code, headers))
  }
  return owners
}

async function signedIn(db: Kysely<Database>, origin: string, name: string, role: Role, organisation: number | null) {
  const token = await db.transaction().execute(async trx => {
    const account = await addAccount(trx, { name, displayName: name, password: null })
    await grantRole(trx, account, role, organisation)
    return openSession(trx, { account, now: new Date(), replaced: null })
  })
  const [cookie = ''] = cookiesOf(token, false)
  return { origin, cookie: cookie.split(';')[0] ?? '', 'x-csrf-token': csrfOf(token) }
}

/** What is asked for is answered until nothing is missing, before anything is measured. */
async function ownerOf(address: string, code: string, headers: Headers): Promise<Owner> {
  let report = await askJson<Report>(address, headers)
  let draft: ReportDraft = {
    ...report.draft,
    lights: { time: 'green', economy: 'green', delivery: 'green', risk: 'green' },
    overall: null,
    kept: { time: 'Aftalt', economy: 'Aftalt', delivery: 'Aftalt', risk: 'Aftalt' },
    narrative: 'Det går som aftalt.',
    yellow: null,
    red: null,
  }
  const save = async () => {
    report = await send<Report>('PATCH', address, { ...headers, 'if-match': String(report.version) }, draft)
  }
  await save()
  const late = report.missing.flatMap(({ field }) => /^milestones\.(.+)$/.exec(field)?.[1] ?? [])
  const others = draft.milestones.filter(({ key }) => !late.includes(key))
  draft = {
    ...draft,
    milestones: [...others, ...late.map(key => ({ key, forecast: 'ultimo 2031', actual: null, note: '' }))],
  }
  await save()
  if (report.missing.length > 0) throw new Error(`${code} misses ${JSON.stringify(report.missing)}`)
  return {
    code,
    async save() {
      draft = { ...draft, narrative: `${draft.narrative} Igen.` }
      await save()
    },
    async submit() {
      const named = {
        'if-match': String(report.version),
        'idempotency-key': `bench-${code}`.replaceAll('.', '-').padEnd(8, '-'),
      }
      await send('POST', `${address}/submit`, { ...headers, ...named })
    },
  }
}

async function send<T>(method: string, address: string, headers: Headers, body?: object): Promise<T> {
  const answer = await fetch(address, {
    method,
    headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!answer.ok)
    throw new Error(`${method} ${address} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`)
  return answer.json() as Promise<T>
}
