// From a report written to the database until a reader who listens has it on hand: the way every change takes.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { Overview } from '../../server/src/portfolio/contract.ts'
import { askJson } from './answers.ts'
import { percentile, shown } from './figures.ts'
import type { Findings } from './findings.ts'
import { listen } from './listener.ts'
import type { Plan } from './plan.ts'
import type { Portfolio } from './portfolios.ts'

const LONGEST_P95 = 50
/** Between two writes, so that each finds an idle server. */
const PAUSE_MS = 60
const PATIENCE_MS = 5000
const COLOURS = ['red', 'yellow', 'green'] as const

type Write = { committed: number; heard: number; visible: number; stale: number }

/** Writes reports one by one into the invented portfolio of 27 and, for comparison, some into larger ones. */
export async function measureVisible(portfolios: readonly Portfolio[], database: Pool, plan: Plan, findings: Findings) {
  const rows: string[][] = []
  for (const portfolio of portfolios.filter(({ slug }) => slug.startsWith('practice-'))) {
    const isSmall = portfolio.size < 200
    const writes = await writeReports(portfolio, database, isSmall ? plan.writes : Math.ceil(plan.writes / 10))
    const of = (what: keyof Write, share: number) =>
      percentile(
        writes.map(write => write[what]),
        share,
      )
    const stale = writes.reduce((sum, write) => sum + write.stale, 0)
    const shares = [of('committed', 0.5), of('heard', 0.5), of('visible', 0.5), of('visible', 0.95)]
    rows.push([portfolio.name, String(writes.length), ...shares.map(shown), String(stale)])
    findings.keep(`visible with ${portfolio.name}`, writes)
    if (!isSmall) continue
    findings.target('report written to visible, p95', of('visible', 0.95), { atMost: LONGEST_P95 }, 'ms')
    findings.target('stale answers after a change was heard', stale, { atMost: 0 })
  }
  findings.heading('From a report written to a reader who has it, on an idle server')
  const columns = ['initiatives', 'writes', 'committed ms', 'heard ms', 'visible ms', 'p95 ms', 'stale']
  findings.table(columns, rows)
}

async function writeReports(portfolio: Portfolio, database: Pool, count: number): Promise<Write[]> {
  const { server, overview } = portfolio
  const before = await askJson<Overview>(server.address + overview)
  const lit = before.initiatives.filter(one => one.lit && one.lifecycle !== null)
  if (lit.length === 0) throw new Error(`no initiative of ${portfolio.slug} is under way`)
  const stream = await listen(`${server.address}/api/events`)
  const writes: Write[] = []
  for (let turn = 0; turn < count; turn++) {
    await sleep(PAUSE_MS)
    const initiative = lit[turn % lit.length]
    if (initiative === undefined) break
    const light = COLOURS[(turn + Math.floor(turn / lit.length)) % COLOURS.length] as string
    const begun = performance.now()
    const heard = stream.next(portfolio.slug)
    await writeReport(database, portfolio.slug, initiative.code, light)
    const committed = performance.now() - begun
    const heardAfter = (await heard) - begun
    const { visible, stale } = await untilVisible(portfolio, initiative.code, light)
    writes.push({ committed, heard: heardAfter, visible: visible - begun, stale })
  }
  stream.close()
  return writes
}

async function writeReport(database: Pool, slug: string, code: string, light: string): Promise<void> {
  const client = await database.connect()
  try {
    await client.query('begin')
    await client.query(
      `with own as (select i.id, i.portfolio_id from initiative i join portfolio p on p.id = i.portfolio_id
          where p.slug = $1 and i.code = $2),
        said as (insert into fact (portfolio_id, kind, key)
          select portfolio_id, 'status_report', 'bench-' || gen_random_uuid() from own returning id, portfolio_id)
      insert into status_report (fact_id, portfolio_id, initiative_id, as_of_earliest, as_of, basis, overall)
      select said.id, said.portfolio_id, own.id, danish_day(now()), danish_day(now()), 'reported', $3 from said, own`,
      [slug, code, light],
    )
    await client.query('commit')
  } finally {
    client.release()
  }
}

/** Asks until the new light stands there; answers that still show the old one are counted. */
async function untilVisible({ server, overview }: Portfolio, code: string, light: string) {
  const until = performance.now() + PATIENCE_MS
  for (let stale = 0; performance.now() < until; stale++) {
    const { initiatives } = await askJson<Overview>(server.address + overview)
    if (initiatives.find(one => one.code === code)?.judged.overall === light)
      return { visible: performance.now(), stale }
  }
  throw new Error(`${code} did not turn ${light} in ${PATIENCE_MS} ms`)
}
