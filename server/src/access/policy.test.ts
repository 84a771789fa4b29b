import { expect, test } from 'vitest'
import { mayReadAttached } from './policy.ts'

const OWN = { databaseUrl: null, host: '127.0.0.1' }
const asked = (remoteAddress: string | undefined, headers: Record<string, string> = {}) => ({
  headers: { host: 'localhost:3000', ...headers },
  socket: { remoteAddress },
})

test.each([
  ['127.0.0.1', '127.0.0.1', 'localhost:3000'],
  ['localhost', '127.0.0.1', '127.0.0.1:3000'],
  ['::1', '::1', '[::1]:3000'],
  ['localhost', '::ffff:127.0.0.1', 'LOCALHOST'],
])('on %s the user at %s who asks for %s is the owner of the machine', (host, address, name) => {
  expect(mayReadAttached({ ...OWN, host }, asked(address, { host: name }))).toBe(true)
})

test.each([
  ['with a database of its own', { ...OWN, databaseUrl: 'postgres://db/pejl' }, asked('127.0.0.1')],
  ['that listens everywhere', { ...OWN, host: '0.0.0.0' }, asked('127.0.0.1')],
  ['that listens on a name', { ...OWN, host: 'pejl.example' }, asked('127.0.0.1')],
  ['asked from another machine', OWN, asked('192.0.2.7')],
  ['asked from nowhere', OWN, asked(undefined)],
  ['asked by a name that somebody else has pointed here', OWN, asked('127.0.0.1', { host: 'rebound.example:3000' })],
  ['asked by a name that only begins like ours', OWN, asked('127.0.0.1', { host: 'localhost.example' })],
  ['asked by no name', OWN, { ...asked('127.0.0.1'), headers: {} }],
  ['asked through somebody else', OWN, asked('127.0.0.1', { 'x-forwarded-for': '192.0.2.7' })],
  ['asked through somebody who says so', OWN, asked('127.0.0.1', { via: '1.1 proxy' })],
])('on an installation %s nobody is signed in', (_, installation, request) => {
  expect(mayReadAttached(installation, request)).toBe(false)
})
