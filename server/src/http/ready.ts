// An answer as ready bytes: shaped, serialised and compressed once, then sent as it is.
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const brotli = promisify(brotliCompress)
const deflate = promisify(gzip)

// Smaller answers do not get smaller on the wire.
const WORTH_COMPRESSING = 1024
const LARGE = 1_000_000

export type Ready = {
  revision: string
  etag: string
  json: Buffer
  /** Compressed once, at the first request for that encoding. */
  encoded: Map<Encoding, Promise<Buffer> | Buffer>
}
type Encoding = 'br' | 'gzip'

const HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-cache',
  vary: 'accept-encoding',
}
const REVISION_TO_COME = '0000000000000000'

const hash = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, REVISION_TO_COME.length)

/** Serialises a value; its revision is a hash of what it says, so equal answers have equal revisions on every instance. */
export function ready(value: unknown): Ready {
  const text = JSON.stringify(value)
  return readyText(text, hash(text))
}

/** The same for an answer that carries its own revision; `shape` gets the text that stands in for it. */
export function readyWithRevision(shape: (revision: string) => unknown): Ready {
  const text = JSON.stringify(shape(REVISION_TO_COME))
  const revision = hash(text)
  return readyText(
    text.replace(`"revision":"${REVISION_TO_COME}"`, () => `"revision":"${revision}"`),
    revision,
  )
}

function readyText(text: string, revision: string): Ready {
  return { revision, etag: `W/"${revision}"`, json: Buffer.from(text), encoded: new Map() }
}

/** How much memory it takes, in bytes; the compressed forms are counted by a usual ratio before they exist. */
export const sizeOf = (answer: Ready) => Math.ceil(answer.json.byteLength * 1.25)

export function sendReady(
  answer: Ready,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply | Promise<FastifyReply> {
  reply.headers(HEADERS)
  reply.header('etag', answer.etag)
  const known = request.headers['if-none-match']
  if (known !== undefined && (known === answer.etag || isKnown(known, answer.etag))) return reply.code(304).send()
  const encoding = encodingFor(request.headers['accept-encoding'], answer.json.byteLength)
  if (!encoding) return reply.send(answer.json)
  const bytes = encode(answer, encoding)
  reply.header('content-encoding', encoding)
  return bytes instanceof Promise ? bytes.then(done => reply.send(done)) : reply.send(bytes)
}

const isKnown = (header: string, etag: string) =>
  header.trim() === '*' || header.split(',').some(one => one.trim().replace(/^W\//, '') === etag.slice(2))

function encodingFor(header: string | string[] | undefined, size: number): Encoding | null {
  if (typeof header !== 'string' || size < WORTH_COMPRESSING) return null
  const accepted = header.split(',').map(part => part.trim().toLowerCase())
  const accepts = (name: string) =>
    accepted.some(part => part === name || (part.startsWith(`${name};`) && !/;\s*q=0(\.0*)?$/.test(part)))
  return accepts('br') ? 'br' : accepts('gzip') ? 'gzip' : null
}

function encode(answer: Ready, encoding: Encoding): Promise<Buffer> | Buffer {
  const kept = answer.encoded.get(encoding)
  if (kept) return kept
  const quality = answer.json.byteLength > LARGE ? 4 : 6
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: answer.json.byteLength,
  }
  const work = (encoding === 'br' ? brotli(answer.json, { params }) : deflate(answer.json)).then(done => {
    answer.encoded.set(encoding, done)
    return done
  })
  answer.encoded.set(encoding, work)
  return work
}
