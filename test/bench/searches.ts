// The search as somebody types: codes, beginnings, words and several of them, one request after another.
import type { Overview } from '../../server/src/portfolio/contract.ts'
import { ask, askJson } from './answers.ts'
import { median, percentile, shown } from './figures.ts'
import type { Findings } from './findings.ts'
import type { Portfolio } from './portfolios.ts'

const QUESTIONS = 240
const MOST_MS = 50

/** Asks every portfolio; the largest is held against the target. No answer is kept, so each is asked of the database. */
export async function measureSearches(portfolios: readonly Portfolio[], findings: Findings): Promise<void> {
  const largest = portfolios.reduce((a, b) => (b.size > a.size ? b : a))
  const rows: { name: string; questions: number; p50: number; p95: number; slowest: string }[] = []
  for (const portfolio of portfolios) {
    const { server, slug } = portfolio
    const asked = questionsAbout(await askJson<Overview>(server.address + portfolio.overview))
    const address = (q: string) => `${server.address}/api/portfolios/${slug}/search?q=${encodeURIComponent(q)}`
    // The statement is planned at its first use on each connection.
    for (const q of asked.slice(0, 20)) await timeOf(address(q))
    const times: { q: string; ms: number }[] = []
    for (const q of asked) times.push({ q, ms: await timeOf(address(q)) })
    const ms = times.map(time => time.ms)
    const slowest = times.toSorted((a, b) => b.ms - a.ms)[0]
    rows.push({
      name: portfolio.name,
      questions: asked.length,
      p50: median(ms),
      p95: percentile(ms, 0.95),
      slowest: slowest ? `${shown(slowest.ms)} ms for "${slowest.q}"` : '–',
    })
    if (portfolio === largest)
      findings.target(`search of ${portfolio.name} initiatives, p95`, percentile(ms, 0.95), { atMost: MOST_MS }, 'ms')
  }
  findings.heading('The search, one question at a time')
  findings.table(
    ['initiatives', 'questions', 'p50 ms', 'p95 ms', 'slowest'],
    rows.map(({ name, questions, p50, p95, slowest }) => [name, String(questions), shown(p50), shown(p95), slowest]),
  )
  findings.keep('search', rows)
}

/** What somebody would ask who knows the portfolio, all different, from its whole length: as many of each way to ask, where there are. */
function questionsAbout({ initiatives }: Overview): string[] {
  const asked = new Set<string>()
  const count = initiatives.length
  for (const way of WAYS) {
    const full = asked.size + QUESTIONS / WAYS.length
    for (let at = 0; at < count && asked.size < full; at++) {
      const { code, title } = initiatives[(at * STRIDE) % count] ?? { code: '', title: '' }
      const words = title.split(/[^\p{L}\p{N}]+/u).filter(word => word !== '')
      const question = way({ code, words, last: words.findLast(word => word.length > 4) ?? title })
      if (question !== '') asked.add(question)
    }
  }
  return [...asked]
}

/** Goes through a portfolio of any size without coming back to the same soon. */
const STRIDE = 7919
type Known = { code: string; words: readonly string[]; last: string }
const WAYS: readonly ((known: Known) => string)[] = [
  ({ code }) => code,
  ({ code }) => code.slice(0, -1),
  ({ last }) => last,
  ({ last }) => `${last}ne`,
  ({ last }) => last.slice(0, 4),
  ({ words }) => words[0]?.slice(0, 1) ?? '',
  ({ words }) => words.slice(0, 2).join(' '),
  ({ words, last }) => `${words[0]} ${last.slice(0, Math.ceil(last.length / 2))}`,
]

async function timeOf(url: string): Promise<number> {
  const begun = performance.now()
  const { status } = await ask(url)
  if (status !== 200) throw new Error(`${url} answered ${status}`)
  return performance.now() - begun
}
