// From the start of the server's process to the first byte of a portfolio, on a fresh and on a warm data folder.
import { get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ListedPortfolio } from '../../server/src/portfolio/contract.ts'
import { askJson } from './answers.ts'
import { median, shown } from './figures.ts'
import type { Findings } from './findings.ts'
import type { Plan } from './plan.ts'
import { type Server, startOurs, temporaryFolder } from './processes.ts'

const OVERVIEW = '/api/portfolios/strategi-for-digital-sundhed/overview'
const LONGEST_FRESH = 1.5
const LONGEST_WARM = 0.5
const PRACTICE_PATIENCE_MS = 30_000

/** The web app is built already; PostgreSQL has to be started each time, on a fresh folder made first. */
export async function measureStarts(plan: Plan, findings: Findings): Promise<void> {
  await coldStart({ SEED: 'on', PRACTICE: 'on' }, [], [])
  const rows: string[][] = []
  for (const practice of ['off', 'on'] as const) {
    const fresh: number[] = []
    const warm: number[] = []
    for (let turn = 0; turn < plan.starts; turn++) await coldStart({ SEED: 'on', PRACTICE: practice }, fresh, warm)
    const what = practice === 'on' ? 'with the practice portfolio' : 'the strategy alone'
    rows.push([what, shown(median(fresh)), shown(Math.max(...fresh)), shown(median(warm)), shown(Math.max(...warm))])
    findings.keep(`starts, ${what}`, { fresh, warm })
    findings.target(`start on a fresh folder, ${what}`, median(fresh), { atMost: LONGEST_FRESH }, 's')
    findings.target(`start on a warm folder, ${what}`, median(warm), { atMost: LONGEST_WARM }, 's')
  }
  findings.heading("From the start of the process to a portfolio's first byte, in seconds")
  findings.table(['', 'fresh', 'slowest', 'warm', 'slowest'], rows)
}

/**
 * Once on a fresh folder and once again on the same. The folder stays until the end of the bench: for minutes after a
 * thousand files were deleted, ext4 takes twenty times as long to make each new one beside them.
 */
async function coldStart(settings: Record<string, string>, fresh: number[], warm: number[]): Promise<void> {
  const folder = temporaryFolder()
  for (const times of [fresh, warm]) {
    const begun = performance.now()
    const server = await startOurs(folder, settings)
    times.push(((await firstByte(server.address + OVERVIEW)) - begun) / 1000)
    if (settings.PRACTICE === 'on') await untilPractice(server)
    await server.stop()
  }
}

function firstByte(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false }, response => {
      response.once('data', () => {
        resolve(performance.now())
        response.destroy()
      })
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`))
    }).on('error', reject)
  })
}

/** The practice portfolio is imported once the server answers; stopping earlier would leave it to the next start. */
async function untilPractice({ address }: Server): Promise<void> {
  for (const until = performance.now() + PRACTICE_PATIENCE_MS; performance.now() < until; await sleep(100)) {
    const listed = await askJson<ListedPortfolio[]>(`${address}/api/portfolios`)
    if (listed.some(({ invented }) => invented)) return
  }
  throw new Error('the practice portfolio did not appear')
}
