// An answer as ready bytes: shaped, serialised and compressed once, then sent as it is.
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const brotli = promisify(brotliCompress)
const deflate = promisify(gzip)

// Smaller answers do not get smaller on the wire.
const WORTH_COMPRESSING = 1024
const LARGE = 1_000_000

export type Ready = {
  /** What it is and how it may be kept. */
  kind: Record<string, string>
  revision: string
  etag: string
  json: Buffer
  /** How it is sent, by encoding; made at the first request for it. */
  forms: Map<Encoding | 'identity' | 'unchanged', Form>
}
type Encoding = 'br' | 'gzip'
/** An answer as it goes over the wire. */
type Form = {
  status: 200 | 304
  headers: Record<string, string | number>
  /** The same, as Node sends them without another look. */
  flat: string[]
  bytes: Buffer | undefined
  /** Compressed in a hurry: the second request for it has it done well. */
  hasty: boolean
}
type Asked = Pick<IncomingMessage, 'headers'>

const JSON_ANSWER = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-cache',
  vary: 'accept-encoding',
}
// The language that a page is in is chosen by a cookie.
const PAGE = { ...JSON_ANSWER, 'content-type': 'text/html; charset=utf-8', vary: 'accept-encoding, cookie' }
/** For the one who asked: nothing between here and there may keep it for others. */
export const FOR_ONE = { ...JSON_ANSWER, 'cache-control': 'private, no-cache' }
/** Nor may the one who asked. */
export const NOT_TO_KEEP = { ...JSON_ANSWER, 'cache-control': 'private, no-store' }
const REVISION_TO_COME = '0000000000000000'
const MARK = `"revision":"${REVISION_TO_COME}"`

const hash = (json: Buffer) => createHash('sha256').update(json).digest('base64url').slice(0, REVISION_TO_COME.length)

/** Serialises a value; its revision is a hash of what it says, so equal answers have equal revisions on every instance. */
export function ready(value: unknown): Ready {
  const json = Buffer.from(JSON.stringify(value))
  return readyBytes(json, hash(json))
}

/** The same for an answer that may be kept otherwise than usual. */
export const readyOf = (value: unknown, kind: Ready['kind']): Ready => {
  const json = Buffer.from(JSON.stringify(value))
  return readyBytes(json, hash(json), kind)
}

/** The same for an answer that carries its own revision; `shape` gets the text that stands in for it. */
export function readyWithRevision(shape: (revision: string) => unknown, kind: Ready['kind'] = JSON_ANSWER): Ready {
  const json = Buffer.from(JSON.stringify(shape(REVISION_TO_COME)))
  const revision = hash(json)
  // In place: a large answer takes enough memory once.
  const at = json.indexOf(MARK)
  if (at >= 0) json.write(revision, at + MARK.indexOf(REVISION_TO_COME), 'latin1')
  return readyBytes(json, revision, kind)
}

/** A page of the web app. */
export function readyPage(html: string): Ready {
  const bytes = Buffer.from(html)
  return readyBytes(bytes, hash(bytes), PAGE)
}

function readyBytes(json: Buffer, revision: string, kind: Ready['kind'] = JSON_ANSWER): Ready {
  return { kind, revision, etag: `W/"${revision}"`, json, forms: new Map() }
}

/** How much memory it takes, in bytes; the compressed forms are counted by a usual ratio before they exist. */
export const sizeOf = (answer: Ready) => Math.ceil(answer.json.byteLength * 1.25)

export function sendReady(
  answer: Ready,
  { raw }: Pick<FastifyRequest, 'raw'>,
  reply: FastifyReply,
): FastifyReply | Promise<FastifyReply> {
  const send = ({ status, headers, bytes }: Form) => reply.code(status).headers(headers).send(bytes)
  const form = formFor(answer, raw)
  return form instanceof Promise ? form.then(send) : send(form)
}

/** The same past Fastify; false when it cannot be sent at once. */
export function sendAtOnce(answer: Ready, request: IncomingMessage, response: ServerResponse): boolean {
  const form = formFor(answer, request)
  if (form instanceof Promise) return false
  response.writeHead(form.status, form.flat)
  response.end(form.bytes)
  return true
}

function formFor(answer: Ready, { headers }: Asked): Form | Promise<Form> {
  const known = headers['if-none-match']
  if (known !== undefined && (known === answer.etag || isKnown(known, answer.etag)))
    return answer.forms.get('unchanged') ?? keepForm(answer, 'unchanged', undefined)
  const encoding = encodingFor(headers['accept-encoding'], answer.json.byteLength)
  if (encoding === null) return answer.forms.get('identity') ?? keepForm(answer, 'identity', answer.json)
  const form = answer.forms.get(encoding)
  if (form === undefined) return compress(answer, encoding, 'hasty')
  if (form.hasty) {
    form.hasty = false
    void compress(answer, encoding, 'well').catch(() => {})
  }
  return form
}

const isKnown = (header: string, etag: string) =>
  header.trim() === '*' || header.split(',').some(one => one.trim().replace(/^W\//, '') === etag.slice(2))

function encodingFor(header: string | string[] | undefined, size: number): Encoding | null {
  if (typeof header !== 'string' || size < WORTH_COMPRESSING) return null
  if (header === 'br') return 'br'
  const accepted = header.split(',').map(part => part.trim().toLowerCase())
  const accepts = (name: string) =>
    accepted.some(part => part === name || (part.startsWith(`${name};`) && !/;\s*q=0(\.0*)?$/.test(part)))
  return accepts('br') ? 'br' : accepts('gzip') ? 'gzip' : null
}

/** What is asked for once is not worth much compressing; what is asked for again is. */
const QUALITY = {
  br: { hasty: 1, well: 6, large: 4 },
  gzip: { hasty: 1, well: 6, large: 6 },
}

async function compress(answer: Ready, encoding: Encoding, how: 'hasty' | 'well'): Promise<Form> {
  const { json } = answer
  const quality = QUALITY[encoding][how === 'well' && json.byteLength > LARGE ? 'large' : how]
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: json.byteLength }
  const bytes = await (encoding === 'br' ? brotli(json, { params }) : deflate(json, { level: quality }))
  return keepForm(answer, encoding, bytes, how === 'hasty')
}

function keepForm(answer: Ready, name: Encoding | 'identity' | 'unchanged', bytes?: Buffer, hasty = false): Form {
  const headers: Form['headers'] = { ...answer.kind, etag: answer.etag }
  if (name === 'br' || name === 'gzip') headers['content-encoding'] = name
  if (bytes !== undefined) headers['content-length'] = bytes.byteLength
  const flat = Object.entries(headers).flatMap(([key, value]) => [key, String(value)])
  const form: Form = { status: name === 'unchanged' ? 304 : 200, headers, flat, bytes, hasty }
  answer.forms.set(name, form)
  return form
}
