import { expect, test } from 'vitest'
import { hashPassword, isPassword, passwordFault, refuseAsLong } from './password.ts'

test('a password is known again, another one is not', async () => {
  const kept = await hashPassword('korrekt hest batteri')
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await isPassword('korrekt hest batteri', kept)).toBe(true)
  expect(await isPassword('korrekt hest batterier', kept)).toBe(false)
  expect(await isPassword('', kept)).toBe(false)
})

test('two who choose the same are not seen to have done so', async () => {
  expect(await hashPassword('korrekt hest batteri')).not.toBe(await hashPassword('korrekt hest batteri'))
})

test('letters count the same however the keyboard writes them', async () => {
  const kept = await hashPassword('bl\u00e5b\u00e6rgr\u00f8d')
  expect(await isPassword('bla\u030ab\u00e6rgr\u00f8d', kept)).toBe(true)
})

test('what is no such string is no password', async () => {
  for (const kept of ['', 'plain', '$argon2i$v=19$m=1,t=1,p=1$AAAA$AAAA', '$argon2id$v=19$m=19456,t=2,p=1$AAAA$'])
    expect(await isPassword('x', kept)).toBe(false)
})

test('an unknown name is refused', async () => {
  expect(await refuseAsLong('anything')).toBe(false)
})

test.each([
  ['elleve tegn', 'too_short'],
  ['æøåæøåæøåæø', 'too_short'],
  ['x'.repeat(201), 'too_long'],
  ['Anna@Example.dk', 'is_the_name'],
  ['Anna Andersen', 'is_the_name'],
  ['AnnaAndersen', 'is_the_name'],
  ['password1234', 'too_common'],
  ['Adgangskode 2026!', 'too_common'],
  ['Sommer202600', 'too_common'],
  ['123456789012', 'too_common'],
  ['qwertyuiopåa', 'too_common'],
  ['ababababababab', 'too_common'],
  ['korrekt hest batteri', null],
  ['sommer på Læsø', null],
  [`${'😀'.repeat(3)}ni tegn til`, null],
])('%j as a new password: %s', (password, fault) => {
  expect(passwordFault(password, ['anna@example.dk', 'Anna Andersen'])).toBe(fault)
})
