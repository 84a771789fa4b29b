import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { DOCS_POLICY, docsPage } from './page.ts'

const PROBLEM = {
  type: 'object',
  description: 'RFC 9457',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    requestId: { type: 'string' },
    fields: {
      type: 'array',
      items: { type: 'object', properties: { field: { type: 'string' }, message: { type: 'string' } } },
    },
  },
}

/** OpenAPI 3.1 made from the contracts, and a page that a person can read. Registered before the routes it describes. */
export async function docsRoutes(app: FastifyInstance) {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Pejl',
        version: '1',
        description:
          'Status of a portfolio of initiatives. Every reading of a portfolio takes `knownAt` (YYYY-MM-DD): what was known at the end of that day. Errors are problem+json.',
        license: { name: 'MPL-2.0', identifier: 'MPL-2.0' },
      },
      components: { schemas: { Problem: PROBLEM as never } },
    },
    // the contract's response is described here only: what is sent are ready bytes, which no serialiser touches
    transform: ({ schema, url, route }) => {
      const endpoint = route.config?.endpoint
      if (!endpoint) return { schema, url }
      const problem = (description: string) => ({
        description,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      })
      return {
        url,
        schema: {
          ...schema,
          summary: endpoint.summary,
          tags: [endpoint.key[0]],
          operationId: endpoint.key.join('.'),
          response: {
            200: { description: 'OK', content: { 'application/json': { schema: endpoint.response } } },
            400: problem('A field is not valid; it is named'),
            ...(endpoint.who !== 'everyone' && { 401: problem('Not signed in'), 403: problem('Not allowed') }),
            ...(endpoint.params && { 404: problem('Unknown') }),
            503: problem('The database is away; try again after Retry-After seconds'),
          },
        },
      }
    },
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, (_request, reply) => reply.send(app.swagger()))
  app.get('/api/docs', { schema: { hide: true } }, (_request, reply) =>
    reply
      .header('content-security-policy', DOCS_POLICY)
      .type('text/html; charset=utf-8')
      .send(docsPage(app.swagger() as Parameters<typeof docsPage>[0])),
  )
}
