import { describe, expect, test } from 'vitest'
import { wordsAsked } from './words.ts'

describe('the words of a question', () => {
  test('are taken as written and to be stemmed, the last one also as the beginning of a word', () => {
    expect(wordsAsked('  Digitale  Medd ')).toEqual({
      written: 'digitale medd',
      plain: ['digitale', 'medd:*'],
      stems: ['digitale', 'medd'],
      codes: ["'digitale'", "'medd':*"],
    })
  })

  test('joined by signs are taken apart, and stay together as a code where they may be one', () => {
    expect(wordsAsked('2.1')).toMatchObject({ plain: ['2 & 1:*'], stems: ['2 & 1'], codes: ["'2.1':*"] })
    expect(wordsAsked('2. FUT-infrastruktur')).toMatchObject({
      plain: ['2', 'fut & infrastruktur:*'],
      codes: ["'2.'", "'fut-infrastruktur':*"],
    })
    expect(wordsAsked('sundhed.dk/åben')).toMatchObject({ plain: ['sundhed & dk & åben:*'], codes: [null] })
  })

  test.each(['!', '&|!()', "'; drop table initiative", ':*', '<->', '\\', '"', '--', '🙂', '\u0301'])(
    'hold nothing that means something to PostgreSQL, whatever is written: %s',
    q => {
      const { plain, stems, codes } = wordsAsked(q)
      for (const text of plain) expect(text).toMatch(/^[\p{L}\p{N}\p{M}]+( & [\p{L}\p{N}\p{M}]+)*(:\*)?$/u)
      for (const text of stems) expect(text).toMatch(/^[\p{L}\p{N}\p{M}]+( & [\p{L}\p{N}\p{M}]+)*$/u)
      for (const text of codes) expect(text ?? "''").toMatch(/^'[0-9a-z.-]*'(:\*)?$/)
    },
  )

  test('are one and the same however a letter is put together', () => {
    expect(wordsAsked('A\u030Aben').plain).toEqual(wordsAsked('Åben').plain)
  })

  test('are at most twelve, the last of them among them', () => {
    const many = Array.from({ length: 30 }, (_, n) => `w${n}`)
    const { plain } = wordsAsked(many.join(' '))
    expect(plain).toHaveLength(12)
    expect(plain.at(-1)).toBe('w29:*')
  })

  test('are none where only signs are written', () => {
    expect(wordsAsked('?! …')).toMatchObject({ plain: [], stems: [], codes: [] })
  })
})
