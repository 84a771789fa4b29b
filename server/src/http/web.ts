// The web app as built: hashed files for ever, the page itself asked for anew.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import helmet from '@fastify/helmet'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { type Ready, readyPage, sendReady } from './ready.ts'

const DIST = join(import.meta.dirname, '../../../web/dist')
const YEAR_MS = 365 * 24 * 60 * 60 * 1000

const CONTENT_SECURITY_POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    fontSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    manifestSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
}

type Language = 'da' | 'en'
type Drawn = { title: string; html: string }
/** The page as built, in a language; `with` puts in what its reader shall see first. */
export type Shell = { language: Language; with: (drawn: Drawn) => string }
/** Draws what is at an address; null where the page comes as it was built, and draws itself. */
export type DrawPage = (url: string, shell: Shell) => Promise<Ready | null>

/** Every address that is not the API's or a file's is a page of the web app. */
export async function webRoutes(app: FastifyInstance, draw: DrawPage, dist = DIST) {
  await app.register(async web => {
    await web.register(helmet, { contentSecurityPolicy: CONTENT_SECURITY_POLICY, strictTransportSecurity: false })
    const page = join(dist, 'index.html')
    if (!existsSync(page)) {
      web.get('/', { schema: { hide: true } }, (_request, reply) =>
        reply
          .code(503)
          .type('text/plain; charset=utf-8')
          .send('The web app has not been built: npm start builds it.\n'),
      )
      return
    }
    const html = readFileSync(page, 'utf8')
    const shells = { da: shellOf(html, 'da'), en: shellOf(html, 'en') }
    await web.register(fastifyStatic, {
      root: dist,
      wildcard: false,
      index: false,
      preCompressed: true,
      maxAge: YEAR_MS,
      immutable: true,
      globIgnore: ['index.html'],
    })
    web.get('/*', { schema: { hide: true } }, async (request, reply) => {
      if (request.url.startsWith('/api/')) return reply.callNotFound()
      const shell = shells[languageIn(request.headers.cookie)]
      return sendReady((await draw(request.url, shell)) ?? shell.plain, request, reply)
    })
  })
}

const languageIn = (cookie = ''): Language => (/(^|; ?)pejl\.language=en(;|$)/.test(cookie) ? 'en' : 'da')

const TITLE = /<title>[^<]*<\/title>/
const SCRIPT = /<script type="module" crossorigin src="([^"]+)"><\/script>/g
// The browser paints once, when the whole of it is there (https://html.spec.whatwg.org/#link-type-expect).
const AT_ONCE = '<link rel="expect" href="#root" blocking="render">'
const ROOT = '<div id="root"></div>'
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;' }
const escaped = (text: string) => text.replaceAll(/[&<]/g, sign => ENTITIES[sign] ?? sign)

function shellOf(built: string, language: Language): Shell & { plain: Ready } {
  const html = built.replace('<html lang="da"', `<html lang="${language}"`)
  return {
    language,
    plain: readyPage(html),
    // By functions: in a text, `$&` would be a pattern.
    with: drawn =>
      html
        .replace('<html ', '<html data-drawn ')
        .replace(TITLE, () => `<title>${escaped(drawn.title)}</title>\n    ${AT_ONCE}`)
        // Fetched meanwhile, but boot.js starts it when the rows have been painted.
        .replaceAll(SCRIPT, '<link rel="preload" as="script" fetchpriority="low" crossorigin href="$1" data-start>')
        .replace(ROOT, () => `<div id="root">${drawn.html}</div>`),
  }
}
