import { expect, test } from 'vitest'
import { inTurns } from './turns.ts'

const tick = () => new Promise(resolve => setTimeout(resolve))

test('one works at a time, of those that wait the latest day first', async () => {
  const turns = inTurns()
  const begun: string[] = []
  const held = new Map<string, () => void>()
  const work = (day: string) => () =>
    new Promise<string>(resolve => {
      begun.push(day)
      held.set(day, () => resolve(day))
    })
  const all = ['2024-01-01', '2021-05-05', '2026-11-21', '2023-03-03'].map(day => turns(day, work(day)))
  for (const expected of ['2024-01-01', '2026-11-21', '2023-03-03', '2021-05-05']) {
    expect(begun.at(-1)).toBe(expected)
    held.get(expected)?.()
    await tick()
  }
  expect(await Promise.all(all)).toEqual(['2024-01-01', '2021-05-05', '2026-11-21', '2023-03-03'])
})

test('who fails makes way for the next', async () => {
  const turns = inTurns()
  const failed = turns('2024-01-01', () => Promise.reject(new Error('broken')))
  const next = turns('2024-01-01', async () => 'done')
  await expect(failed).rejects.toThrow('broken')
  expect(await next).toBe('done')
})

test('too many are told to come again, and those before them are served', async () => {
  const turns = inTurns()
  const one = Promise.withResolvers<number>()
  const first = turns('2024-01-01', () => one.promise)
  const waiting = Array.from({ length: 30 }, (_, n) => turns('2024-01-01', async () => n))
  expect(() => turns('2024-01-01', async () => 0)).toThrow(expect.objectContaining({ status: 503, code: 'busy' }))
  one.resolve(-1)
  expect(await Promise.all([first, ...waiting])).toHaveLength(31)
})
