import { expect, test } from 'vitest'
import { cookiesOf, csrfOf, isCsrf, newToken, noCookies, tokenIn } from './cookie.ts'

const token = newToken()

test('over TLS the cookie belongs to this host alone, and no script can read it', () => {
  expect(cookiesOf(token, true)[0]).toBe(`__Host-pejl=${token}; Path=/; SameSite=Lax; HttpOnly; Secure`)
  expect(cookiesOf(token, false).join()).not.toContain('Secure')
  for (const cookie of noCookies(true)) expect(cookie).toContain('Max-Age=0')
})

test('scripts see that somebody may be signed in, and not as whom', () => {
  const [, hint] = cookiesOf(token, true)
  expect(hint).toBe('pejl.in=1; Path=/; SameSite=Lax; Secure')
  expect(tokenIn('pejl.in=1', true)).toBeNull()
})

test('a token is found among other cookies', () => {
  expect(tokenIn(`pejl.language=en; __Host-pejl=${token}; x=1`, true)).toBe(token)
  expect(tokenIn(`pejl.session=${token}`, false)).toBe(token)
})

test.each([
  ['none', undefined],
  ['another name', `pejl=${token}`],
  ['the name of the other kind of connection', `pejl.session=${token}`],
  ['two, of which somebody else may have set one', `__Host-pejl=${token}; __Host-pejl=${newToken()}`],
  ['something that we never made', '__Host-pejl=short'],
  ['something longer', `__Host-pejl=${token}x`],
])('of %s there is no token', (_, cookies) => {
  expect(tokenIn(cookies, true)).toBeNull()
})

test('the word for changes belongs to one session', () => {
  expect(isCsrf(csrfOf(token), token)).toBe(true)
  expect(isCsrf(csrfOf(newToken()), token)).toBe(false)
  for (const wrong of [undefined, '', ['x'], csrfOf(token).slice(1)]) expect(isCsrf(wrong, token)).toBe(false)
})
