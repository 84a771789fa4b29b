// What an answer that is not kept costs, one request at a time, from a small portfolio to a large one.
import { ask } from './answers.ts'
import { median, shown } from './figures.ts'
import type { Findings } from './findings.ts'
import type { Plan } from './plan.ts'
import type { Portfolio } from './portfolios.ts'

const ROUNDS = 3
const MOST_RISE = 1.5

/** What is asked for: `path` is the address for the n-th past day, another for each. */
export type Missed = {
  name: string
  path: (portfolio: Portfolio, n: number) => string
  /** A page of one initiative has no cost per initiative: then the cost of an answer may rise so much at most. */
  mostRise?: number
}

export const OVERVIEW: Missed = {
  name: 'overview',
  path: ({ overview, days }, n) => `${overview}?knownAt=${days[n % days.length]}`,
}

type Cost = { name: string; size: number; perRequest: number; perInitiative: number }

/**
 * A request has a fixed cost, which weighs on few initiatives and vanishes in many, so the cost per initiative falls at
 * first. What must not happen is that it rises: a portfolio's cost per initiative may be at most so many times that of
 * any smaller one.
 */
export async function measureMisses(
  missed: Missed,
  portfolios: readonly Portfolio[],
  plan: Plan,
  findings: Findings,
): Promise<void> {
  const { name: what, mostRise } = missed
  const costs = await costsOf(missed, portfolios, plan)
  findings.heading(`The ${what} of a past day that is not kept, one request at a time`)
  findings.table(
    ['initiatives', 'ms', ...(mostRise === undefined ? ['µs per initiative'] : [])],
    costs.map(({ name, perRequest, perInitiative }) => [
      name,
      shown(perRequest),
      ...(mostRise === undefined ? [shown(perInitiative)] : []),
    ]),
  )
  findings.keep(`misses of the ${what}`, costs)
  const invented = costs.filter((_, at) => portfolios[at]?.slug.startsWith('practice-'))
  const rise = (of: (cost: Cost) => number) =>
    Math.max(...invented.flatMap((small, at) => invented.slice(at + 1).map(large => of(large) / of(small))))
  if (mostRise !== undefined) {
    const rises = rise(cost => cost.perRequest)
    findings.target(`cost of the ${what}, largest rise with size`, rises, { atMost: mostRise }, '×')
    return
  }
  findings.note(`Each further initiative costs ${stepsOf(invented)}.`)
  const rises = rise(cost => cost.perInitiative)
  findings.target(`cost of the ${what} per initiative, largest rise with size`, rises, { atMost: MOST_RISE }, '×')
}

async function costsOf({ path }: Missed, portfolios: readonly Portfolio[], plan: Plan): Promise<Cost[]> {
  const times = new Map<Portfolio, number[]>(portfolios.map(portfolio => [portfolio, []]))
  for (let round = 0; round < ROUNDS; round++)
    for (const portfolio of portfolios) {
      await portfolio.forget()
      const count = Math.ceil(plan.misses(portfolio.size) / ROUNDS)
      // Other days each round: parts of an answer may be kept apart from it.
      for (let n = round * count; n < (round + 1) * count; n++)
        times.get(portfolio)?.push(await timeOf(portfolio.server.address + path(portfolio, n)))
    }
  return portfolios.map(portfolio => {
    const { name, size } = portfolio
    const perRequest = median(times.get(portfolio) ?? [])
    return { name, size, perRequest, perInitiative: (perRequest * 1000) / size }
  })
}

const stepsOf = (costs: readonly Cost[]) =>
  costs
    .slice(1)
    .map((large, at) => {
      const small = costs[at] ?? large
      const more = ((large.perRequest - small.perRequest) * 1000) / (large.size - small.size)
      return `${shown(more)} µs from ${small.name} to ${large.name}`
    })
    .join(', ')

async function timeOf(url: string): Promise<number> {
  const begun = performance.now()
  const { status } = await ask(url)
  if (status !== 200) throw new Error(`${url} answered ${status}`)
  return performance.now() - begun
}
