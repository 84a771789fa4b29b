import { expect, test } from 'vitest'
import { codesIn, initiativesOf } from './codes.ts'

const CODES = ['1.1', '1.2', '1.6', '1.10', '2.1', '2.4', '3.3', '4.1', '4.4', '4.5', '5.3', '14.3']

test.each<[text: string, codes: string[]]>([
  ['4.4 og 4.5 har samme titel, men forskellig beskrivelse', ['4.4', '4.5']],
  ["SHAK-udfasning: 'medio 2025' i 4.1, 'Q2 2025' i 5.3", ['4.1', '5.3']],
  ["'afsluttet' betyder både gennemført og afviklet (1.6 mod 3.3)", ['1.6', '3.3']],
  ['Kode med eller uden kolon: 1.1:, 2.4: mod 1.2 osv.', ['1.1', '1.2', '2.4']],
  ['Står til sidst i 2.1.', ['2.1']],
  ['Som trykt i »4.4«/4.5 og 1.1-1.2', ['1.1', '1.2', '4.4', '4.5']],
  ['4.4 nævner 4.4 to gange', ['4.4']],
])('in »%s« stand %j', (text, codes) => {
  expect(codesIn(text, CODES)).toEqual(codes)
})

test.each([
  ['a code that no initiative has', 'Ikke 9.9, og 5.x har ingen tal'],
  ['a part of a longer code', '1.1'.concat('0.2 og 11.1')],
  ['a part of a date', 'Mødet 1.1.2025'],
  ['a day', 'Mødet den 2.4. om eftermiddagen'],
  ['a part of a number', 'Det koster 2.400 eller 1,2.4'],
  ['a version', 'FMK 1.4.6, v1.1, version 2.1 og v. 2.4'],
  ['a product with a number', 'Udbredt i SJ 4.1'],
  ['an item of an agenda', 'Se pkt. 2.1, punkt 1.2, bilag 1.1 og § 2.4'],
  ['a time', "KL's medlem gik kl. 14.3"],
  ['an amount', 'Steg 2.4 %, 1.1 mio. og 1.2 gange'],
  ['a part of a word', 'Bilag2.1 og 2.1b'],
  ['a place', 'Står på side 1.1 og l. 2.4'],
])('%s is no code', (_, text) => {
  expect(codesIn(text, CODES)).toEqual([])
})

test('the name of a system with a number is no code, even where an initiative has it', () => {
  expect(codesIn('Afventer SJ 4.0 i 4.1', ['4.0', '4.1'])).toEqual(['4.1'])
})

test('the codes come in the order of the portfolio', () => {
  expect(codesIn('1.10 før 1.2', CODES)).toEqual(['1.2', '1.10'])
})

test('a note is about its own initiative, whatever others its text names, and about none that is not known', () => {
  expect(initiativesOf('2.1', '2.1 henviser til 1.1', CODES)).toEqual(['2.1'])
  expect(initiativesOf('7.7', '2.1', CODES)).toEqual([])
  expect(initiativesOf(null, '2.1 henviser til 1.1', CODES)).toEqual(['1.1', '2.1'])
})
