// Mounts a contract: one object of handlers, checked against the contract when it compiles.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { TObject, TSchema } from 'typebox'
import { type Input, type Method, type Output, Strict } from './contract.ts'
import { Invalid } from './errors.ts'
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
  signedIn?: true
}
type Answer<E extends { response: TSchema }> = Output<E> | Ready
/** The request itself is for the few whose answer depends on who asks. */
type Handler<E extends { response: TSchema }> = (
  input: Input<E>,
  asked: FastifyRequest['raw'],
) => Answer<E> | Promise<Answer<E>>
type Handlers<C extends Record<string, Mountable>> = { [K in keyof C]: Handler<C[K]> }

type Handle = (input: unknown, asked: FastifyRequest['raw']) => unknown

const isReady = (answer: unknown): answer is Ready =>
  typeof answer === 'object' && answer !== null && 'json' in answer && Buffer.isBuffer(answer.json)

/**
 * Mounts every endpoint of a contract. The schemas guard the way in; the way out is typed, and checked by the tests.
 * With `kept`, what it answers from memory stands from then on at its address.
 */
export function serve<const C extends Record<string, Mountable>>(
  app: FastifyInstance,
  contract: C,
  handlers: Handlers<C>,
  kept?: Pick<Kept, 'stand'>,
) {
  for (const [name, endpoint] of Object.entries(contract)) {
    const handler = handlers[name] as Handle
    const isBodyRead = endpoint.body !== undefined
    app.route({
      method: endpoint.method,
      url: endpoint.path,
      schema: {
        params: endpoint.params ?? Strict({}),
        querystring: endpoint.querystring ?? Strict({}),
        ...(endpoint.body && { body: endpoint.body }),
      },
      config: { endpoint },
      handler: (request, reply) => {
        if (!isBodyRead) refuseBody(request)
        return answer(handler, request, reply, kept)
      },
    })
  }
}

/** A body that nothing reads would be dropped in silence. */
export function refuseBody({ headers }: FastifyRequest): void {
  if (headers['transfer-encoding'] === undefined && (headers['content-length'] ?? '0') === '0') return
  throw new Invalid('body: is not expected', [{ field: 'body', message: 'is not expected' }])
}

function answer(handler: Handle, request: FastifyRequest, reply: FastifyReply, kept: Pick<Kept, 'stand'> | undefined) {
  const result = handler({ params: request.params, querystring: request.query, body: request.body }, request.raw)
  // Only what was kept already comes at once: nothing can have changed since.
  if (kept !== undefined && isReady(result)) kept.stand(request.raw.url ?? '', result)
  const send = (value: unknown) => sendReady(isReady(value) ? value : ready(value), request, reply)
  return result instanceof Promise ? result.then(send) : send(result)
}

declare module 'fastify' {
  interface FastifyContextConfig {
    endpoint?: Mountable
  }
}
