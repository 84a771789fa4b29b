// How readings are kept: pure memory, so the database's word is given by hand.
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { keepReadings } from '../../server/src/http/kept.ts'
import { type Ready, ready, sizeOf } from '../../server/src/http/ready.ts'
import type { Change, Changes } from '../../server/src/live/changes.ts'

const ROOM = 10_000
let today = '2025-06-01'
type Listener = Parameters<Changes['subscribe']>[0]

function keeper(maxBytes = ROOM) {
  const listeners: Listener[] = []
  let hears = true
  const changes: Changes = {
    subscribe: listener => {
      listeners.push(listener)
      return () => {}
    },
    isHearing: () => hears,
    start: async () => {},
    stop: async () => {},
  }
  return {
    kept: keepReadings(changes, { today: () => today }, maxBytes),
    changed: (...all: Partial<Change>[]) => {
      for (const one of listeners)
        one.changed(
          all.map(change => ({ table: 'status_report', portfolio: 1, since: null, initiative: null, ...change })),
        )
    },
    hear: (value: boolean) => {
      hears = value
      for (const one of listeners) one.hearing(value)
    },
  }
}

const wanted = (given: { name?: string; portfolio?: number; day?: string } = {}) => ({
  name: 'overview',
  portfolio: 1,
  day: '2025-06-01',
  reads: ['status_report', 'initiative'],
  ...given,
})
const answer = (text = 'x') => ready({ text })
const ofSize = (bytes: number): Ready => {
  const made = answer('x'.repeat(Math.floor(bytes / 1.25) - 11))
  expect(Math.abs(sizeOf(made) - bytes)).toBeLessThan(3)
  return made
}
/** Asks and tells whether it had to be built. */
async function asks(kept: ReturnType<typeof keepReadings>, question: ReturnType<typeof wanted>, made = answer()) {
  const build = vi.fn(async () => made)
  await kept.reading(question, build)
  return build.mock.calls.length === 1 ? 'built' : 'kept'
}

test('a reading is built once and then kept, each by its name, portfolio and day', async () => {
  const { kept } = keeper()
  const questions = [wanted(), wanted({ name: 'timeline' }), wanted({ portfolio: 2 }), wanted({ day: '2025-06-02' })]
  for (const question of questions) expect(await asks(kept, question)).toBe('built')
  for (const question of questions) expect(await asks(kept, question)).toBe('kept')
})

test('a kept reading is at hand at once', async () => {
  const { kept } = keeper()
  const made = answer()
  await kept.reading(wanted(), async () => made)
  expect(kept.reading(wanted(), async () => answer('other'))).toBe(made)
})

test('equal questions at the same moment share one build', async () => {
  const { kept } = keeper()
  const { promise, resolve } = Promise.withResolvers<Ready>()
  const build = vi.fn(() => promise)
  const asked = Array.from({ length: 20 }, async () => kept.reading(wanted(), build))
  resolve(answer())
  const answers = await Promise.all(asked)
  expect(build).toHaveBeenCalledTimes(1)
  expect(new Set(answers).size).toBe(1)
})

test('a build that fails is told to all who asked, and the next question tries again', async () => {
  const { kept } = keeper()
  const build = vi.fn(async () => Promise.reject(new Error('away')))
  const asked = await Promise.allSettled([kept.reading(wanted(), build), kept.reading(wanted(), build)])
  expect(asked.map(one => one.status)).toEqual(['rejected', 'rejected'])
  expect(build).toHaveBeenCalledTimes(1)
  expect(await asks(kept, wanted())).toBe('built')
})

describe('a change', () => {
  test.each<[string, Partial<Change>, 'built' | 'kept']>([
    ['of a table that it reads', {}, 'built'],
    ['of a table that it does not read', { table: 'benefit' }, 'kept'],
    ['of another portfolio', { portfolio: 2 }, 'kept'],
    ['of what all portfolios share', { portfolio: null }, 'built'],
    ['from its own day on', { since: '2025-06-01' }, 'built'],
    ['from an earlier day on', { since: '2019-01-01' }, 'built'],
    ['from a later day on', { since: '2025-06-02' }, 'kept'],
  ])('%s', async (_, change, expected) => {
    const { kept, changed } = keeper()
    await asks(kept, wanted())
    changed(change)
    expect(await asks(kept, wanted())).toBe(expected)
  })

  test('among several counts when one of them does', async () => {
    const { kept, changed } = keeper()
    await asks(kept, wanted())
    changed({ portfolio: 2 }, { table: 'benefit' }, { table: 'initiative' })
    expect(await asks(kept, wanted())).toBe('built')
  })

  test('while a reading is built makes it a reading of before: it is given out, but not kept', async () => {
    const { kept, changed } = keeper()
    const { promise, resolve } = Promise.withResolvers<Ready>()
    const before = kept.reading(wanted(), () => promise)
    changed({})
    const after = vi.fn(async () => answer('after'))
    const asked = kept.reading(wanted(), after)
    resolve(answer('before'))
    expect((await before).json.toString()).toContain('before')
    expect((await asked).json.toString()).toContain('after')
    expect((await kept.reading(wanted(), async () => answer('third'))).json.toString()).toContain('after')
  })
})

describe('while the database cannot be heard', () => {
  test('nothing is kept, and nothing that was kept is given out', async () => {
    const { kept, hear } = keeper()
    await asks(kept, wanted())
    hear(false)
    expect(kept.size()).toBe(0)
    expect(await asks(kept, wanted())).toBe('built')
    expect(await asks(kept, wanted())).toBe('built')
    hear(true)
    expect(await asks(kept, wanted())).toBe('built')
    expect(await asks(kept, wanted())).toBe('kept')
  })

  test('what was begun before it was heard again is not kept', async () => {
    const { kept, hear } = keeper()
    hear(false)
    const { promise, resolve } = Promise.withResolvers<Ready>()
    const asked = kept.reading(wanted(), () => promise)
    hear(true)
    resolve(answer())
    await asked
    expect(await asks(kept, wanted())).toBe('built')
  })
})

describe('the memory', () => {
  test('holds what fits, and lets go of what was longest unused', async () => {
    const { kept } = keeper(3000)
    const days = ['2025-01-01', '2025-01-02', '2025-01-03', '2025-01-04']
    for (const day of days.slice(0, 3)) await asks(kept, wanted({ day }), ofSize(990))
    await asks(kept, wanted({ day: '2025-01-01' }))
    await asks(kept, wanted({ day: '2025-01-04' }), ofSize(990))
    expect(kept.size()).toBeLessThanOrEqual(3000)
    expect(await asks(kept, wanted({ day: '2025-01-01' }))).toBe('kept')
    expect(await asks(kept, wanted({ day: '2025-01-02' }), ofSize(100))).toBe('built')
  })

  test('does not take in what is larger than all of it, and loses nothing to it', async () => {
    const { kept } = keeper(3000)
    await asks(kept, wanted(), ofSize(500))
    expect(await asks(kept, wanted({ name: 'large' }), ofSize(4000))).toBe('built')
    expect(await asks(kept, wanted({ name: 'large' }), ofSize(4000))).toBe('built')
    expect(await asks(kept, wanted())).toBe('kept')
  })

  test('stays within its bound whatever is asked and announced', async () => {
    const asked = fc.record({
      kind: fc.constant('asked' as const),
      name: fc.constantFrom('overview', 'timeline', 'initiative 1.1'),
      portfolio: fc.integer({ min: 1, max: 3 }),
      day: fc.constantFrom('2025-01-01', '2025-02-01', '2025-03-01', '2025-04-01'),
      bytes: fc.integer({ min: 20, max: 4000 }),
    })
    const changed = fc.record({
      kind: fc.constant('changed' as const),
      table: fc.constantFrom('status_report', 'benefit'),
      portfolio: fc.option(fc.integer({ min: 1, max: 3 })),
      since: fc.option(fc.constantFrom('2025-01-15', '2025-02-15', '2025-12-31')),
    })
    const heard = fc.record({ kind: fc.constant('heard' as const), hears: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ weight: 8, arbitrary: asked }, changed, heard), { maxLength: 60 }),
        async all => {
          const world = keeper(ROOM)
          for (const one of all) {
            if (one.kind === 'asked') await asks(world.kept, wanted(one), answer('x'.repeat(one.bytes)))
            else if (one.kind === 'changed') world.changed(one)
            else world.hear(one.hears)
            expect(world.kept.size()).toBeGreaterThanOrEqual(0)
            expect(world.kept.size()).toBeLessThanOrEqual(ROOM)
          }
          world.hear(false)
          expect(world.kept.size()).toBe(0)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('an address', () => {
  const ADDRESS = '/api/portfolios/x/overview'
  async function standing(more: Partial<ReturnType<typeof wanted>> = {}) {
    const keeping = keeper()
    const made = answer()
    await keeping.kept.reading(wanted(more), async () => made)
    keeping.kept.stand(ADDRESS, made)
    return { ...keeping, made }
  }

  test('has the kept bytes standing', async () => {
    const { kept, made } = await standing()
    expect(kept.standing(ADDRESS)).toBe(made)
    expect(kept.standing(`${ADDRESS}?rows=1`)).toBe(undefined)
  })

  test('has nothing standing that is not kept', () => {
    const { kept } = keeper()
    kept.stand(ADDRESS, answer())
    expect(kept.standing(ADDRESS)).toBe(undefined)
  })

  test.each<[string, Partial<Change>]>([
    ['the portfolio', { portfolio: 1 }],
    ['a later day, which may now be the latest', { since: '2025-07-01' }],
    ['another portfolio', { portfolio: 2 }],
  ])('has nothing standing once a change of %s was announced', async (_what, change) => {
    const { kept, changed } = await standing()
    changed(change)
    expect(kept.standing(ADDRESS)).toBe(undefined)
  })

  test('has nothing standing while the database cannot be heard', async () => {
    const { kept, hear } = await standing()
    hear(false)
    expect(kept.standing(ADDRESS)).toBe(undefined)
  })

  test('has nothing standing once the day is over, until it is asked for again', async () => {
    const { kept, made } = await standing()
    today = '2025-06-02'
    expect(kept.standing(ADDRESS)).toBe(undefined)
    kept.stand(ADDRESS, made)
    expect(kept.standing(ADDRESS)).toBe(made)
    today = '2025-06-01'
  })

  test('asked for again and again is kept when room is needed, and gone with its bytes', async () => {
    const { kept } = keeper()
    const first = ofSize(ROOM / 3)
    await kept.reading(wanted({ name: 'first' }), async () => first)
    kept.stand(ADDRESS, first)
    const fill = async (name: string) => kept.reading(wanted({ name }), async () => ofSize(ROOM / 3))
    for (const name of ['a', 'b']) {
      expect(kept.standing(ADDRESS)).toBe(first)
      await fill(name)
    }
    expect(kept.standing(ADDRESS)).toBe(first)
    await fill('c')
    expect(kept.standing(ADDRESS)).toBe(first)
    for (const name of ['d', 'e', 'f']) await fill(name)
    kept.standing(ADDRESS)
    for (const name of ['g', 'h', 'i', 'j', 'k', 'l']) await fill(name)
    expect(kept.standing(ADDRESS)).toBe(undefined)
    expect(kept.size()).toBeLessThanOrEqual(ROOM)
  })

  test('is remembered in no more ways than there is room for', async () => {
    const { kept, made } = await standing()
    for (let way = 0; way < 5000; way += 1) kept.stand(`${ADDRESS}?way=${way}`, made)
    const found = Array.from({ length: 5000 }, (_, way) => kept.standing(`${ADDRESS}?way=${way}`)).filter(Boolean)
    expect(found.length).toBeGreaterThan(0)
    expect(found.length).toBeLessThanOrEqual(1000)
  })
})
