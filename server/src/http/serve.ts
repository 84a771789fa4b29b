// Mounts a contract: one object of handlers, checked against the contract when it compiles.
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { TObject, TSchema } from 'typebox'
import type { Viewer } from '../access/policy.ts'
import type { Trx } from '../db/tables/database.ts'
import { type Input, type Method, type Output, Strict, type Who } from './contract.ts'
import { Invalid } from './errors.ts'
import { refuseUnkeepable } from './keepable.ts'
import type { Kept } from './kept.ts'
import { type Ready, ready, sendReady } from './ready.ts'

type Mountable = {
  method: Method
  path: string
  summary: string
  key: readonly [string, string]
  params?: TObject
  querystring?: TObject
  body?: TSchema
  response: TSchema
  who: Who
}

/** What a handler may ask about whoever asks. */
export type Asked = {
  viewer: () => Viewer | Promise<Viewer>
  request: FastifyRequest
  reply: FastifyReply
}
/**
 * A change runs in one transaction, in the name of whoever asks for it. What is read before and after is read outside:
 * whoever holds a connection while waiting for another one may wait for ever.
 */
export type AskedToChange = Asked & { write: <T>(run: (trx: Trx) => Promise<T>) => Promise<T> }

/** Opens a session for somebody, in the place of any that the browser had, and answers with it. */
export type SignedIn = (
  asked: AskedToChange,
  find: (trx: Trx) => Promise<{ account: number; name: string }>,
) => Promise<Ready>

/** Stands before every endpoint. */
export type Guard = {
  viewer: (request: FastifyRequest['raw']) => Viewer | Promise<Viewer>
  /** The same of many who only listen: that is no word from them, and keeps no session alive. */
  listeners: (requests: readonly FastifyRequest['raw'][]) => Promise<Viewer[]>
  /** Whether everybody may, so that nobody need be asked for. */
  isOpen: (who: Who) => boolean
  /** Throws, at once or later, for those whom an endpoint is not for, and for a change that another page asks for. */
  check: (request: FastifyRequest, who: Who, isChange: boolean) => void | Promise<void>
  transaction: <T>(request: FastifyRequest, run: (trx: Trx) => Promise<T>) => Promise<T>
}
type Answer<E extends { response: TSchema }> = Output<E> | Ready | Streamed
type Handler<E extends Mountable> = (
  input: Input<E>,
  asked: E['method'] extends 'GET' ? Asked : AskedToChange,
) => Answer<E> | Promise<Answer<E>>
type Handlers<C extends Record<string, Mountable>> = { [K in keyof C]: Handler<C[K]> }

/** An answer that is sent as it is made, so that it is never held as a whole. */
type Streamed = { stream: Readable; headers: Record<string, string> }
export const streamed = (stream: Readable, headers: Streamed['headers']): Streamed => ({ stream, headers })

type Handle = (input: unknown, asked: Asked | AskedToChange) => unknown

const isReady = (answer: unknown): answer is Ready =>
  typeof answer === 'object' && answer !== null && 'json' in answer && Buffer.isBuffer(answer.json)

const isStreamed = (answer: unknown): answer is Streamed =>
  typeof answer === 'object' && answer !== null && 'stream' in answer && answer.stream instanceof Readable

/**
 * Mounts every endpoint of a contract. The schemas guard the way in; the way out is typed, and checked by the tests.
 * With `kept`, what it answers from memory stands from then on at its address, where everybody may read it.
 */
export function serve<const C extends Record<string, Mountable>>(
  app: FastifyInstance,
  guard: Guard,
  contract: C,
  handlers: Handlers<C>,
  kept?: Pick<Kept, 'stand'>,
) {
  for (const [name, endpoint] of Object.entries(contract)) {
    const handle = handlers[name] as Handle
    const { method, path, who, body } = endpoint
    const isChange = method !== 'GET'
    const isOpen = guard.isOpen(who) && !isChange
    app.route({
      method,
      url: path,
      schema: {
        params: endpoint.params ?? Strict({}),
        querystring: endpoint.querystring ?? Strict({}),
        ...(body && { body }),
      },
      config: { endpoint },
      // Before anything that was sent is looked at: a stranger learns nothing from what is wrong with it.
      ...(!isOpen && { onRequest: async request => guard.check(request, who, isChange) }),
      handler: (request, reply) => {
        if (body === undefined) refuseBody(request)
        refuseUnkeepable(request.params, request.query, request.body)
        const asked = {
          viewer: () => guard.viewer(request.raw),
          request,
          reply,
          ...(isChange && { write: <T>(run: (trx: Trx) => Promise<T>) => guard.transaction(request, run) }),
        }
        return send(handle(inputOf(request), asked), request, reply, isOpen ? kept : undefined)
      },
    })
  }
}

const inputOf = ({ params, query, body }: FastifyRequest) => ({ params, querystring: query, body })

/** A body that nothing reads would be dropped in silence. */
export function refuseBody({ headers }: FastifyRequest): void {
  if (headers['transfer-encoding'] === undefined && (headers['content-length'] ?? '0') === '0') return
  throw new Invalid('body: is not expected', [{ field: 'body', message: 'is not expected' }])
}

function send(result: unknown, request: FastifyRequest, reply: FastifyReply, kept: Pick<Kept, 'stand'> | undefined) {
  // Only what was kept already comes at once: nothing can have changed since.
  if (kept !== undefined && isReady(result)) kept.stand(request.raw.url ?? '', result)
  const sendIt = (value: unknown) =>
    isStreamed(value)
      ? reply.headers(value.headers).send(value.stream)
      : sendReady(isReady(value) ? value : ready(value), request, reply)
  return result instanceof Promise ? result.then(sendIt) : sendIt(result)
}

declare module 'fastify' {
  interface FastifyContextConfig {
    endpoint?: Mountable
  }
}
