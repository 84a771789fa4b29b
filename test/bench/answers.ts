// Answers of our server, as they came over the wire, and a bare server that sends them again.
import { writeFileSync } from 'node:fs'
import { get, type IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import { type Server, start, temporaryFolder } from './processes.ts'

export type Headers = Record<string, string>
export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer }

/** What the bare server answers at a path. */
export type Recorded = { path: string; status: number; headers: Headers; file: string | null }

const PATIENCE_MS = 60_000

/** Asks as it stands: nothing is followed, decompressed or kept. */
export function ask(url: string, headers: Headers = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers, timeout: PATIENCE_MS }, response => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      )
      response.on('error', reject)
    })
    request.on('timeout', () => request.destroy(new Error(`${url} did not answer in time`)))
    request.on('error', reject)
  })
}

export async function askJson<T>(url: string, headers: Headers = {}): Promise<T> {
  const { status, body } = await ask(url, headers)
  if (status !== 200) throw new Error(`${url} answered ${status}: ${body.subarray(0, 300)}`)
  return JSON.parse(body.toString()) as T
}

/** These belong to one connection or one moment: the bare server makes its own. */
const OF_THE_MOMENT = ['connection', 'keep-alive', 'transfer-encoding', 'date', 'content-length']

/** Starts a bare Fastify that sends, under each path, the given answer's bytes and headers. */
export function startBare(answers: ReadonlyMap<string, Answer>): Promise<Server> {
  const folder = temporaryFolder()
  const recorded = [...answers].map(([path, { status, headers, body }], at): Recorded => {
    const file = body.byteLength === 0 ? null : join(folder, String(at))
    if (file !== null) writeFileSync(file, body)
    const lasting = Object.entries(headers).filter(([name]) => !OF_THE_MOMENT.includes(name))
    return { path, status, headers: Object.fromEntries(lasting) as Headers, file }
  })
  const list = join(folder, 'answers.json')
  writeFileSync(list, JSON.stringify(recorded))
  return start(join(import.meta.dirname, 'bare.ts'), [list], {})
}
