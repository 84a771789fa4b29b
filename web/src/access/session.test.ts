// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { returnTo } from './session.ts'

test('the reader comes back to where they were', () => {
  expect(returnTo('?til=%2Fs%2Ftidslinje%3Fpr%3D2021-09-29%23m-1')).toBe('/s/tidslinje?pr=2021-09-29#m-1')
  expect(returnTo('')).toBe('/')
})

test.each([
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example',
  '\\\\evil.example',
  'javascript:alert(1)',
  'evil',
  '/log-ind?til=/s',
  ' //evil.example',
  '/\t/evil.example',
])('%j leads to the front, never elsewhere', asked => {
  expect(returnTo(`?til=${encodeURIComponent(asked)}`)).toMatch(/^\/(?![/\\])[^\\]*$/)
  expect(new URL(returnTo(`?til=${encodeURIComponent(asked)}`), 'https://pejl.example').host).toBe('pejl.example')
})
