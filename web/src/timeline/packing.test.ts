import { expect, test } from 'vitest'
import { type Item, packed, shortened, widthOf } from './packing.ts'

const more = (count: number) => `og ${count} til`
const options = { within: [0, 1000], tracks: 3, bars: [], more } as const

function item(key: string, x: number, part: Partial<Item> = {}): Item {
  return { key, x, from: x - 5, to: x + 5, texts: ['Første version'], strong: '', rank: 1, lifted: false, ...part }
}

test('a mark that has room stands on the lowest line with its words to the right', () => {
  expect(packed([item('a', 100)], options).get('a')).toMatchObject({ track: 0, side: 'right', text: 'Første version' })
})

test('words turn to the left where the right edge is near', () => {
  expect(packed([item('a', 990)], options).get('a')).toMatchObject({ track: 0, side: 'left' })
})

test('words keep out of what stands at the edges', () => {
  const within = [0, 1000 - 32] as const
  expect(packed([item('a', 880)], options).get('a')?.side).toBe('right')
  expect(packed([item('a', 890)], { ...options, within }).get('a')?.side).toBe('left')
})

test('on a bar the words stand above, and an arrow is lifted off it', () => {
  const bars = [[0, 500]] as const
  expect(packed([item('a', 100)], { ...options, bars }).get('a')).toMatchObject({ track: 0, side: 'above' })
  expect(packed([item('a', 100, { lifted: true })], { ...options, bars }).get('a')?.track).toBe(1)
})

test('what is ahead gets its words before what is done', () => {
  const places = packed([item('done', 100, { rank: 3 }), item('ahead', 106, { rank: 0 })], { ...options, tracks: 1 })
  expect(places.get('ahead')?.side).toBe('right')
  expect(places.get('done')?.side).not.toBe('right')
})

test('more marks in one spot than there are lines share a sign that says how many', () => {
  const places = packed(
    ['a', 'b', 'c', 'd', 'e'].map(key => item(key, 100)),
    options,
  )
  const host = [...places.values()].find(({ others }) => others.length > 0)
  expect(host).toMatchObject({ others: ['d', 'e'], strong: 'og 2 til' })
  expect([...places.values()].filter(({ shared }) => shared)).toHaveLength(2)
})

test('a text is cut at a word, and only when it is too long', () => {
  expect(shortened('Overdragelse til forvaltning', 44)).toBe('Overdragelse til forvaltning')
  expect(shortened('Overdragelse til forvaltning', 20)).toBe('Overdragelse til…')
  expect(widthOf('iiii')).toBeLessThan(widthOf('mmmm'))
})

test('no word covers another word or another mark, wherever the marks lie', () => {
  let seed = 11
  const random = () => {
    seed = (seed * 16_807) % 2_147_483_647
    return seed / 2_147_483_647
  }
  for (let round = 0; round < 200; round++) {
    const items = Array.from({ length: 1 + Math.floor(random() * 14) }, (_, index) => {
      const x = random() * 1000
      const span = random() < 0.3 ? random() * 120 : 5
      const texts = ['En milepæl med et langt navn', 'En milepæl']
      return item(String(index), x, { from: Math.max(0, x - span), to: Math.min(1000, x + span), texts })
    })
    const bars = [[200, 200 + random() * 400]] as const
    expect(overlaps(items, packed(items, { ...options, tracks: 4, bars }), bars)).toEqual([])
  }
})

/** Every pair of a word with another word, a foreign mark or a bar that meet on the same line. */
function overlaps(
  items: readonly Item[],
  places: ReturnType<typeof packed>,
  bars: readonly (readonly [number, number])[],
) {
  const words = items.flatMap(({ key, x, from, to }) => {
    const place = places.get(key)
    if (!place || place.side === 'none') return []
    const length = widthOf(place.text + (place.strong ? ` ${place.strong}` : ''))
    const start = { right: to + 4, left: from - 4 - length, above: x - 4 }[place.side]
    return [{ key, line: place.track + (place.side === 'above' ? 1 : 0), from: start, to: start + length }]
  })
  const marks = items.flatMap(({ key, from, to }) => {
    const place = places.get(key)
    // A mark without room lies over others rather than being left out; it has no words of its own.
    return !place || place.shared || place.side === 'none' ? [] : [{ key, line: place.track, from, to }]
  })
  const lying = [...marks, ...bars.map(([from, to], index) => ({ key: `bar ${index}`, line: 0, from, to }))]
  return words.flatMap(word =>
    [...words, ...lying]
      .filter(other => other.key !== word.key && other.line === word.line)
      .filter(other => word.from < other.to && other.from < word.to)
      .map(other => `${word.key} over ${other.key}`),
  )
}
