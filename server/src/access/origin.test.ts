import { expect, test } from 'vitest'
import { canSignIn, isHandedOn, isOverTls, isOwnOrigin } from './origin.ts'

const SERVED = { origin: 'https://pejl.example', host: '0.0.0.0' }
const OWN = { origin: null, host: '127.0.0.1' }

test.each([
  [SERVED, { host: 'pejl.example', origin: 'https://pejl.example' }],
  [OWN, { host: 'localhost:3000', origin: 'http://localhost:3000' }],
  [OWN, { host: '[::1]:3000', origin: 'http://[::1]:3000' }],
])('%j is asked from its own page with %j', (reached, headers) => {
  expect(isOwnOrigin(headers, reached)).toBe(true)
})

test.each([
  ['no page', SERVED, { host: 'pejl.example' }],
  ['another site', SERVED, { host: 'pejl.example', origin: 'https://evil.example' }],
  ['a page that hides where it comes from', SERVED, { host: 'pejl.example', origin: 'null' }],
  ['the same name without TLS', SERVED, { host: 'pejl.example', origin: 'http://pejl.example' }],
  ['a name that begins like ours', SERVED, { host: 'pejl.example', origin: 'https://pejl.example.evil' }],
  ['another port', OWN, { host: 'localhost:3000', origin: 'http://localhost:4000' }],
  ['a foreign name that points here', OWN, { host: 'evil.example:3000', origin: 'http://evil.example:3000' }],
  [
    'a server that was not told where it is reached',
    { origin: null, host: '0.0.0.0' },
    { host: 'a', origin: 'http://a' },
  ],
])('%s is not our own page', (_, reached, headers) => {
  expect(isOwnOrigin(headers, reached)).toBe(false)
})

test('signing in takes TLS, or one’s own machine', () => {
  expect([canSignIn(SERVED), isOverTls(SERVED)]).toEqual([true, true])
  expect([canSignIn(OWN), isOverTls(OWN)]).toEqual([true, false])
  expect(canSignIn({ origin: null, host: '0.0.0.0' })).toBe(false)
  expect(canSignIn({ origin: 'http://pejl.example', host: '127.0.0.1' })).toBe(false)
})

test.each([
  'x-forwarded-for',
  'x-forwarded-proto',
  'forwarded',
  'via',
  'cf-connecting-ip',
  'x-real-ip',
  'true-client-ip',
])('a request with %s was handed on', name => {
  expect(isHandedOn({ host: 'localhost:3000', [name]: '192.0.2.1' }, '1.1')).toBe(true)
})

test('a browser’s own request was not handed on, one in the old protocol was', () => {
  const headers = { host: 'localhost:3000', 'user-agent': 'x', 'sec-fetch-site': 'same-origin' }
  expect(isHandedOn(headers, '1.1')).toBe(false)
  expect(isHandedOn(headers, '1.0')).toBe(true)
})
