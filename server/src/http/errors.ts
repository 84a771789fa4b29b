// The errors that may be thrown anywhere, and the one place where every error becomes problem+json (RFC 9457).
import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'

type Field = { field: string; message: string }

class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly fields: readonly Field[]

  constructor(status: number, code: string, message: string, fields: readonly Field[] = []) {
    super(message)
    this.status = status
    this.code = code
    this.fields = fields
  }
}

export class NotFound extends Problem {
  constructor(code: string, message: string) {
    super(404, code, message)
  }
}

/** It may be there, but not for whoever asks; from outside it looks like what is not there. */
export class NotForYou extends NotFound {}

export class Invalid extends Problem {
  constructor(message: string, fields: readonly Field[]) {
    super(400, 'invalid_input', message, fields)
  }
}

/** Of somebody who is signed in and says that it is them. */
export class WrongPassword extends Invalid {}

export const invalidField = (field: string, message: string) =>
  new Invalid(`${field}: ${message}`, [{ field, message }])

/** Only for readers who are signed in. */
export class NotSignedIn extends Problem {
  /** The account that somebody tried to sign in to; of an unknown name nothing is kept, for it may be a password. */
  readonly tried: string | null
  constructor(message: string, tried: string | null = null) {
    super(401, 'not_signed_in', message)
    this.tried = tried
  }
}

/** Signed in, but not for this; or asked from elsewhere than our own page. */
export class Forbidden extends Problem {
  constructor(message: string) {
    super(403, 'forbidden', message)
  }
}

/** A change of something that is there must say which version it was made from. */
export class Unversioned extends Problem {
  constructor() {
    super(428, 'version_missing', 'If-Match is missing: the version that the change was made from.')
  }
}

/** Somebody else was sooner. What stands there now goes along, so that both can be shown side by side. */
export class Stale extends Problem {
  readonly current: unknown
  constructor(current: unknown) {
    super(412, 'stale', 'It was changed by somebody else in the meantime.')
    this.current = current
  }
}

/** It does not fit with what is there. */
export class Conflict extends Problem {
  constructor(code: string, message: string, fields: readonly Field[] = []) {
    super(409, code, message, fields)
  }
}

/** Asked too often: to be tried again later. */
export class TooMany extends Problem {
  constructor(message: string) {
    super(429, 'too_many', message)
  }
}

/** Too much is asked at once. */
export class Busy extends Problem {
  constructor(message = 'Too much is asked of this portfolio at once. Try again in a moment.') {
    super(503, 'busy', message)
  }
}

const PROBLEM_JSON = 'application/problem+json; charset=utf-8'
const RETRY_AFTER_SECONDS = 2
const TITLES: Record<number, string> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  412: 'Precondition failed',
  413: 'Too large',
  415: 'Unsupported media type',
  428: 'Precondition required',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Service unavailable',
}

// PostgreSQL's classes 08 (connection), 53 (out of resources) and 57P (shut down), 55000 (a database that takes no
// connections while it is maintained), and the socket's own codes.
const AWAY_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  '57P01',
  '57P02',
  '57P03',
  '25P03',
  '55000',
])
const AWAY_MESSAGE =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end|connection is insecure|Query read timeout)/

/** Whether the database could not be reached, as opposed to a query that failed. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway)
  return (
    AWAY_CODES.has(code) || /^(08|53)/.test(code) || AWAY_MESSAGE.test(error.message) || isDatabaseAway(error.cause)
  )
}

type Answer = { status: number; code: string; detail: string; fields: readonly Field[]; current?: unknown }

/** What the caller is told. The text of a fault of ours never leaves. */
export function answerTo(error: FastifyError | Error): Answer {
  if (error instanceof Problem) {
    const { status, code, message, fields } = error
    return { status, code, detail: message, fields, ...(error instanceof Stale && { current: error.current }) }
  }
  if ('validation' in error && error.validation) {
    const fields = fieldsOf(error)
    return {
      status: 400,
      code: 'invalid_input',
      detail: fields.map(f => `${f.field}: ${f.message}`).join('; '),
      fields,
    }
  }
  if ('code' in error && error.code === 'FST_ERR_BAD_URL') {
    const fields = [{ field: 'address', message: 'is not valid UTF-8' }]
    return { status: 400, code: 'invalid_input', detail: 'address: is not valid UTF-8', fields }
  }
  if (isDatabaseAway(error)) {
    return {
      status: 503,
      code: 'database_away',
      detail: 'The database cannot be reached. Try again in a moment.',
      fields: [],
    }
  }
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500
  if (status >= 400 && status < 500) return { status, code: 'bad_request', detail: error.message, fields: [] }
  return { status: 500, code: 'internal', detail: 'Something went wrong here. It has been logged.', fields: [] }
}

function fieldsOf(error: FastifyError): Field[] {
  const where = error.validationContext ?? 'request'
  return (error.validation ?? []).map(fault => {
    const params: Record<string, unknown> = fault.params
    const own = String(params.additionalProperty ?? params.missingProperty ?? '')
    const path = [...fault.instancePath.split('/').slice(1), own].filter(Boolean).join('.')
    return { field: path || where, message: messageOf(fault.keyword, params, fault.message) }
  })
}

function messageOf(keyword: string, params: Record<string, unknown>, message: string | undefined): string {
  if (keyword === 'additionalProperties') return 'is not a known name'
  if (keyword === 'format' && params.format === 'day') return 'must be a day that exists, as YYYY-MM-DD'
  return message ?? 'is not valid'
}

function sendProblem(request: FastifyRequest, reply: FastifyReply, answer: Answer) {
  if (answer.status === 503) reply.header('retry-after', String(RETRY_AFTER_SECONDS))
  return reply
    .code(answer.status)
    .header('cache-control', 'no-store')
    .type(PROBLEM_JSON)
    .send(problemText(answer, request.id))
}

const problemText = ({ status, detail, code, fields, current }: Answer, requestId: string) =>
  JSON.stringify({
    type: 'about:blank',
    title: TITLES[status] ?? 'Error',
    status,
    detail,
    code,
    requestId,
    ...(fields.length > 0 && { fields }),
    ...(current !== undefined && { current }),
  })

export function handleError(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  const answer = answerTo(error)
  // While the database is away every request says so: one line each is enough.
  if (answer.status === 503) request.log.warn(`${answer.code}: ${error.message}`)
  else if (answer.status >= 500) request.log.error({ err: error }, answer.code)
  return sendProblem(request, reply, answer)
}

/** At an address where nothing is. */
export const answerUnknown = (request: FastifyRequest, reply: FastifyReply) =>
  sendProblem(request, reply, {
    status: 404,
    code: 'unknown_address',
    detail: `There is nothing at ${request.url}.`,
    fields: [],
  })

/** What is not HTTP, or too long to be read, never becomes a request: it is answered on the connection itself. */
export function handleUnreadable({ code }: NodeJS.ErrnoException, socket: Socket) {
  if (code === 'ECONNRESET' || !socket.writable) return
  const text = problemText(unreadable(code), randomUUID())
  const head = ['HTTP/1.1 400 Bad Request', `content-type: ${PROBLEM_JSON}`, 'connection: close']
  socket.end([...head, `content-length: ${Buffer.byteLength(text)}`, '', text].join('\r\n'), () => socket.destroy())
}

function unreadable(code: string | undefined): Answer {
  if (code !== 'HPE_HEADER_OVERFLOW')
    return {
      status: 400,
      code: 'bad_request',
      detail: 'The request is not HTTP, or did not arrive in full.',
      fields: [],
    }
  const message = 'is too long, or a header is'
  return { status: 400, code: 'invalid_input', detail: `address: ${message}`, fields: [{ field: 'address', message }] }
}
