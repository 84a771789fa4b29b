// In front of the router: an address whose answer stands ready is answered at once.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { Kept } from './kept.ts'
import { sendAtOnce } from './ready.ts'

/**
 * What stands at an address was asked for there before in just these letters, so nothing about it is left to be checked.
 * Everything else goes to the router.
 */
export function answerStanding(app: FastifyInstance, { standing }: Pick<Kept, 'standing'>): void {
  const { server } = app
  const [route] = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[]
  if (route === undefined) throw new Error('the server has no router')
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
  })
  server.removeListener('request', route)
  server.on('request', (request, response) => {
    if (!closing && request.method === 'GET' && !hasBody(request)) {
      const answer = standing(request.url ?? '')
      if (answer !== undefined && sendAtOnce(answer, request, response)) return
    }
    route.call(server, request, response)
  })
}

const hasBody = ({ headers }: IncomingMessage) =>
  headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
