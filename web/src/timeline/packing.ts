// Puts marks and their words on the lines of a row so that nothing covers anything else.

/** A mark that wants a word beside it. `from` and `to` are what the mark itself covers, `x` is its middle. */
export type Item = {
  key: string
  x: number
  from: number
  to: number
  /** What stands beside it, the longest first; a shorter one is taken where there is no room. */
  texts: readonly string[]
  /** Printed bold after the text. */
  strong: string
  /** Lower goes first and gets the better place. */
  rank: number
  /** A mark with an arrow does not lie on a bar. */
  lifted: boolean
}

export type Side = 'right' | 'left' | 'above' | 'none'
export type Place = {
  /** The line of the mark; 0 is the line of the bars, the others stand above it. */
  track: number
  side: Side
  text: string
  strong: string
  /** Keys of marks that stand in the same spot and share this one's sign. */
  others: string[]
  /** Whether another mark's sign stands for this one. */
  shared: boolean
}
type Stretch = readonly [from: number, to: number]

const GAP = 5
const MARK_GAP = 2
/** Marks whose middles are nearer than this are one spot to the eye. */
const SAME_SPOT = 12

// Hundredths of an em in IBM Plex Sans at 86 % width, measured in the browser; what is not listed is as wide as a digit.
const WIDTHS = new Map<string, number>()
for (const [width, letters] of [
  [24, ' ijl/\u00AD'],
  [28, '.,:;'],
  [32, 'ft()'],
  [36, 'r-'],
  [40, 'I'],
  [44, 'sz'],
  [48, 'cvxyJL'],
  [52, 'aeghknouøåFé'],
  [60, 'ABCKRVXÅ'],
  [64, 'DGU'],
  [68, 'HNOQØ'],
  [72, 'w'],
  [78, 'Mæ…'],
  [84, 'mWÆ'],
] as const) {
  for (const letter of letters) WIDTHS.set(letter, width)
}

/** About how wide a text is drawn, in px. */
export function widthOf(text: string, size = 11.5): number {
  let width = 0
  for (const letter of text) width += WIDTHS.get(letter) ?? 56
  return Math.ceil((width * size) / 100)
}

/** Cuts a text at so many letters, at a word's end where one is near. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most - 1)
  const space = cut.lastIndexOf(' ')
  return `${(space > most * 0.6 ? cut.slice(0, space) : cut).replace(/[\s,:–-]+$/, '')}…`
}

type Options = {
  /** Where words may stand. */
  within: Stretch
  tracks: number
  bars: readonly Stretch[]
  /** The words for so many marks more in the same spot: `og 2 til`. */
  more: (count: number) => string
}

/** Marks in one spot: the first has the sign and the words, the others share them. */
type Spot = { host: Item; others: string[] }

/** Gives every item a place. */
export function packed(items: readonly Item[], options: Options): Map<string, Place> {
  let spots = spotsOf(items, options.tracks)
  for (;;) {
    const { places, left } = placed(spots, options)
    const fewer = merged(spots, left)
    if (fewer === null) return places
    // Words that say how many marks share a sign need room too, so everything is placed anew.
    spots = fewer
  }
}

/** In the order of their rank; where more stand in one spot than there are lines, the last one takes the rest along. */
function spotsOf(items: readonly Item[], tracks: number): Spot[] {
  const spots: Spot[] = []
  for (const item of items.toSorted((a, b) => a.rank - b.rank || a.x - b.x)) {
    const same = spots.filter(({ host }) => Math.abs(host.x - item.x) < SAME_SPOT)
    if (same.length < tracks) spots.push({ host: item, others: [] })
    else same.at(-1)?.others.push(item.key)
  }
  return spots
}

export const NOWHERE: Place = { track: 0, side: 'none', text: '', strong: '', others: [], shared: false }

function placed(spots: readonly Spot[], options: Options): { places: Map<string, Place>; left: Spot[] } {
  const taken: Stretch[][] = Array.from({ length: options.tracks }, () => [])
  const places = new Map<string, Place>()
  const left: Spot[] = []
  for (const spot of spots) {
    const { host, others } = spot
    const count = others.length > 0 ? options.more(others.length) : ''
    const item = { ...host, strong: [host.strong, count].filter(Boolean).join(' ') }
    const place = withText(item, taken, options) ?? markOnly(item, taken, options.bars)
    if (!place) left.push(spot)
    places.set(host.key, { ...(place ?? NOWHERE), others })
    for (const key of others) places.set(key, { ...NOWHERE, track: place?.track ?? 0, shared: true })
  }
  return { places, left }
}

/** Spots that found no room join the nearest one, if one is near; null when none is. What is left then lies over others. */
function merged(spots: readonly Spot[], left: readonly Spot[]): Spot[] | null {
  const hosts = spots.filter(spot => !left.includes(spot)).map(({ host, others }) => ({ host, others: [...others] }))
  const alone = left.filter(({ host, others }) => {
    const distance = (spot: Spot) => Math.abs(spot.host.x - host.x)
    const near = hosts.toSorted((a, b) => distance(a) - distance(b))[0]
    if (!near || distance(near) >= SAME_SPOT) return true
    near.others.push(host.key, ...others)
    return false
  })
  return alone.length < left.length ? [...hosts, ...alone] : null
}

const isFree = (stretches: readonly Stretch[], [from, to]: Stretch) =>
  stretches.every(([start, end]) => to <= start || from >= end)

const markOf = ({ from, to }: Item): Stretch => [from - MARK_GAP, to + MARK_GAP]

function mayLie(item: Item, track: number, taken: readonly Stretch[][], bars: readonly Stretch[]): boolean {
  if (item.lifted && track === 0 && !isFree(bars, [item.from, item.to])) return false
  return isFree(taken[track] ?? [], markOf(item))
}

function withText(item: Item, taken: Stretch[][], { within, tracks, bars }: Options): Place | null {
  for (const text of item.texts) {
    const length = widthOf(text + (item.strong ? ` ${item.strong}` : '')) + GAP
    const sides: [Side, Stretch][] = [
      ['right', [item.to + MARK_GAP, item.to + GAP + length]],
      ['left', [item.from - GAP - length, item.from - MARK_GAP]],
      ['above', [item.x - 4, item.x - 4 + length]],
    ]
    for (let track = 0; track < tracks; track++) {
      if (!mayLie(item, track, taken, bars)) continue
      for (const [side, stretch] of sides) {
        const line = side === 'above' ? track + 1 : track
        if (line >= tracks || stretch[0] < within[0] || stretch[1] > within[1]) continue
        if (!isFree(taken[line] ?? [], stretch) || (line === 0 && !isFree(bars, stretch))) continue
        taken[track]?.push(markOf(item))
        taken[line]?.push(stretch)
        return { ...NOWHERE, track, side, text, strong: item.strong }
      }
    }
  }
  return null
}

function markOnly(item: Item, taken: Stretch[][], bars: readonly Stretch[]): Place | null {
  const track = taken.findIndex((_, line) => mayLie(item, line, taken, bars))
  if (track < 0) return null
  taken[track]?.push(markOf(item))
  return { ...NOWHERE, track }
}
