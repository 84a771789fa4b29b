// A line to the database that can be cut: a tiny TCP proxy in front of it.
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import pg from 'pg'

export type Line = {
  /** The database's address by way of this line. */
  url: string
  /** Breaks every connection and refuses new ones. */
  cut: () => Promise<void>
  /** Lets nothing through any more, without a word: neither end notices. What is open now stays silent for good. */
  silence: () => void
  mend: () => Promise<void>
  close: () => Promise<void>
}

export async function lineTo(database: string): Promise<Line> {
  const { host, port, user = '', password, database: name } = new pg.Client(database)
  const sockets = new Set<Socket>()
  const lost = new WeakSet<Socket>()
  let silent = false
  const target = host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port }

  const server = createServer(near => {
    const far = connect(target)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      if (silent) lost.add(from)
      from.on('data', bytes => {
        if (!lost.has(from)) to.write(bytes)
      })
      from.on('error', () => {})
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
    }
  })
  const listen = async (at: number) => {
    server.listen(at, '127.0.0.1')
    await once(server, 'listening')
  }
  const cut = async () => {
    if (server.listening) server.close()
    for (const socket of sockets) socket.destroy()
  }
  await listen(0)
  const own = (server.address() as AddressInfo).port
  const secret = password ? `:${encodeURIComponent(password)}` : ''
  return {
    url: `postgres://${encodeURIComponent(user)}${secret}@127.0.0.1:${own}/${name}?sslmode=disable`,
    cut,
    silence: () => {
      silent = true
      for (const socket of sockets) lost.add(socket)
    },
    async mend() {
      silent = false
      if (!server.listening) await listen(own)
    },
    close: cut,
  }
}
