// Chance that can be repeated: the same seed throws the same dice, whatever is thrown elsewhere.

export type Dice = {
  /** At least 0 and less than 1. */
  throw: () => number
  chance: (share: number) => boolean
  /** A whole number, both ends included. */
  between: (least: number, most: number) => number
  pick: <T>(from: readonly T[]) => T
  /** One of the entries, each as often as its weight says. */
  weigh: <T>(weights: readonly (readonly [T, number])[]) => T
}

/** Dice of their own for each of several seeds. */
export function diceOf(...seeds: readonly number[]): Dice {
  let state = seeds.reduce((mixed, seed) => Math.imul(mixed ^ (seed + 0x9e3779b9), 0x85ebca6b) >>> 0, 0x2545f491)
  // Mulberry32: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    throw: next,
    chance: share => next() < share,
    between,
    pick: from => from[between(0, from.length - 1)] as (typeof from)[number],
    weigh: weights => {
      let left = next() * weights.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [entry, weight] of weights) {
        left -= weight
        if (left < 0) return entry
      }
      return (weights.at(-1) as (typeof weights)[number])[0]
    },
  }
}
