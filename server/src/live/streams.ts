// The open streams of this instance: who listens, how many may, and that each hears only what is for them.
import type { ServerResponse } from 'node:http'
import type { FastifyRequest } from 'fastify'
import type { Viewer } from '../access/policy.ts'
import { Busy, isDatabaseAway, TooMany } from '../http/errors.ts'
import type { Guard } from '../http/serve.ts'

/** A browser has one stream for all its tabs; somebody may have several browsers. */
export const MOST_BY_ACCOUNT = 20
/** A whole house may come from one address. */
export const MOST_BY_ADDRESS = 200
const MOST = 5000
// A reader that does not read is cut off instead of filling our memory; its browser connects anew.
const MOST_UNSENT_BYTES = 256 * 1024

export type Listener = { request: FastifyRequest; viewer: Viewer }

export type Streams = {
  /** Throws where there are too many already. */
  admit: (listener: Listener) => void
  add: (stream: ServerResponse, listener: Listener) => void
  size: () => number
  /** Tells everybody what the text says to them; null: nothing. */
  tell: (text: string | ((viewer: Viewer) => string | null)) => void
  /** Ends every stream whose reader has become somebody else, or may do something else. */
  check: () => Promise<void>
  endAll: () => void
}

export function openStreams(guard: Pick<Guard, 'listeners'>, sureAgain: () => void): Streams {
  const streams = new Map<ServerResponse, Listener>()
  let checking: Promise<void> | null = null
  let isDue = false
  /** Who listens could not be asked: nobody is told anything until they could. */
  let isUnsure = false

  async function checkOnce() {
    const all = [...streams]
    try {
      const viewers = await guard.listeners(all.map(([, { request }]) => request.raw))
      for (const [at, [stream, { viewer }]] of all.entries()) if (!isSame(viewer, viewers[at] ?? null)) end(stream)
      if (isUnsure) {
        isUnsure = false
        sureAgain()
      }
    } catch (error) {
      isUnsure = true
      if (!isDatabaseAway(error)) all[0]?.[1].request.log.error({ err: error }, 'streams could not be checked')
    }
  }
  async function checkUntilDone() {
    while (isDue) {
      isDue = false
      await checkOnce()
    }
    checking = null
  }
  const end = (stream: ServerResponse) => {
    streams.delete(stream)
    stream.end()
  }
  const count = (fits: (listener: Listener) => boolean) => [...streams.values()].filter(fits).length

  return {
    admit({ request: { ip }, viewer }) {
      if (streams.size >= MOST) throw new Busy('Too many are listening at once. Try again in a moment.')
      const own =
        viewer === null
          ? count(listener => listener.viewer === null && listener.request.ip === ip) >= MOST_BY_ADDRESS
          : count(listener => listener.viewer?.account === viewer.account) >= MOST_BY_ACCOUNT
      if (own) throw new TooMany('Too many streams are open from here. Close some, or try again in a minute.')
    },
    add(stream, listener) {
      streams.set(stream, listener)
      listener.request.raw.on('close', () => streams.delete(stream))
      stream.on('error', () => streams.delete(stream))
    },
    size: () => streams.size,
    tell(text) {
      for (const [stream, { viewer }] of streams) {
        const own = typeof text === 'string' ? text : isUnsure ? null : text(viewer)
        if (own === null) continue
        if (stream.writableLength > MOST_UNSENT_BYTES) stream.destroy()
        else stream.write(own)
      }
    },
    check() {
      isDue = true
      checking ??= checkUntilDone()
      return checking
    },
    endAll() {
      for (const stream of streams.keys()) stream.end()
    },
  }
}

const isSame = (one: Viewer, other: Viewer) => JSON.stringify(rightsOf(one)) === JSON.stringify(rightsOf(other))
const rightsOf = (viewer: Viewer) => viewer && [viewer.account, viewer.grants]
