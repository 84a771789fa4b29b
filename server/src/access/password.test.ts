import { expect, test } from 'vitest'
import { hashPassword, isPassword, refuseAsLong } from './password.ts'

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
