// What a past day that is not kept costs, one request at a time, from a small portfolio to a large one.
import { ask } from './answers.ts'
import { median, shown } from './figures.ts'
import type { Findings } from './findings.ts'
import type { Plan } from './plan.ts'
import type { Portfolio } from './portfolios.ts'

const ROUNDS = 3
const MOST_RISE = 1.5

/**
 * A request has a fixed cost, which weighs on few initiatives and vanishes in many, so the cost per initiative falls at
 * first. What must not happen is that it rises: a portfolio's cost per initiative may be at most so many times that of
 * any smaller one.
 */
export async function measureMisses(portfolios: readonly Portfolio[], plan: Plan, findings: Findings): Promise<void> {
  const times = new Map<Portfolio, number[]>(portfolios.map(portfolio => [portfolio, []]))
  for (let round = 0; round < ROUNDS; round++)
    for (const portfolio of portfolios) {
      await portfolio.forget()
      const count = Math.ceil(plan.misses(portfolio.size) / ROUNDS)
      for (const day of portfolio.days.slice(0, count)) times.get(portfolio)?.push(await timeOf(portfolio, day))
    }
  const costs = portfolios.map(portfolio => {
    const perRequest = median(times.get(portfolio) ?? [])
    return {
      name: portfolio.name,
      size: portfolio.size,
      perRequest,
      perInitiative: (perRequest * 1000) / portfolio.size,
    }
  })
  findings.heading('A past day that is not kept, one request at a time')
  findings.table(
    ['initiatives', 'ms', 'µs per initiative'],
    costs.map(({ name, perRequest, perInitiative }) => [name, shown(perRequest), shown(perInitiative)]),
  )
  findings.keep('misses', costs)
  const invented = costs.filter((_, at) => portfolios[at]?.slug.startsWith('practice-'))
  const rises = invented.flatMap((small, at) =>
    invented.slice(at + 1).map(large => large.perInitiative / small.perInitiative),
  )
  const steps = invented.slice(1).map((large, at) => {
    const small = invented[at] ?? large
    const more = ((large.perRequest - small.perRequest) * 1000) / (large.size - small.size)
    return `${shown(more)} µs from ${small.name} to ${large.name}`
  })
  findings.note(`Each further initiative costs ${steps.join(', ')}.`)
  findings.target('cost per initiative, largest rise with size', Math.max(...rises), { atMost: MOST_RISE }, '×')
}

async function timeOf({ overview, server }: Portfolio, day: string): Promise<number> {
  const begun = performance.now()
  const { status } = await ask(`${server.address}${overview}?knownAt=${day}`)
  if (status !== 200) throw new Error(`${overview} of ${day} answered ${status}`)
  return performance.now() - begun
}
