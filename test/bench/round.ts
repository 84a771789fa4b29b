// A round as it is on its last day: owners submit while readers watch. From a submission sent until another reader has it,
// and what a write costs while everybody looks again at what it changed.

import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { Overview } from '../../server/src/portfolio/contract.ts'
import { ask, askJson } from './answers.ts'
import { percentile, shown } from './figures.ts'
import type { Findings } from './findings.ts'
import { listen, type Stream } from './listener.ts'
import { type Owner, openRoundFor } from './owners.ts'
import type { Plan } from './plan.ts'
import type { Portfolio } from './portfolios.ts'
import { start } from './processes.ts'

const READERS = 100
const OWNERS = 106
/** What the issue asks for. */
const LONGEST_VISIBLE = 100
const LONGEST_WRITE = 500
const LONGEST_ROUND_S = 60
const PAUSE_MS = 150
/** As long as a browser gathers what it hears before it asks again. */
const GATHER_MS = 200
const PATIENCE_MS = 30_000
const BARE_WRITES = 200

export async function measureRound(portfolios: readonly Portfolio[], database: Pool, plan: Plan, findings: Findings) {
  const bare = await measureBare(database)
  findings.heading(`A round's last day: ${OWNERS} owners, ${READERS} readers with a stream each`)
  findings.note(
    `A bare POST that inserts one row, after each other: p50 ${shown(bare.p50)} ms, p95 ${shown(bare.p95)} ms.`,
  )
  const rows: string[][] = []
  for (const portfolio of portfolios) {
    const isCounted = portfolio.size < 1000
    const writes = Math.min(plan.writes, isCounted ? 40 : 10)
    const owners = await openRoundFor(portfolio, database, OWNERS + writes)
    // A portfolio with fewer owners than that shows how soon a report is seen, and no more.
    const isWhole = owners.length > OWNERS
    const visible = await measureVisible(portfolio, isWhole ? owners.slice(OWNERS) : owners)
    const soon = percentile(visible, 0.95)
    if (isCounted)
      findings.target(
        `POST to visible at ${READERS} streams, ${portfolio.name}, p95`,
        soon,
        { atMost: LONGEST_VISIBLE },
        'ms',
      )
    if (!isWhole) {
      rows.push([portfolio.name, ...[percentile(visible, 0.5), soon, soon / bare.p95].map(shown)])
      continue
    }
    const round = await runRound(portfolio, owners.slice(0, OWNERS), plan.roundSeconds)
    const p95 = percentile(round.writes, 0.95)
    rows.push([
      portfolio.name,
      ...[percentile(visible, 0.5), soon, soon / bare.p95].map(shown),
      String(round.reports),
      ...[round.seconds, percentile(round.writes, 0.5), p95, p95 / bare.p95, percentile(round.lags, 0.95)].map(shown),
      String(round.errors),
    ])
    findings.keep(`round with ${portfolio.name}`, { bare, visible, ...round })
    if (!isCounted) continue
    findings.target(`write while ${round.reports} owners submit, p95`, p95, { atMost: LONGEST_WRITE }, 'ms')
    findings.target(
      `${OWNERS} owners submit within`,
      round.reports === OWNERS ? round.seconds : Number.NaN,
      { atMost: LONGEST_ROUND_S },
      's',
    )
    findings.target('errors of owners and readers meanwhile', round.errors, { atMost: 0 })
  }
  const columns = [
    'initiatives',
    'visible p50 ms',
    'p95 ms',
    'of bare p95',
    'reports',
    'in s',
    'write p50 ms',
    'p95 ms',
    'of bare p95',
    'reader up to date p95 ms',
    'errors',
  ]
  findings.table(columns, rows)
}

async function measureBare(database: Pool) {
  const { host, port } = database.options
  const bare = await start(join(import.meta.dirname, 'bare-post.ts'), [String(host), String(port)], {})
  const took: number[] = []
  for (let turn = 0; turn < BARE_WRITES; turn++) {
    const begun = performance.now()
    await fetch(bare.address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"light":"green"}',
    }).then(answer => answer.text())
    took.push(performance.now() - begun)
  }
  await bare.stop()
  return { p50: percentile(took, 0.5), p95: percentile(took, 0.95) }
}

const openStreams = ({ server }: Portfolio) =>
  Promise.all(Array.from({ length: READERS }, () => listen(`${server.address}/api/events`)))

/** One after another, on a server that is else idle: from the POST until another reader has the report. */
async function measureVisible(portfolio: Portfolio, owners: readonly Owner[]): Promise<number[]> {
  const { server, overview, slug } = portfolio
  const streams = await openStreams(portfolio)
  const [other] = streams as [Stream]
  const took: number[] = []
  for (const owner of owners) {
    await sleep(PAUSE_MS)
    const begun = performance.now()
    const heard = other.next(slug)
    const sent = owner.submit()
    await heard
    const { initiatives } = await askJson<Overview>(server.address + overview)
    const seen = performance.now() - begun
    await sent
    const said = initiatives.find(({ code }) => code === owner.code)?.judged
    if (said?.basis !== 'reported' || said.asOf !== danishToday())
      throw new Error(`${owner.code} was heard of, and not there`)
    took.push(seen)
  }
  for (const stream of streams) stream.close()
  return took
}
const danishToday = () => new Date().toLocaleDateString('sv', { timeZone: 'Europe/Copenhagen' })

/** All owners, spread over the time, each saving once more and submitting; every reader looks again when told. */
async function runRound(portfolio: Portfolio, owners: readonly Owner[], seconds: number) {
  const streams = await openStreams(portfolio)
  let errors = 0
  const lags: number[] = []
  const readers = streams.map(stream =>
    watch(
      portfolio,
      stream,
      lag => lags.push(lag),
      () => errors++,
    ),
  )
  const writes: number[] = []
  const timed = async (write: () => Promise<void>) => {
    const begun = performance.now()
    await write()
    writes.push(performance.now() - begun)
  }
  let reports = 0
  const begun = performance.now()
  const submitOne = async (owner: Owner, at: number) => {
    await sleep((at / owners.length) * seconds * 1000)
    try {
      await timed(owner.save)
      await timed(owner.submit)
      reports += 1
    } catch (error) {
      errors += 1
      console.error(String(error))
    }
  }
  await Promise.all(owners.map(submitOne))
  const took = (performance.now() - begun) / 1000
  await Promise.all(readers.map(reader => reader.stop()))
  for (const stream of streams) stream.close()
  return { reports, seconds: took, writes, lags, errors }
}

/** Asks again as a browser does: at once for the first news, and once for all that comes shortly after it. */
function watch({ server, overview, slug }: Portfolio, stream: Stream, told: (lag: number) => void, failed: () => void) {
  let etag = ''
  let isWanted = true
  let last: Promise<unknown> = Promise.resolve()
  async function follow() {
    while (isWanted) {
      const heard = await stream.next(slug, PATIENCE_MS).catch(() => null)
      if (heard === null || !isWanted) continue
      last = ask(server.address + overview, { 'if-none-match': etag, 'accept-encoding': 'br' }).then(
        ({ status, headers }) => {
          if (status !== 200 && status !== 304) failed()
          etag = headers.etag ?? ''
          told(performance.now() - heard)
        },
        failed,
      )
      await Promise.all([last, sleep(GATHER_MS)])
    }
  }
  void follow()
  return {
    async stop() {
      isWanted = false
      await last
    },
  }
}
