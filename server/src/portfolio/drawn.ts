// The overview already drawn in the page: the reader sees the rows before the application is there.
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Guarded } from '../context.ts'
import { type Ready, ready } from '../http/ready.ts'
import type { Shell } from '../http/shell.ts'
import type { DrawPage } from '../http/web.ts'
import { isDay } from '../milestones/day.ts'
import { type DrawOverview, FIRST_ROWS, type Overview } from './contract.ts'
import type { Directory } from './directory.ts'

const BUILT = join(import.meta.dirname, '../../../web/dist-server/draw.js')
/** The first moments belong to the first answers; a page that is asked for sooner loads it itself. */
const LOADED_AFTER_MS = 500
/** A reader waits no longer for the drawn page; the plain one draws itself. */
const PATIENCE_MS = 250
const MOST_BYTES = 16 * 1024 * 1024

type Asked = { params: { slug: string }; querystring: { knownAt?: string } }
type OverviewReading = (asked: Asked, rows: number) => Ready | Promise<Ready>
type Wanted = { path: string; day: string | undefined }

/** Gives the page of an overview as the API would answer for it at this moment; null for any other page. */
export function drawnOverviews(
  app: FastifyInstance,
  { clock, guard }: Guarded,
  directory: Directory,
  overview: OverviewReading,
): DrawPage {
  const pages = keepPages(MOST_BYTES)
  let loading: Promise<DrawOverview> | undefined
  const load = () => {
    loading ??= loadDraw()
    return loading
  }
  app.addHook('onListen', () => void setTimeout(() => void load().catch(() => {}), LOADED_AFTER_MS).unref())

  /** Whom the portfolio is not for gets the application alone, which asks them to sign in. */
  const mayRead = async (request: FastifyRequest) => {
    try {
      await guard.check(request, 'published', false)
      return true
    } catch {
      return false
    }
  }

  async function page({ path, day }: Wanted, shell: Shell): Promise<Ready | null> {
    const [draw, portfolios] = await Promise.all([load(), directory.list()])
    // As frontOf in web/src/app/paths.ts.
    const front = portfolios.find(({ invented }) => !invented) ?? portfolios[0]
    const shown = path === '/' ? front : portfolios.find(({ slug }) => `/${slug}` === path)
    if (shown === undefined) return null
    const { slug } = shown
    const answer = await overview(
      { params: { slug }, querystring: day === undefined ? {} : { knownAt: day } },
      FIRST_ROWS,
    )
    const key = [shell.look, slug, day, ready(portfolios).revision, answer.revision].join(' ')
    const kept = pages.find(key)
    if (kept) return kept
    const read = JSON.parse(answer.json.toString()) as Overview
    const drawn = draw({ language: shell.language, slug, day, portfolios, overview: read })
    return drawn && pages.keep(key, shell.with(drawn))
  }

  return async (request, shell) => {
    const wanted = wantedIn(request.url, clock.today())
    if (wanted === null || !(await mayRead(request))) return null
    const given = new AbortController()
    try {
      const late = sleep(PATIENCE_MS, null, { signal: given.signal }).catch(() => null)
      return await Promise.race([page(wanted, shell), late])
    } catch (error) {
      app.log.info(error, 'A page is sent without its rows')
      return null
    } finally {
      given.abort()
    }
  }
}

/** The page that an address names, if it is an overview without a filter: those are the application's. */
function wantedIn(url: string, today: string): Wanted | null {
  const found = /^(\/[a-z0-9-]{0,80})(?:\?pr=(\d{4}-\d{2}-\d{2}))?$/.exec(url)
  if (found === null) return null
  const [, path = '', day] = found
  return day !== undefined && (!isDay(day) || day > today || path === '/') ? null : { path, day }
}

async function loadDraw(): Promise<DrawOverview> {
  const { draw } = (await import(pathToFileURL(BUILT).href)) as { draw: DrawOverview }
  return draw
}

/** The pages asked for last, within so many bytes. What is no longer true is no longer asked for, and goes first. */
function keepPages(most: number) {
  const pages = new Map<string, Ready>()
  let used = 0
  return {
    find(key: string): Ready | undefined {
      const page = pages.get(key)
      if (page === undefined) return undefined
      pages.delete(key)
      pages.set(key, page)
      return page
    },
    keep(key: string, page: Ready): Ready {
      pages.set(key, page)
      used += page.json.byteLength
      for (const [oldest, { json }] of pages) {
        if (used <= most) break
        pages.delete(oldest)
        used -= json.byteLength
      }
      return page
    },
  }
}
