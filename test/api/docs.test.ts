import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectToBe, startApp, type TestApp } from '../helpers/app.ts'
import { ENDPOINTS } from '../helpers/contracts.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { attach, bundleOf, give, initiativeOf, KNOWN } from '../helpers/factories.ts'

type Operation = {
  summary?: string
  operationId?: string
  parameters?: { name: string; in: string; required?: boolean }[]
  responses: Record<string, { content?: Record<string, { schema: unknown }> }>
}
type OpenApi = { openapi: string; info: { title: string }; paths: Record<string, Record<string, Operation>> }

const templated = (path: string) => path.replaceAll(/:(\w+)/g, '{$1}')

let database: TestDatabase
let server: TestApp
let reader: Record<string, string>
beforeAll(async () => {
  database = await cloneDatabase()
  const minutes = { key: 'minutes', title: 'Referat', kind: 'minutes', file: 'referat.txt', recordedOn: KNOWN }
  const period = { from: '2026-10-01', to: '2026-12-31' }
  const round = { key: 'r', name: 'Runde', period, openedOn: '2026-11-01', deadline: '2026-12-01' }
  await give(database.db, bundleOf({ initiatives: [initiativeOf('1.1')], sources: [minutes], rounds: [round] }))
  await attach(database.db, { 'referat.txt': 'Opdigtet' })
  server = await startApp(database.url)
  reader = await server.as('programme_office')
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})
const read = () => server.read<OpenApi>('/api/openapi.json')

test('the document is OpenAPI 3.1 and describes the public addresses, no more and no less', async () => {
  const { openapi, info, paths } = await read()
  expect(openapi).toBe('3.1.0')
  expect(info.title).toBe('Pejl')
  expect(Object.keys(paths).sort()).toEqual([
    '/api/account',
    '/api/account/password',
    '/api/account/sessions/{session}',
    '/api/audit',
    '/api/audit/export',
    '/api/events',
    '/api/health',
    '/api/invitation',
    '/api/invitation/password',
    '/api/organisations',
    '/api/portfolios',
    '/api/portfolios/{slug}/closed-rounds',
    '/api/portfolios/{slug}/closed-rounds/{round}',
    '/api/portfolios/{slug}/comparison',
    '/api/portfolios/{slug}/history',
    '/api/portfolios/{slug}/initiatives/{code}',
    '/api/portfolios/{slug}/initiatives/{code}/views',
    '/api/portfolios/{slug}/initiatives/{code}/views/take-back',
    '/api/portfolios/{slug}/overview',
    '/api/portfolios/{slug}/round-choices',
    '/api/portfolios/{slug}/rounds',
    '/api/portfolios/{slug}/rounds/{round}',
    '/api/portfolios/{slug}/rounds/{round}/asked',
    '/api/portfolios/{slug}/rounds/{round}/close',
    '/api/portfolios/{slug}/rounds/{round}/reminders',
    '/api/portfolios/{slug}/rounds/{round}/reopen',
    '/api/portfolios/{slug}/rounds/{round}/reports/{code}',
    '/api/portfolios/{slug}/rounds/{round}/reports/{code}/correction',
    '/api/portfolios/{slug}/rounds/{round}/reports/{code}/return',
    '/api/portfolios/{slug}/rounds/{round}/reports/{code}/submit',
    '/api/portfolios/{slug}/rounds/{round}/reports/{code}/withdraw',
    '/api/portfolios/{slug}/search',
    '/api/portfolios/{slug}/sources',
    '/api/portfolios/{slug}/sources/{document}/text',
    '/api/portfolios/{slug}/timeline',
    '/api/session',
    '/api/session/trial',
    '/api/sessions',
    '/api/users',
    '/api/users/{user}',
    '/api/users/{user}/invitation',
  ])
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map(method => `${method.toUpperCase()} ${path}`),
  )
  const promised = ENDPOINTS.map(({ method, path }) => `${method} ${templated(path)}`)
  expect(promised.sort()).toEqual(described.filter(one => one !== 'GET /api/events').sort())
})

test.each(ENDPOINTS.map(endpoint => [endpoint.method, endpoint.path, endpoint] as const))(
  '%s %s is described as its contract has it',
  async (_, __, endpoint) => {
    const operation = (await read()).paths[templated(endpoint.path)]?.[endpoint.method.toLowerCase()]
    expect(operation).toMatchObject({ summary: endpoint.summary, operationId: endpoint.key.join('.') })
    const names = (part: object | undefined) =>
      Object.keys((part as { properties?: object } | undefined)?.properties ?? {})
    const parameters = operation?.parameters ?? []
    const params = names(endpoint.params)
    const querystring = names(endpoint.querystring)
    expect(parameters.filter(one => one.in === 'path').map(one => one.name)).toEqual(params)
    expect(parameters.filter(one => one.in === 'query').map(one => one.name)).toEqual(querystring)
    // what is published of the answer is what is answered
    const schema = operation?.responses['200']?.content?.['application/json']?.schema as object
    const days = querystring.includes('from') ? '?from=2025-01-20&to=2025-02-20' : ''
    const words = querystring.includes('q') ? '?q=indsats' : ''
    const address =
      endpoint.path
        .replace(':slug', 'trial')
        .replace(':code', '1.1')
        .replace(':document', 'minutes')
        .replace(':round', 'r') +
      days +
      words
    if (endpoint.method === 'GET') expectToBe(schema, (await server.get(address, reader)).json(), address)
    expect(names(schema)).toEqual(names(endpoint.response))
    expect(operation?.responses['400']?.content).toHaveProperty('application/problem+json')
    expect(operation?.responses['503']?.content).toHaveProperty('application/problem+json')
    expect('404' in (operation?.responses ?? {})).toBe(params.length > 0)
    const refusals = ['401', '403'].filter(status => status in (operation?.responses ?? {}))
    expect(refusals).toEqual(endpoint.who === 'everyone' ? [] : ['401', '403'])
  },
)

test('the events are described as a stream without input', async () => {
  const events = (await read()).paths['/api/events']?.get
  expect(events?.summary).toContain('Server-sent events')
  expect(events?.parameters ?? []).toEqual([])
  expect(Object.keys(events?.responses['200']?.content ?? {})).toEqual(['text/event-stream'])
})

test('the page can be read without scripts and names every address and its input', async () => {
  const answer = await server.get('/api/docs')
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
  expect(answer.body).toMatch(/^<!doctype html><html lang="en">/)
  expect(answer.body).not.toContain('<script')
  for (const { path, summary } of ENDPOINTS) {
    expect(answer.body).toContain(`<code>${templated(path)}</code>`)
    expect(answer.body).toContain(summary)
  }
  expect(answer.body).toContain('<code>/api/events</code>')
  expect(answer.body).toContain('<code>knownAt?</code> (query): YYYY-MM-DD')
})
