// How much is measured: everything, within eight minutes, or a short look for CI, within one and a half.
import { parseArgs } from 'node:util'

export type Plan = {
  /** Invented portfolios, by their number of initiatives. */
  sizes: readonly number[]
  /** Rounds of load for a portfolio of a size, and how long each lasts in seconds. */
  load: (size: number) => { rounds: number; seconds: number; connections: number }
  /** Past days that each portfolio is asked for, one at a time, for the cost per initiative. */
  misses: (size: number) => number
  /** Reports written one after another. */
  writes: number
  /** So long the owners of a round take to submit, in seconds. */
  roundSeconds: number
  /** Starts on a fresh folder, each followed by one on the same folder, now warm. */
  starts: number
  /** Navigations to each page. */
  navigations: number
  /** Whether the largest portfolio is scrolled through, too. */
  scrolls: boolean
  /** The longest that the whole may take, in seconds. */
  longest: number
}

export type Wishes = { plan: Plan; strict: boolean; json: string | null; only: readonly string[] }

const of = <T>(size: number, small: T, middle: T, large: T) => (size < 200 ? small : size < 5000 ? middle : large)
const connections = (size: number) => of(size, 20, 10, 2)

const FULL: Plan = {
  sizes: [27, 1000, 10_000],
  load: size => ({ rounds: of(size, 5, 4, 2), seconds: of(size, 0.6, 0.6, 0.8), connections: connections(size) }),
  misses: size => of(size, 100, 20, 5),
  writes: 50,
  roundSeconds: 50,
  starts: 4,
  navigations: 15,
  scrolls: true,
  longest: 1200,
}

const SHORT: Plan = {
  sizes: [27, 1000],
  load: size => ({ rounds: of(size, 2, 1, 1), seconds: 0.25, connections: connections(size) }),
  misses: size => of(size, 40, 8, 2),
  writes: 20,
  roundSeconds: 30,
  starts: 1,
  navigations: 3,
  scrolls: false,
  longest: 240,
}

/** A programme with more owners than report in a minute; it is there for their round alone. */
export const PROGRAMME = 420

export const PARTS = [
  'overviews',
  'misses',
  'pages',
  'timeline',
  'history',
  'compare',
  'visible',
  'round',
  'starts',
  'search',
  'drawn',
] as const
export type PartName = (typeof PARTS)[number]

export const USAGE = `npm run bench [-- --short] [--json <file>] [--strict] [--only ${PARTS.join(',')}]`

/** Reads the arguments; throws for one that is not known. */
export function readWishes(args: string[]): Wishes {
  const { values } = parseArgs({
    args,
    options: {
      short: { type: 'boolean', default: false },
      strict: { type: 'boolean', default: false },
      json: { type: 'string' },
      only: { type: 'string' },
    },
  })
  const only = values.only?.split(',') ?? PARTS
  const unknown = only.find(name => !PARTS.some(part => part === name))
  if (unknown !== undefined) throw new Error(`there is no part "${unknown}"`)
  return { plan: values.short ? SHORT : FULL, strict: values.strict, json: values.json ?? null, only }
}
