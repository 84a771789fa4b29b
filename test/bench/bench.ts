// npm run bench: what the README's figures come from. Starts its own servers on the loopback and ends them again.
import { cpus } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { measureDrawn } from './drawn.ts'
import { collectFindings, sayTargets } from './findings.ts'
import { measureMisses, OVERVIEW } from './misses.ts'
import { measureOverviews } from './overviews.ts'
import { type PartName, PROGRAMME, readWishes, USAGE, type Wishes } from './plan.ts'
import { servePortfolios } from './portfolios.ts'
import { endAll, ROOT } from './processes.ts'
import { measureComparison, measureHistory, measurePages, measureTimeline } from './readings.ts'
import { measureRound } from './round.ts'
import { measureSearches } from './searches.ts'
import { measureStarts } from './starts.ts'
import { measureVisible } from './visible.ts'

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(130))
process.on('uncaughtException', error => {
  console.error(error)
  void end(1)
})
await end(await bench(wishes()))

/** What is asked for; in one line what is not understood. */
function wishes(): Wishes {
  try {
    return readWishes(process.argv.slice(2))
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`)
    process.exit(1)
  }
}

async function bench({ plan, strict, json, only }: Wishes): Promise<number> {
  const began = performance.now()
  setTimeout(() => {
    console.error(`The bench did not end within ${plan.longest} s.`)
    void end(1)
  }, plan.longest * 1000).unref()
  await ensureBuilt()
  const findings = collectFindings()
  const machine = { processors: cpus().length, model: cpus()[0]?.model, node: process.version }
  findings.note(`Node ${machine.node} on ${machine.processors} × ${machine.model}`)
  findings.keep('machine', machine)
  const failed: string[] = []
  const measure = async (part: PartName, work: () => Promise<void>) => {
    if (!only.includes(part)) return
    await work().catch(error => {
      failed.push(part)
      console.error(error)
    })
  }
  await measure('starts', () => measureStarts(plan, findings))
  if (only.some(part => part !== 'starts')) {
    const hasRound = only.includes('round')
    const served = await servePortfolios(hasRound ? [...plan.sizes, PROGRAMME] : plan.sizes)
    const { database } = served
    const all = served.all.filter(({ size }) => size !== PROGRAMME)
    const inRound = served.all.filter(({ size }) => [27, PROGRAMME, 10_000].includes(size))
    await measure('visible', () => measureVisible(all, database, plan, findings))
    await measure('round', () => measureRound(inRound, database, plan, findings))
    await measure('overviews', () => measureOverviews(all, plan, findings))
    await measure('misses', () => measureMisses(OVERVIEW, all, plan, findings))
    await measure('pages', () => measurePages(all, plan, findings))
    await measure('timeline', () => measureTimeline(all, plan, findings))
    await measure('history', () => measureHistory(all, plan, findings))
    await measure('compare', () => measureComparison(all, plan, findings))
    await measure('search', () => measureSearches(all, findings))
    await measure('drawn', () => measureDrawn(all, plan, findings))
    await database.end()
  }
  const missed = sayTargets(findings)
  findings.note(`Measured in ${Math.round((performance.now() - began) / 1000)} s.`)
  if (json !== null) findings.write(json)
  if (failed.length > 0) console.error(`These could not be measured: ${failed.join(', ')}.`)
  return failed.length > 0 || (strict && missed > 0) ? 1 : 0
}

/** As `npm start` does. */
async function ensureBuilt(): Promise<void> {
  const { href } = pathToFileURL(join(ROOT, 'scripts/workspace.mjs'))
  const workspace = (await import(href)) as { ensureBuilt: () => Promise<void> }
  await workspace.ensureBuilt()
}

async function end(code: number): Promise<never> {
  await endAll()
  process.exit(code)
}
