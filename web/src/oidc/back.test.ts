import { expect, test } from 'vitest'
import { faultIn, returnTo } from './back.ts'

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
  'https:evil.example',
  '/.//evil.example',
  '/trial/..//evil.example',
  '/%2e//evil.example',
  '/%2F/evil.example',
  '/%5C/evil.example',
  '/%09//evil.example/%00',
  '/%',
  '/api/oidc/start',
  `/${'a'.repeat(3000)}`,
])('%j leads to the front, never elsewhere', asked => {
  expect(returnTo(`?til=${encodeURIComponent(asked)}`)).toBe('/')
})

test('what went wrong at the provider is one of the faults that there are words for', () => {
  expect(faultIn('?fejl=no_role&til=%2Fs')).toBe('no_role')
  expect(faultIn('?fejl=toString')).toBeUndefined()
  expect(faultIn('')).toBeUndefined()
})
