import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Viewer } from '../access/policy.ts'
import type { Guarded } from '../context.ts'
import { Strict } from '../http/contract.ts'
import { refuseBody } from '../http/serve.ts'
import { isAboutUsers, isToldOf } from './audience.ts'
import type { Change } from './changes.ts'
import { findOwners } from './queries.ts'
import { openStreams } from './streams.ts'

const HEARTBEAT_MS = 20_000
/** A right that is taken away silences the stream within five seconds, also where the news of it got lost. */
export const CHECK_MS = 4000
const RETRY_MS = 1000

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
  'x-content-type-options': 'nosniff',
}

const SCHEMA = {
  operationId: 'live.events',
  tags: ['live'],
  summary:
    'Server-sent events: `hello`, `change` with the portfolio (null: any) and the tables that changed, `away` while the database cannot be heard',
  querystring: Strict({}),
  response: { 200: { description: 'OK', content: { 'text/event-stream': { schema: { type: 'string' } } } } },
}

const event = (name: string, data: unknown) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
const EVERYTHING = event('change', { portfolio: null, tables: [] })

type Told = Change & { owners: readonly string[] }

/** `GET /api/events`: server-sent events. `change` names a portfolio (null: all) and tables, never content. */
export function liveRoutes(
  app: FastifyInstance,
  { changes, guard, pool, config }: Guarded,
  slugOf: (portfolio: number) => Promise<string | null>,
) {
  const streams = openStreams(guard, () => streams.tell(EVERYTHING))
  const owners = new Map<number, Promise<string[]>>()

  function ownersOf(initiative: number | null): Promise<string[]> {
    if (initiative === null) return Promise.resolve([])
    const found = owners.get(initiative) ?? findOwners(pool, initiative)
    owners.set(initiative, found)
    // Whose it is cannot be asked for: then only the office hears of it.
    return found.catch(() => {
      owners.delete(initiative)
      return []
    })
  }

  async function tellChanges(all: Change[]) {
    if (all.some(({ table }) => table === 'initiative_owner' || table === 'organisation')) owners.clear()
    if (streams.size() === 0) return
    if (all.some(isAboutUsers)) await streams.check()
    const told = await Promise.all(all.map(async one => ({ ...one, owners: await ownersOf(one.initiative) })))
    for (const [portfolio, ofIt] of Map.groupBy(told, one => one.portfolio)) {
      const slug = portfolio === null ? null : await slugOf(portfolio).catch(() => null)
      streams.tell(viewer => textFor(viewer, slug, ofIt))
    }
  }
  function textFor(viewer: Viewer, portfolio: string | null, all: readonly Told[]): string | null {
    const tables = new Set(all.filter(one => isToldOf(viewer, one, one.owners, config)).map(({ table }) => table))
    return tables.size > 0 ? event('change', { portfolio, tables: [...tables] }) : null
  }

  changes.subscribe({
    changed: all => void tellChanges(all),
    // after silence anything may have changed
    hearing(hears) {
      owners.clear()
      streams.tell(hears ? EVERYTHING : event('away', {}))
    },
  })

  const timers = [
    setInterval(() => streams.tell(': still here\n\n'), HEARTBEAT_MS),
    setInterval(() => void streams.check(), CHECK_MS),
  ]
  for (const timer of timers) timer.unref()

  const onRequest = async (request: FastifyRequest) => guard.check(request, 'listeners', false)
  // A HEAD request would stay open and never get anything.
  app.get('/api/events', { schema: SCHEMA, exposeHeadRoute: false, onRequest }, async (request, reply) => {
    refuseBody(request)
    const listener = { request, viewer: await guard.viewer(request.raw) }
    // From here on at once, or many at one moment would all be let in.
    streams.admit(listener)
    reply.hijack()
    const stream = reply.raw
    stream.writeHead(200, HEADERS)
    stream.write(`retry: ${RETRY_MS}\n${event('hello', { hearing: changes.isHearing() })}`)
    streams.add(stream, listener)
  })

  app.addHook('preClose', () => {
    for (const timer of timers) clearInterval(timer)
    streams.endAll()
  })
}
