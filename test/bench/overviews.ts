// The overview under load: latest and as known at a past day, beside a bare Fastify that sends the same bytes.
import { type Answer, ask, type Headers, startBare } from './answers.ts'
import { shownBytes } from './figures.ts'
import type { Findings } from './findings.ts'
import { COLUMNS, type Measured, measure, rowOf, type Variant } from './load.ts'
import type { Plan } from './plan.ts'
import type { Portfolio } from './portfolios.ts'
import { memoryOf, type Server } from './processes.ts'

/** How many known days before the latest the past day lies that is asked for again and again. */
const PAST = 100
const LEAST_OF_BARE = 0.9
const LEAST_OF_BARE_FOR_A_MISS = 0.02
const MOST_MEMORY = 400

type Kind = { name: string; path: string; headers: Headers; status: number }

/** What is asked for again and again, so that the bare server can send the same. */
async function kindsOf({ overview, server, days }: Portfolio): Promise<Kind[]> {
  const { headers } = await ask(server.address + overview)
  return [
    { name: 'identity', path: overview, headers: {}, status: 200 },
    { name: 'br', path: overview, headers: { 'accept-encoding': 'br' }, status: 200 },
    { name: '304', path: overview, headers: { 'if-none-match': headers.etag ?? '' }, status: 304 },
    { name: 'past day', path: `${overview}?knownAt=${days[PAST] ?? days.at(-1)}`, headers: {}, status: 200 },
  ]
}

const barePath = ({ slug }: Portfolio, { name }: Kind) => `/${slug}/${name.replace(' ', '-')}`

/** Measures every portfolio and says what was found. */
export async function measureOverviews(portfolios: readonly Portfolio[], plan: Plan, findings: Findings) {
  const answers = new Map<string, Answer>()
  for (const portfolio of portfolios)
    for (const kind of await kindsOf(portfolio)) answers.set(barePath(portfolio, kind), await answerOf(portfolio, kind))
  const bare = await startBare(answers)
  for (const portfolio of portfolios) await measureOne(portfolio, bare, plan, findings)
  await bare.stop()
}

async function answerOf({ server }: Portfolio, { path, headers, status }: Kind): Promise<Answer> {
  const answer = await ask(server.address + path, headers)
  if (answer.status !== status) throw new Error(`${path} answered ${answer.status} instead of ${status}`)
  return answer
}

async function measureOne(portfolio: Portfolio, bare: Server, plan: Plan, findings: Findings): Promise<void> {
  const { rounds, seconds, connections } = plan.load(portfolio.size)
  const kinds = await kindsOf(portfolio)
  await refuseDifferences(portfolio, kinds, bare)
  const hits = kinds.flatMap((kind): Variant[] => {
    const before = async () => void (await answerOf(portfolio, kind))
    const bareName = `bare: ${kind.name}`
    return [
      { ...kind, name: bareName, server: bare, paths: barePath(portfolio, kind), connections, against: null },
      { ...kind, server: portfolio.server, paths: kind.path, connections, against: bareName, before },
    ]
  })
  const variants = [...hits, ...(await missesOf(portfolio, seconds, connections))]
  const measured = await measure(variants, rounds, seconds)
  const memory = memoryOf(portfolio.server.pid)
  findings.heading(`Overview of ${portfolio.name} initiatives, ${connections} connections`)
  findings.table(COLUMNS, measured.map(rowOf))
  if (memory !== null)
    findings.note(`Memory of the server after it: ${shownBytes(memory.now)}, at most ${shownBytes(memory.peak)}.`)
  findings.keep(`overview of ${portfolio.name}`, { measured, memory })
  const failures = measured.reduce((sum, one) => sum + one.failures, 0)
  findings.target(`requests that failed, ${portfolio.name} initiatives`, failures, { atMost: 0 })
  if (portfolio.size < 200) holdAgainstBare(portfolio, measured, findings)
  if (portfolio.size >= 10_000 && memory !== null)
    findings.target(`memory with ${portfolio.name} initiatives`, memory.now / 1e6, { atMost: MOST_MEMORY }, 'MB')
}

/** Past days that are not kept, each asked for once: so many as take about a round. */
async function missesOf(portfolio: Portfolio, seconds: number, connections: number): Promise<Variant[]> {
  const { overview, server, days, forget } = portfolio
  await forget()
  const begun = performance.now()
  const tried = days.slice(0, 3)
  for (const day of tried) await ask(`${server.address}${overview}?knownAt=${day}`)
  const wanted = Math.round((seconds * 1000 * tried.length) / (performance.now() - begun))
  const paths = days.slice(0, Math.max(connections, wanted)).map(day => `${overview}?knownAt=${day}`)
  return (['identity', 'br'] as const).map(encoding => ({
    name: `every time another day, ${encoding}`,
    server,
    paths,
    headers: encoding === 'br' ? { 'accept-encoding': 'br' } : {},
    status: 200,
    connections: Math.min(connections, paths.length),
    against: `bare: ${encoding}`,
    before: forget,
  }))
}

/** The yardstick only measures when it sends the very same. */
async function refuseDifferences(portfolio: Portfolio, kinds: readonly Kind[], bare: Server): Promise<void> {
  for (const kind of kinds) {
    const own = await answerOf(portfolio, kind)
    const same = await ask(bare.address + barePath(portfolio, kind))
    const names = (answer: Answer) => Object.keys(answer.headers).toSorted().join()
    if (same.status !== own.status || !same.body.equals(own.body) || names(same) !== names(own))
      throw new Error(`the bare server answers something else than ${kind.path} (${kind.name})`)
  }
}

function holdAgainstBare({ name }: Portfolio, measured: readonly Measured[], findings: Findings): void {
  for (const { name: variant, ratio, against } of measured) {
    if (ratio === null) continue
    const isMiss = against !== `bare: ${variant}`
    // The target is about reading and shaping: packing comes on top, and beside it the bare server packs nothing.
    if (isMiss && against !== 'bare: identity') continue
    const atLeast = isMiss ? LEAST_OF_BARE_FOR_A_MISS : LEAST_OF_BARE
    findings.target(`overview of ${name}, ${variant}`, ratio, { atLeast }, '× bare')
  }
}
