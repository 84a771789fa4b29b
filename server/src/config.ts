// Every setting in one place. Kept free of dependencies: the database is started from it before anything is loaded.
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { canSignIn, isLoopback } from './access/origin.ts'
import { OIDC_SETTINGS, type OidcSettings, oidcIn } from './oidc/settings.ts'

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

export type Config = {
  /** 0 asks the system for any free port. */
  port: number
  host: string
  /** A PostgreSQL of one's own; null for the one that ships in an npm package. */
  databaseUrl: string | null
  /** Where the embedded database keeps its data: an absolute path. */
  dataFolder: string
  /** Connections that one process opens at most. */
  poolSize: number
  logLevel: LogLevel
  /** Where readers reach it, such as `https://pejl.example`; null on a person's own machine. */
  origin: string | null
  /** Proxies whose word on who asks is taken. */
  trustedProxies: readonly string[]
  /** A person's own machine: roles can be tried on without a password. */
  trial: boolean
  /** Who signs people in beside us; null when nobody does. */
  oidc: OidcSettings | null
  /** Whether what is published can be read without signing in. */
  publicReading: boolean
  /** Whether an empty database is given the strategy's portfolio. */
  seed: boolean
  /** Whether it is given the invented practice portfolio too. */
  practice: boolean
}

export type Environment = Record<string, string | undefined>

export type Setting<T> = { expected: string; read: (text: string) => T | undefined }

const wholeNumber = (least: number, most: number): Setting<number> => ({
  expected: `a whole number from ${least} to ${most}`,
  read: text => (/^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined),
})

const onOrOff: Setting<boolean> = {
  expected: 'on or off',
  read: text => ({ on: true, true: true, 1: true, off: false, false: false, 0: false })[text.toLowerCase()],
}

/** An address, or a network as `10.1.0.0/16`. */
function isAddress(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const most = isIP(address) === 6 ? 128 : 32
  return (
    isIP(address) !== 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
  )
}

const SETTINGS = {
  PORT: wholeNumber(0, 65_535),
  HOST: {
    expected: 'a host name or an address such as 127.0.0.1',
    read: text => (/^[\w.:%-]{1,253}$/.test(text) ? text : undefined),
  } satisfies Setting<string>,
  DATABASE_URL: {
    expected: 'an address such as postgres://user:password@host:5432/database',
    // Without a host it names a socket's folder in its query, which PostgreSQL reads but URL does not.
    read: text =>
      /^postgres(ql)?:\/\/\S+$/.test(text) && URL.canParse(text.replace('@/', '@socket/')) ? text : undefined,
  } satisfies Setting<string>,
  DATA_FOLDER: {
    expected: 'a folder',
    read: text => (text.includes('\0') ? undefined : text),
  } satisfies Setting<string>,
  ORIGIN: {
    expected: 'an address such as https://pejl.example, without a path',
    read: text => (URL.canParse(text) && new URL(text).origin === text ? text : undefined),
  } satisfies Setting<string>,
  TRUSTED_PROXIES: {
    expected: 'addresses such as 10.0.0.1,10.1.0.0/16',
    read: text => {
      const list = text.split(',').map(one => one.trim())
      return list.every(isAddress) ? list : undefined
    },
  } satisfies Setting<readonly string[]>,
  POOL_SIZE: wholeNumber(2, 200),
  LOG_LEVEL: {
    expected: `one of ${LOG_LEVELS.join(', ')}`,
    read: text => LOG_LEVELS.find(level => level === text.toLowerCase()),
  } satisfies Setting<LogLevel>,
  PUBLIC_READING: onOrOff,
  SEED: onOrOff,
  PRACTICE: onOrOff,
  ...OIDC_SETTINGS,
}
type Name = keyof typeof SETTINGS
const NAMES = Object.keys(SETTINGS) as Name[]
/** What may hold a password, and must not end up in a log. */
const UNSHOWN: readonly Name[] = ['DATABASE_URL', 'OIDC_ISSUER', 'OIDC_CLIENT_SECRET']

/** Settings that cannot be read: one line for each, all at once. */
export class ConfigError extends Error {
  override name = 'ConfigError'
  readonly lines: readonly string[]
  constructor(lines: readonly string[]) {
    super(lines.join('\n'))
    this.lines = lines
  }
}

/** Reads the settings out of an environment; relative folders are taken from `root`, the checkout. */
export function readConfig(env: Environment, root: string): Config {
  const faults = misspelt(env)
  const value = <T>(name: Name, setting: Setting<T>, otherwise: T): T => {
    const text = env[name]?.trim() ?? ''
    if (text === '') return otherwise
    const read = setting.read(text)
    const shown = UNSHOWN.includes(name) ? 'not readable' : JSON.stringify(text)
    if (read === undefined) faults.push(`${name} is ${shown}: expected ${setting.expected}`)
    return read ?? otherwise
  }
  const databaseUrl = value<string | null>('DATABASE_URL', SETTINGS.DATABASE_URL, null)
  const seed = value('SEED', SETTINGS.SEED, true)
  const host = value('HOST', SETTINGS.HOST, '127.0.0.1')
  const origin = value<string | null>('ORIGIN', SETTINGS.ORIGIN, null)
  // Never by itself on a server: only with the database that comes along, and heard by nobody but this machine.
  const trial = databaseUrl === null && origin === null && isLoopback(host)
  const config: Config = {
    port: value('PORT', SETTINGS.PORT, 3000),
    host,
    origin,
    trustedProxies: value<readonly string[]>('TRUSTED_PROXIES', SETTINGS.TRUSTED_PROXIES, []),
    trial,
    databaseUrl,
    dataFolder: resolve(root, value('DATA_FOLDER', SETTINGS.DATA_FOLDER, '.pejl')),
    poolSize: value('POOL_SIZE', SETTINGS.POOL_SIZE, 10),
    logLevel: value('LOG_LEVEL', SETTINGS.LOG_LEVEL, 'warn'),
    oidc: oidcIn(env, value, canSignIn({ origin, host }), faults),
    publicReading: value('PUBLIC_READING', SETTINGS.PUBLIC_READING, trial),
    seed,
    practice: value('PRACTICE', SETTINGS.PRACTICE, seed && databaseUrl === null),
  }
  if (faults.length > 0) throw new ConfigError(faults)
  return config
}

/** A name that is nearly a setting is refused: otherwise it would be ignored in silence. */
function misspelt(env: Environment): string[] {
  return Object.keys(env).flatMap(name => {
    if (name in SETTINGS || (env[name] ?? '') === '') return []
    const meant = NAMES.find(known => env[known] === undefined && nearlyThe(known, name))
    return meant === undefined ? [] : [`${name} is no setting: did you mean ${meant}?`]
  })
}

function nearlyThe(known: string, name: string): boolean {
  const [a, b] = [known, name].map(word => word.toUpperCase().replaceAll(/[^A-Z]/g, '')) as [string, string]
  if (a === b) return true
  // Short words have innocent neighbours (PORT and POST), so of them only swapped letters are caught.
  if (a.length < 6) return [...a].sort().join() === [...b].sort().join() && within(2, a, b)
  return within(a.length < 9 ? 1 : 2, a, b)
}

/** Whether so many letters put in, taken out or replaced turn one word into the other. */
function within(edits: number, a: string, b: string): boolean {
  if (a === '' || b === '') return a.length + b.length <= edits
  if (a[0] === b[0]) return within(edits, a.slice(1), b.slice(1))
  if (edits === 0) return false
  return (
    within(edits - 1, a.slice(1), b) || within(edits - 1, a, b.slice(1)) || within(edits - 1, a.slice(1), b.slice(1))
  )
}
