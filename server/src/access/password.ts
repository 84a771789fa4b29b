// Passwords as argon2id in PHC strings (RFC 9106), so that the parameters can be raised later.
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

/** OWASP's least for argon2id: 19 MiB, two passes, one lane. */
const MEMORY_KIB = 19_456
const PASSES = 2
const LANES = 1
const BYTES = 32
const SALT_BYTES = 16

export const SHORTEST = 12
export const LONGEST = 200

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/
const encoded = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '')

/** People write the same letters in several ways: one of them counts. */
const bytesOf = (password: string) => Buffer.from(password.normalize('NFKC'))

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await derive('argon2id', {
    message: bytesOf(password),
    nonce: salt,
    parallelism: LANES,
    tagLength: BYTES,
    memory: MEMORY_KIB,
    passes: PASSES,
  })
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${encoded(salt)}$${encoded(hash)}`
}

export async function isPassword(password: string, kept: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt = '', hash = ''] = PHC.exec(kept) ?? []
  const known = Buffer.from(hash, 'base64')
  if (known.length === 0) return false
  const given = await derive('argon2id', {
    message: bytesOf(password),
    nonce: Buffer.from(salt, 'base64'),
    parallelism: Number(parallelism),
    tagLength: known.length,
    memory: Number(memory),
    passes: Number(passes),
  })
  return timingSafeEqual(given, known)
}

// The commonest of those that are long enough, in small letters and without what is put behind them.
const COMMON = [
  ...['passwordpassword', 'adgangskode', 'kodeordkodeord', 'hemmelighed', 'qwertyuiop', 'qwertyuiopå', 'asdfghjkl'],
  ...['zxcvbnm', 'iloveyou', 'jegelskerdig', 'letmeinletmein', 'welcome', 'velkommen', 'administrator', 'changeme'],
  ...[
    'correcthorsebatterystaple',
    'password',
    'kodeord',
    'sommer',
    'vinter',
    'danmark',
    'københavn',
    'sundhed',
    'pejl',
  ],
]
const ROWS = ['0123456789012345678901234567890', 'abcdefghijklmnopqrstuvwxyzæøå', 'qwertyuiopåasdfghjklæøzxcvbnm']

export type PasswordFault = 'too_short' | 'too_long' | 'is_the_name' | 'too_common'

/** Why something cannot be somebody's password; null when it can. */
export function passwordFault(password: string, names: readonly string[]): PasswordFault | null {
  const letters = [...password.normalize('NFKC')].length
  if (letters < SHORTEST) return 'too_short'
  if (letters > LONGEST) return 'too_long'
  const plain = plainOf(password)
  if (names.some(name => plainOf(name) === plain)) return 'is_the_name'
  return isCommon(plain) ? 'too_common' : null
}

const plainOf = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '')

function isCommon(plain: string): boolean {
  // One or two signs over and over, or a row of the keyboard.
  if (new Set(plain).size <= 2) return true
  if (ROWS.some(row => row.includes(plain) || [...row].reverse().join('').includes(plain))) return true
  const stem = plain.replace(/[\d\p{P}\p{S}]+$/u, '')
  return COMMON.includes(stem) || COMMON.includes(plain)
}

let decoy: Promise<string> | undefined

/** Takes as long as a real one: whoever asks cannot tell an unknown name from a wrong password. */
export async function refuseAsLong(password: string): Promise<false> {
  decoy ??= hashPassword(randomBytes(SALT_BYTES).toString('hex'))
  await isPassword(password, await decoy)
  return false
}
