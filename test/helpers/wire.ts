// HTTP as it is on the wire: nothing decoded or followed on the way, and streams read as they come.
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'

export type Raw = { status: number; headers: IncomingMessage['headers']; body: Buffer }

type Asked = { method?: string; headers?: Record<string, string>; body?: string }

/** One request on a connection of its own. */
export async function ask(address: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Raw> {
  const asked = request(address, { method, headers, agent: false })
  asked.end(body)
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  const chunks = await answer.toArray()
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }
}

/** Writes bytes to a listening server and returns all it says until it closes the connection. */
export async function say(address: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(address)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => {})
  socket.write(bytes)
  let said = ''
  socket.setEncoding('utf8').on('data', text => {
    said += text
  })
  await once(socket, 'close')
  return said
}

export type Event = { name: string; data: unknown }
export type Stream = {
  status: number
  headers: IncomingMessage['headers']
  /** All events so far, and comments as events named `comment`. */
  events: Event[]
  retry: () => string | undefined
  /** Resolves when the stream ends: true when it was ended in order, false when it broke. */
  ended: Promise<boolean>
  close: () => void
}

/** Opens a stream of server-sent events. */
export async function openStream(address: string, headers: Record<string, string> = {}): Promise<Stream> {
  const asked = request(address, { agent: false, headers })
  asked.on('error', () => {})
  asked.end()
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  const events: Event[] = []
  let rest = ''
  let retry: string | undefined
  answer.setEncoding('utf8').on('data', (text: string) => {
    const blocks = (rest + text).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const lines = block.split('\n')
      const field = (name: string) =>
        lines
          .find(line => line.startsWith(`${name}:`))
          ?.slice(name.length + 1)
          .trim()
      retry ??= field('retry')
      const [name, data] = [field('event'), field('data')]
      if (name === undefined) events.push({ name: 'comment', data: field('') })
      else events.push({ name, data: JSON.parse(data ?? 'null') })
    }
  })
  answer.on('error', () => {})
  return {
    status: answer.statusCode ?? 0,
    headers: answer.headers,
    events,
    retry: () => retry,
    ended: new Promise(resolve => answer.on('close', () => resolve(answer.complete))),
    close: () => asked.destroy(),
  }
}
