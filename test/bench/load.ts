// Load by autocannon, in short rounds that go round the variants, so that a slow moment of the machine hits them all.
import autocannon from 'autocannon'
import type { Headers } from './answers.ts'
import { median, percentile, shown, shownBytes } from './figures.ts'
import { processorTimeOf, type Server } from './processes.ts'

export type Variant = {
  name: string
  server: Server
  /** One path, asked again and again; or so many different ones, each asked once in a round. */
  paths: string | readonly string[]
  headers: Headers
  status: number
  connections: number
  /** The variant whose rate is this one's yardstick. */
  against: string | null
  /** What must be done before each round. */
  before?: () => Promise<void>
}

const LONGEST_ROUND = 30

type Round = { rate: number; latencies: number[]; bytes: number; processor: number; failures: number }

export type Measured = {
  name: string
  against: string | null
  /** Requests in a second. */
  rate: number
  /** Of all rounds, in milliseconds. */
  p50: number
  p99: number
  /** On the wire, headers included, per answer. */
  bytes: number
  /** Time of the server's processes, in microseconds per request. */
  processor: number
  /** The rate's share of the yardstick's rate. */
  ratio: number | null
  /** Answers with another status, and errors; none of them counts in the rate. */
  failures: number
}

export const COLUMNS = ['', 'requests/s', 'p50 ms', 'p99 ms', 'bytes', 'CPU µs', 'failed', 'of bare']

/** What was measured, as a row under those columns. */
export const rowOf = ({ name, rate, p50, p99, bytes, processor, failures, ratio }: Measured) => [
  name,
  shown(rate),
  shown(p50),
  shown(p99),
  shownBytes(Math.round(bytes)),
  shown(processor),
  shown(failures),
  ratio === null ? '' : shown(ratio),
]

/** Goes round the variants; the middle round counts, and for a ratio the middle of those within each round. */
export async function measure(variants: readonly Variant[], rounds: number, seconds: number): Promise<Measured[]> {
  const taken = new Map<string, Round[]>()
  const of = (name: string) => taken.get(name) ?? []
  // Nothing counts until code is compiled and memory has grown to what is needed.
  for (const variant of variants) await oneRound(variant, seconds)
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? variants : variants.toReversed()
    for (const variant of order) taken.set(variant.name, [...of(variant.name), await oneRound(variant, seconds)])
  }
  return variants.map(({ name, against }) => {
    const own = of(name)
    const latencies = own.flatMap(round => round.latencies)
    const rateOf = (at: number) => (against === null ? Number.NaN : (of(against)[at]?.rate ?? Number.NaN))
    return {
      name,
      against,
      rate: median(own.map(round => round.rate)),
      p50: percentile(latencies, 0.5),
      p99: percentile(latencies, 0.99),
      bytes: median(own.map(round => round.bytes)),
      processor: median(own.map(round => round.processor)),
      ratio: against === null ? null : median(own.map((round, at) => round.rate / rateOf(at))),
      failures: own.reduce((sum, round) => sum + round.failures, 0),
    }
  })
}

async function oneRound(variant: Variant, seconds: number): Promise<Round> {
  await variant.before?.()
  const from = processorTimeOf(variant.server.pid)
  const latencies: number[] = []
  let bytes = 0
  let last = 0
  let failures = 0
  const begun = performance.now()
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon(optionsFor(variant), (error, done) => (error ? reject(error) : resolve(done)))
    run.on('response', (_client, status, size, latency) => {
      last = performance.now()
      if (Number(status) !== variant.status) failures += 1
      else {
        latencies.push(latency)
        bytes += size
      }
      // Large answers may take longer than a round: each connection gets one.
      if (last - begun >= seconds * 1000 && latencies.length + failures >= variant.connections) run.stop()
    })
  })
  const count = latencies.length
  if (count === 0) throw new Error(`${variant.name}: nothing was answered with ${variant.status}`)
  return {
    rate: (count * 1000) / (last - begun),
    latencies,
    bytes: bytes / count,
    processor: ((processorTimeOf(variant.server.pid) - from) * 1e6) / count,
    failures: failures + result.errors,
  }
}

function optionsFor({ server, paths, headers, connections }: Variant): autocannon.Options {
  const common = { headers, connections, timeout: 60, sampleInt: 10, setupClient: leaveBodies }
  if (typeof paths === 'string') return { ...common, url: server.address + paths, duration: LONGEST_ROUND }
  const next = paths.values()
  const requests = [{ setupRequest: (request: object) => ({ ...request, path: next.next().value ?? '/' }) }]
  return { ...common, url: server.address, amount: paths.length, requests }
}

/** Bodies are counted but not decoded: the generator shares the machine with the servers. */
function leaveBodies(client: autocannon.Client): void {
  const { pipelinedRequests } = client as unknown as { pipelinedRequests: { addBody: () => void } }
  pipelinedRequests.addBody = () => {}
}
