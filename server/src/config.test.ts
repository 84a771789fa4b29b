import { expect, test } from 'vitest'
import { ConfigError, type Environment, readConfig } from './config.ts'

const read = (env: Environment) => readConfig(env, '/checkout')

function faultsOf(env: Environment): readonly string[] {
  try {
    read(env)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.lines
    throw error
  }
}

test('nothing set is the embedded database, readable by everybody, with the first data', () => {
  expect(read({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    origin: null,
    trustedProxies: [],
    trial: true,
    oidc: null,
    databaseUrl: null,
    dataFolder: '/checkout/.pejl',
    poolSize: 10,
    logLevel: 'warn',
    publicReading: true,
    seed: true,
    practice: true,
  })
})

test('a database of your own is not readable by everybody, and gets no practice data, unless you say so', () => {
  const own = { DATABASE_URL: 'postgres://pejl:secret@db.example:5432/pejl' }
  expect(read(own)).toMatchObject({ publicReading: false, seed: true, practice: false })
  expect(read({ ...own, PUBLIC_READING: 'on', PRACTICE: 'on' })).toMatchObject({ publicReading: true, practice: true })
})

test.each([
  ['its own database', { DATABASE_URL: 'postgres://db/pejl' }],
  ['an address on the network', { HOST: '0.0.0.0' }],
  ['a name on the network', { HOST: 'pejl.example' }],
  ['an address that it is reached by', { ORIGIN: 'https://pejl.example' }],
])('what is told %s is a server: nothing is public by itself and no role can be tried on', (_, told) => {
  expect(read(told)).toMatchObject({ trial: false, publicReading: false })
  expect(read({ ...told, PUBLIC_READING: 'on' })).toMatchObject({ trial: false, publicReading: true })
})

test.each([
  ['ORIGIN', 'pejl.example'],
  ['ORIGIN', 'https://pejl.example/'],
  ['ORIGIN', 'https://pejl.example/pejl'],
  ['TRUSTED_PROXIES', 'nginx'],
  ['TRUSTED_PROXIES', '10.0.0.1,'],
  ['TRUSTED_PROXIES', '10.0.0.0/33'],
])('%s as %s is refused', (name, value) => {
  expect(() => read({ [name]: value })).toThrow(`${name} is "${value}": expected`)
})

test('trusted proxies are addresses and networks', () => {
  expect(read({ TRUSTED_PROXIES: '10.0.0.1, 10.1.0.0/16,::1' }).trustedProxies).toEqual([
    '10.0.0.1',
    '10.1.0.0/16',
    '::1',
  ])
})

test('without the seed there is no practice data either, unless you say so', () => {
  expect(read({ SEED: 'off' })).toMatchObject({ seed: false, practice: false })
  expect(read({ SEED: 'off', PRACTICE: 'on' })).toMatchObject({ seed: false, practice: true })
})

test.each([
  [{ PORT: '0' }, { port: 0 }],
  [{ PORT: ' 8080 ' }, { port: 8080 }],
  [{ PORT: '' }, { port: 3000 }],
  [{ HOST: '::' }, { host: '::' }],
  [{ DATA_FOLDER: 'data' }, { dataFolder: '/checkout/data' }],
  [{ DATA_FOLDER: '/srv/pejl' }, { dataFolder: '/srv/pejl' }],
  [
    { DATABASE_URL: 'postgres://pejl@/pejl?host=%2Frun%2Fpg' },
    { databaseUrl: 'postgres://pejl@/pejl?host=%2Frun%2Fpg' },
  ],
  [{ LOG_LEVEL: 'DEBUG' }, { logLevel: 'debug' }],
  [{ PRACTICE: 'OFF' }, { practice: false }],
  [{ PRACTICE: '0' }, { practice: false }],
])('%j is read', (env, expected) => {
  expect(read(env)).toMatchObject(expected)
})

test.each([
  [{ PORT: '65536' }, 'PORT is "65536": expected a whole number from 0 to 65535'],
  [{ PORT: '-1' }, 'PORT is "-1": expected a whole number from 0 to 65535'],
  [{ PORT: '3e3' }, 'PORT is "3e3": expected a whole number from 0 to 65535'],
  [{ HOST: 'a b' }, 'HOST is "a b": expected a host name or an address such as 127.0.0.1'],
  [{ SEED: 'maybe' }, 'SEED is "maybe": expected on or off'],
  [{ POOL_SIZE: '1' }, 'POOL_SIZE is "1": expected a whole number from 2 to 200'],
])('%j is refused with what was expected', (env, line) => {
  expect(faultsOf(env)).toEqual([line])
})

test('every fault is listed at once', () => {
  expect(faultsOf({ PORT: 'x', SEED: 'x', LOG_LEVL: 'info' })).toHaveLength(3)
})

test('a refused address does not show its password', () => {
  expect(faultsOf({ DATABASE_URL: 'mysql://pejl:secret@db/pejl' }).join()).not.toContain('secret')
})

const PROVIDER = {
  ORIGIN: 'https://pejl.example',
  OIDC_ISSUER: 'https://login.example/realms/pejl',
  OIDC_CLIENT_ID: 'pejl',
  OIDC_CLIENT_SECRET: 'canary',
  OIDC_NAME: 'Styrelsens login',
  OIDC_GROUPS: 'staff=reader; CN=Office, OU=Pejl=programme_office;medcom=owner:medcom;',
}

test('a provider is read with its groups, whatever their names hold', () => {
  expect(read(PROVIDER).oidc).toEqual({
    issuer: 'https://login.example/realms/pejl',
    clientId: 'pejl',
    clientSecret: 'canary',
    name: 'Styrelsens login',
    groupsClaim: 'groups',
    groups: [
      { group: 'staff', role: 'reader', organisation: null },
      { group: 'CN=Office, OU=Pejl', role: 'programme_office', organisation: null },
      { group: 'medcom', role: 'owner', organisation: 'medcom' },
    ],
  })
  expect(read({ ...PROVIDER, OIDC_GROUPS_CLAIM: 'roles' }).oidc?.groupsClaim).toBe('roles')
  const own = { ...PROVIDER, ORIGIN: '', OIDC_ISSUER: 'http://[::1]:8080' }
  expect(read(own).oidc?.issuer).toBe('http://[::1]:8080')
})

test('half a provider is refused with a line for each thing that is missing', () => {
  const { OIDC_CLIENT_SECRET, OIDC_NAME, ...half } = PROVIDER
  const needs = 'OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME, OIDC_GROUPS'
  expect(faultsOf(half)).toEqual([
    `OIDC_CLIENT_SECRET is missing: signing in by a provider needs ${needs}`,
    `OIDC_NAME is missing: signing in by a provider needs ${needs}`,
  ])
  expect(faultsOf({ OIDC_GROUPS_CLAIM: 'roles' })).toHaveLength(5)
})

test.each([
  [{ OIDC_ISSUER: 'http://login.example' }, /^OIDC_ISSUER is not readable/],
  [{ OIDC_ISSUER: 'https://me:canary@login.example' }, /^OIDC_ISSUER is not readable/],
  [{ OIDC_ISSUER: 'https://login.example?canary' }, /^OIDC_ISSUER is not readable/],
  [{ OIDC_CLIENT_SECRET: 'canary\u0007' }, /^OIDC_CLIENT_SECRET is not readable/],
  [{ OIDC_GROUPS: 'staff' }, /^OIDC_GROUPS is "staff": expected/],
  [{ OIDC_GROUPS: 'staff=king' }, /^OIDC_GROUPS is/],
  [{ OIDC_GROUPS: 'staff=toString' }, /^OIDC_GROUPS is/],
  [{ OIDC_GROUPS: 'staff=owner' }, /^OIDC_GROUPS is/],
  [{ OIDC_GROUPS: 'staff=reader:medcom' }, /^OIDC_GROUPS is/],
  [{ OIDC_GROUPS: '=reader' }, /^OIDC_GROUPS is/],
  [{ OIDC_NAME: 'x'.repeat(81) }, /^OIDC_NAME is/],
  [{ ORIGIN: '', HOST: '0.0.0.0' }, /^OIDC_ISSUER needs ORIGIN/],
  [{ ORIGIN: 'http://pejl.example' }, /^OIDC_ISSUER needs ORIGIN/],
])('a provider with %j is refused, and no secret is shown', (change, line) => {
  const faults = faultsOf({ ...PROVIDER, ...change })
  expect(faults).toEqual([expect.stringMatching(line)])
  expect(faults.join()).not.toContain('canary')
})

test.each([
  ['PROT', 'PORT'],
  ['OIDC_GROUP', 'OIDC_GROUPS'],
  ['OIDC_CLIENT_SECRT', 'OIDC_CLIENT_SECRET'],
  ['port', 'PORT'],
  ['DATABASE_URI', 'DATABASE_URL'],
  ['DATABSE_URL', 'DATABASE_URL'],
  ['DATAFOLDER', 'DATA_FOLDER'],
  ['PRACTISE', 'PRACTICE'],
])('%s is no setting, and is told from %s', (name, meant) => {
  expect(faultsOf({ [name]: 'x' })).toEqual([`${name} is no setting: did you mean ${meant}?`])
})

test('names that others use are left alone', () => {
  const others = [
    'PATH',
    'HOME',
    'POST',
    'HOSTNAME',
    'SHELL',
    'DATABASE',
    'LOGNAME',
    'PORTAL',
    'PWD',
    'SEEDS',
    'NODE_ENV',
  ]
  expect(faultsOf(Object.fromEntries(others.map(name => [name, 'x'])))).toEqual([])
})
