import { expect, test } from 'vitest'
import { MOST_LINES, textIn } from './attachment.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

test.each([
  ['a\nb\n', 'a\nb'],
  ['a\nb', 'a\nb'],
  ['a\r\nb\r\n', 'a\nb'],
  ['a\rb', 'a\nb'],
  ['\ufeffa', 'a'],
  ['a\n\n \nb\n\n', 'a\n\n \nb\n'],
  ['a\n\fb', 'a\nb'],
  ['a\tb æøå €', 'a\tb æøå €'],
])('%j is kept as %j', (text, content) => {
  expect(textIn(bytes(text)).content).toBe(content)
  expect(textIn(bytes(text)).lines).toBe(content.split('\n').length)
})

test('a line keeps its number, whatever the line ends', () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const { content, lines } = textIn(bytes(['en', '', 'tre', ''].join(end)))
    expect([lines, content.split('\n')[2]]).toEqual([3, 'tre'])
  }
})

test('a last line that is empty is a line once another follows it', () => {
  const { content, lines } = textIn(bytes('a\n\n'))
  expect([content, lines]).toEqual(['a\n', 2])
})

test.each([
  ['', 'holds no text'],
  [' \n\t\n', 'holds no text'],
  ['a\nb\0c', 'holds the control character U+0000 in line 2'],
  ['\u001b[31m', 'holds the control character U+001B in line 1'],
  ['a\n'.repeat(MOST_LINES + 1), `has ${MOST_LINES + 1} lines: at most ${MOST_LINES} can be shown`],
])('%j is refused', (text, why) => {
  expect(() => textIn(bytes(text))).toThrow(why)
})

test('what is not UTF-8 is refused with its line', () => {
  expect(() => textIn(Uint8Array.of(0x61, 10, 0x62, 10, 0xe6, 0x72))).toThrow('is not UTF-8: see line 3')
  expect(() => textIn(Uint8Array.of(0xff, 0xfe, 0x61, 0))).toThrow('is not UTF-8: see line 1')
})
