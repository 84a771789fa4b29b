// The web app as built: hashed files for ever, the page itself asked for anew.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import helmet from '@fastify/helmet'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Ready, sendReady } from './ready.ts'
import { type Shell, shellsOf } from './shell.ts'

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

/** Draws what is at an address; null where the page comes as it was built, and draws itself. */
export type DrawPage = (request: FastifyRequest, shell: Shell) => Promise<Ready | null>

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
    const shellFor = shellsOf(html)
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
      const shell = shellFor(request.headers.cookie)
      return sendReady((await draw(request, shell)) ?? shell.plain, request, reply)
    })
  })
}
