import type { ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Guarded } from '../context.ts'
import { Strict } from '../http/contract.ts'
import { isDatabaseAway } from '../http/errors.ts'
import { refuseBody } from '../http/serve.ts'
import type { Change } from './changes.ts'

const HEARTBEAT_MS = 20_000
const RETRY_MS = 1_000
/** Who signs in, and what is still a draft, is nobody else's news. */
const ABOUT_USERS = new Set(['account', 'role_grant', 'session'])
const PRIVATE = new Set([...ABOUT_USERS, 'report_draft'])
// A reader that does not read is cut off instead of filling our memory; its browser connects anew.
const MOST_UNSENT_BYTES = 256 * 1024

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
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

/** `GET /api/events`: server-sent events. `change` names a portfolio (null: all) and tables, never content. */
export function liveRoutes(
  app: FastifyInstance,
  { changes, guard }: Guarded,
  slugOf: (portfolio: number) => Promise<string | null>,
) {
  const streams = new Map<ServerResponse, FastifyRequest>()

  /** A right that was taken away silences the stream: its browser asks anew, and is refused. */
  async function endUnlessAllowed(stream: ServerResponse, request: FastifyRequest) {
    try {
      await guard.check(request, 'published', false)
    } catch (error) {
      // While the database is away nobody can be asked for; nothing is told meanwhile either.
      if (!isDatabaseAway(error)) stream.end()
    }
  }
  const checkAll = () => {
    for (const [stream, request] of streams) void endUnlessAllowed(stream, request)
  }

  const tell = (text: string) => {
    for (const stream of streams.keys()) {
      if (stream.writableLength > MOST_UNSENT_BYTES) stream.destroy()
      else stream.write(text)
    }
  }

  async function tellChanges(all: Change[]) {
    if (streams.size === 0) return
    if (all.some(({ table }) => ABOUT_USERS.has(table))) checkAll()
    const tables = new Map<number | null, Set<string>>()
    for (const { portfolio, table } of all) {
      if (!PRIVATE.has(table)) tables.set(portfolio, (tables.get(portfolio) ?? new Set()).add(table))
    }
    for (const [portfolio, names] of tables) {
      const slug = portfolio === null ? null : await slugOf(portfolio).catch(() => null)
      tell(event('change', { portfolio: slug, tables: [...names] }))
    }
  }

  changes.subscribe({
    changed: all => void tellChanges(all),
    // after silence anything may have changed
    hearing: hears => tell(hears ? event('change', { portfolio: null, tables: [] }) : event('away', {})),
  })

  const heartbeat = setInterval(() => {
    tell(': still here\n\n')
    checkAll()
  }, HEARTBEAT_MS)
  heartbeat.unref()

  // A HEAD request would stay open and never get anything.
  const onRequest = async (request: FastifyRequest) => guard.check(request, 'published', false)
  app.get('/api/events', { schema: SCHEMA, exposeHeadRoute: false, onRequest }, (request, reply) => {
    refuseBody(request)
    reply.hijack()
    const stream = reply.raw
    stream.writeHead(200, HEADERS)
    stream.write(`retry: ${RETRY_MS}\n${event('hello', { hearing: changes.isHearing() })}`)
    streams.set(stream, request)
    request.raw.on('close', () => streams.delete(stream))
    stream.on('error', () => streams.delete(stream))
  })

  app.addHook('preClose', () => {
    clearInterval(heartbeat)
    for (const stream of streams.keys()) stream.end()
  })
}
