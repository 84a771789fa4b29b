// The other readings: kept, beside a bare Fastify that sends the same bytes, and missed, one request at a time.
import type { Overview } from '../../server/src/portfolio/contract.ts'
import { type Answer, ask, askJson, startBare } from './answers.ts'
import { shownBytes } from './figures.ts'
import type { Findings } from './findings.ts'
import { COLUMNS, type Measured, measure, rowOf, type Variant } from './load.ts'
import { type Missed, measureMisses } from './misses.ts'
import type { Plan } from './plan.ts'
import type { Portfolio } from './portfolios.ts'
import { memoryOf, type Server } from './processes.ts'

/** A kept answer costs at most a quarter more than sending the bytes does. */
const LEAST_OF_BARE = 0.8
/** How far apart the two days of a comparison lie: about a quarter. */
const APART = 90
/** The page that shows most of the real portfolio. */
const REAL_CODE = '2.1'

type Reading = Missed & { latest: (portfolio: Portfolio) => string }

const address = ({ slug }: Portfolio, rest: string) => `/api/portfolios/${slug}/${rest}`
const dayOf = ({ days }: Portfolio, n: number) => days[n % days.length]

/** A reading of a day. */
const ofDay = (name: string, endpoint: string): Reading => ({
  name,
  latest: portfolio => address(portfolio, endpoint),
  path: (portfolio, n) => address(portfolio, `${endpoint}?knownAt=${dayOf(portfolio, n)}`),
})

const between = (portfolio: Portfolio, n: number) =>
  address(portfolio, `comparison?from=${dayOf(portfolio, n + APART)}&to=${dayOf(portfolio, n)}`)
const COMPARISON: Reading = { name: 'comparison', latest: portfolio => between(portfolio, 0), path: between }

/** Where milestones usually land is asked of the whole portfolio, so a page may cost more in a large one, but not by its size. */
const PAGE_RISE = 10

/** The page of one initiative: of the real portfolio a given one, of the others one from the middle. */
async function pagesOf(portfolios: readonly Portfolio[]): Promise<Reading> {
  const codes = new Map<Portfolio, string>()
  for (const portfolio of portfolios) {
    const { initiatives } = await askJson<Overview>(portfolio.server.address + portfolio.overview)
    const middle = initiatives[Math.floor(initiatives.length / 2)]?.code ?? ''
    codes.set(portfolio, initiatives.some(one => one.code === REAL_CODE) && isReal(portfolio) ? REAL_CODE : middle)
  }
  const page = (portfolio: Portfolio) => address(portfolio, `initiatives/${codes.get(portfolio)}`)
  return {
    name: 'initiative page',
    latest: page,
    path: (portfolio, n) => `${page(portfolio)}?knownAt=${dayOf(portfolio, n)}`,
    mostRise: PAGE_RISE,
  }
}

const isReal = ({ slug }: Portfolio) => !slug.startsWith('practice-')

export const measurePages = async (portfolios: readonly Portfolio[], plan: Plan, findings: Findings) =>
  measureReading(await pagesOf(portfolios), portfolios, plan, findings)
export const measureTimeline = (portfolios: readonly Portfolio[], plan: Plan, findings: Findings) =>
  measureReading(ofDay('timeline', 'timeline'), portfolios, plan, findings)
export const measureHistory = (portfolios: readonly Portfolio[], plan: Plan, findings: Findings) =>
  measureReading(ofDay('history', 'history'), portfolios, plan, findings)
export const measureComparison = (portfolios: readonly Portfolio[], plan: Plan, findings: Findings) =>
  measureReading(COMPARISON, portfolios, plan, findings)

async function measureReading(reading: Reading, portfolios: readonly Portfolio[], plan: Plan, findings: Findings) {
  // Of the two smallest the real one is looked at.
  const looked = portfolios.filter(portfolio => isReal(portfolio) || portfolio.size > 200)
  const answers = new Map<string, Answer>()
  for (const portfolio of looked) answers.set(barePath(portfolio), await keptAnswer(reading, portfolio))
  const bare = await startBare(answers)
  for (const portfolio of looked) await measureKept(reading, portfolio, bare, plan, findings)
  await bare.stop()
  await measureMisses(reading, portfolios, plan, findings)
  const memory = looked.map(({ name, server }) => `${name}: ${shownBytes(memoryOf(server.pid)?.now ?? Number.NaN)}`)
  findings.note(`Memory of the servers after it: ${memory.join(', ')}.`)
}

/** Without a query: the bare server goes by the path. */
const barePath = ({ slug }: Portfolio) => `/${slug}`

async function keptAnswer(reading: Reading, portfolio: Portfolio): Promise<Answer> {
  const answer = await ask(portfolio.server.address + reading.latest(portfolio))
  if (answer.status !== 200) throw new Error(`${reading.latest(portfolio)} answered ${answer.status}`)
  return answer
}

async function measureKept(reading: Reading, portfolio: Portfolio, bare: Server, plan: Plan, findings: Findings) {
  const { rounds, seconds, connections } = plan.load(portfolio.size)
  const paths = reading.latest(portfolio)
  const [own, same] = [await keptAnswer(reading, portfolio), await ask(bare.address + barePath(portfolio))]
  if (!same.body.equals(own.body)) throw new Error(`the bare server answers something else than ${paths}`)
  const asked = { headers: {}, status: 200, connections }
  const variants: Variant[] = [
    { ...asked, name: 'bare', server: bare, paths: barePath(portfolio), against: null },
    { ...asked, name: 'kept', server: portfolio.server, paths, against: 'bare' },
  ]
  const measured = await measure(variants, rounds, seconds)
  findings.heading(`The ${reading.name} of ${portfolio.name} initiatives, kept, ${connections} connections`)
  findings.table(COLUMNS, measured.map(rowOf))
  findings.keep(`${reading.name} of ${portfolio.name}`, measured)
  const failures = measured.reduce((sum, one: Measured) => sum + one.failures, 0)
  const what = `${reading.name} of ${portfolio.name}`
  if (failures > 0) findings.target(`requests that failed, ${what}`, failures, { atMost: 0 })
  findings.target(`${what}, kept`, measured[1]?.ratio ?? Number.NaN, { atLeast: LEAST_OF_BARE }, '× bare')
}
