// What counts as our own page, and whether it is reached over TLS.
import type { IncomingHttpHeaders } from 'node:http'
import type { Config } from '../config.ts'

type Reached = Pick<Config, 'origin' | 'host'>

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/i
export const isLoopback = (host: string) => LOOPBACK.test(host)

export const isOverTls = ({ origin }: Reached) => origin?.startsWith('https:') ?? false

/**
 * ORIGIN says where the installation is reached. Without it only a person's own machine is: then the page must have been
 * asked for by a loopback name, for somebody else's name can be made to point there.
 */
export const isOwnOrigin = (headers: IncomingHttpHeaders, reached: Reached) =>
  headers.origin !== undefined && headers.origin === ownAddress(headers, reached)

/** Where whoever asks reaches us, by a name that is ours; null when it is not. */
export function ownAddress({ host: asked }: IncomingHttpHeaders, { origin, host }: Reached): string | null {
  if (origin !== null) return origin
  return isLoopback(host) && isLoopback(nameIn(asked)) ? `http://${asked}` : null
}

/** Whether somebody can sign in here: over TLS, or on one's own machine. */
export const canSignIn = (reached: Reached) =>
  isOverTls(reached) || (reached.origin === null && isLoopback(reached.host))

/** `localhost` of `localhost:3000`, `::1` of `[::1]:3000`. */
const nameIn = (host = '') => /^\[(.*)\](?::\d+)?$/.exec(host)?.[1] ?? host.replace(/:\d+$/, '')

const HANDED_ON =
  /^(?:forwarded|via|x-forwarded-.*|x-real-ip|x-client-ip|true-client-ip|x-cluster-client-ip|cf-.*|fly-.*|x-amz.*)$/

/**
 * Whether a request shows that somebody stands between: then whoever asks sits elsewhere, however near its last stop is.
 * Proxies speak HTTP/1.0 unless told otherwise. A relay that shows nothing cannot be told from the person itself.
 */
export const isHandedOn = (headers: IncomingHttpHeaders, httpVersion: string) =>
  httpVersion === '1.0' || Object.keys(headers).some(name => HANDED_ON.test(name))
