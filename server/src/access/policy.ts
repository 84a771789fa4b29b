// Who may do what. Nobody can sign in yet: until then a person's own machine knows its user, and nothing else knows anybody.
import type { IncomingHttpHeaders } from 'node:http'
import type { Config } from '../config.ts'

export type Installation = Pick<Config, 'databaseUrl' | 'host'>
/** A request as it came: from where, and what it says of itself. */
export type Asked = { headers: IncomingHttpHeaders; socket: { remoteAddress?: string | undefined } }

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/i
// Whoever asks through one of these sits elsewhere, however near its last stop is.
const HANDED_ON = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip']

/**
 * Attached documents are for signed-in readers. An installation with the database that comes along, which listens on
 * loopback only and is asked from there by a loopback name, is one person's own machine: its user counts as signed in.
 */
export function mayReadAttached({ databaseUrl, host }: Installation, { headers, socket }: Asked): boolean {
  if (databaseUrl !== null || !LOOPBACK.test(host)) return false
  if (HANDED_ON.some(name => headers[name] !== undefined)) return false
  // A page of somebody else's can make its own name point here; it cannot ask by ours.
  return LOOPBACK.test(socket.remoteAddress ?? '') && LOOPBACK.test(nameIn(headers.host))
}

/** `localhost` of `localhost:3000`, `::1` of `[::1]:3000`. */
const nameIn = (host = '') => /^\[(.*)\](?::\d+)?$/.exec(host)?.[1] ?? host.replace(/:\d+$/, '')
