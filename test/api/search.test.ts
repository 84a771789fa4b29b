// The search finds every kind by code, beginning and stem, in the portfolio and on the day that is shown, and takes anything.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FoundGroup, type FoundKind, type SearchAnswer, search } from '../../server/src/search/contract.ts'
import { readFound } from '../../server/src/search/queries.ts'
import { wordsAsked } from '../../server/src/search/words.ts'
import { expectProblem, expectToBe, startApp, type TestApp } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { bundleOf, give, initiativeOf, KNOWN, milestoneOf, reportOf, sources } from '../helpers/factories.ts'

const LATER = '2025-06-01'
const described = (code: string, title: string, text: string, given = {}) =>
  initiativeOf(code, { title, description: { key: `${code}-text`, text: { da: text }, sources }, ...given })

let database: TestDatabase
let server: TestApp
beforeAll(async () => {
  database = await cloneDatabase()
  await give(
    database.db,
    bundleOf({
      sources: [
        { key: 'minutes', title: 'Referat af mødet', kind: 'minutes', recordedOn: KNOWN },
        { key: 'later', title: 'Senere notat', kind: 'note', recordedOn: LATER },
      ],
      focusAreas: [1, 2].map(number => ({ number, title: `Område ${number}` })),
      initiatives: [
        described('1.1', 'Digitale meddelelser i kommunerne', 'Beskeder på tværs.'),
        described('1.2', 'Åben adgang', 'Et register over meddelelsen.', { owners: ['beta'] }),
        described('1.10', 'Kommuner og regioner', 'Om noget tredje.', {
          projects: [{ key: 'pilot', name: 'FUT-pilot på sundhed.dk', formerNames: ['Afprøvningen'], sources }],
          milestones: [
            { ...milestoneOf('start', [['baseline', '2025-06-30']]), title: { da: 'Idriftsat', en: 'Rolled out' } },
            {
              ...milestoneOf('late', [['baseline', '2025-07-31', LATER]]),
              title: { da: 'Genåbnet' },
              recordedOn: LATER,
            },
          ],
        }),
        described('2.1', 'Senere tilføjet', 'Kendt for sent.', {
          recordedOn: LATER,
          sources: [{ document: 'later', locator: 's. 1' }],
        }),
      ],
      reports: [reportOf('1.1', '2025-02-01', 'yellow'), reportOf('1.1', LATER, 'red')],
    }),
    bundleOf({ slug: 'neighbour', initiatives: [described('1.1', 'Naboens hemmelighed', 'Kun naboens.')] }),
    bundleOf({
      slug: 'many',
      initiatives: Array.from({ length: 9 }, (_, n) => initiativeOf(`1.${n + 1}`, { title: `Ens ${n}` })),
    }),
  )
  server = await startApp(database.url)
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

const addressOf = (q: string, { slug = 'trial', day = '' } = {}) =>
  `/api/portfolios/${slug}/search?q=${encodeURIComponent(q)}${day && `&knownAt=${day}`}`

async function find(q: string, where: { slug?: string; day?: string } = {}): Promise<SearchAnswer> {
  const answer = await server.read<SearchAnswer>(addressOf(q, where))
  expectToBe(search.find.response, answer, q)
  return answer
}
type GroupOf<K extends FoundKind> = Extract<FoundGroup, { kind: K }>
const group = <K extends FoundKind>(answer: SearchAnswer, kind: K) =>
  answer.groups.find((one): one is GroupOf<K> => one.kind === kind)
const codes = async (q: string, where = {}) =>
  group(await find(q, where), 'initiative')?.hits.map(hit => hit.code) ?? []

describe('an initiative is found', () => {
  test('by its code, with its signs, before those whose codes only begin so', async () => {
    expect(await find('1.1')).toEqual({
      q: '1.1',
      knownAt: '2026-11-20',
      groups: [
        {
          kind: 'initiative',
          total: 2,
          hits: [
            { code: '1.1', title: 'Digitale meddelelser i kommunerne', lifecycle: 'rollout', light: 'red' },
            { code: '1.10', title: 'Kommuner og regioner', lifecycle: 'rollout', light: 'not_reported' },
          ],
        },
      ],
    })
  })

  test('by the beginning of its code', async () => {
    expect(await codes('1.')).toEqual(['1.1', '1.2', '1.10'])
    expect(await codes('2')).toEqual(['2.1'])
  })

  test('by another form of its words, in its title before its description', async () => {
    for (const q of ['meddelelse', 'meddelelserne', 'MEDDELELSER', 'Meddelelsens'])
      expect(await codes(q), q).toEqual(['1.1', '1.2'])
  })

  test('at every letter on the way to a word', async () => {
    const word = 'meddelelser'
    for (let length = 1; length <= word.length; length++)
      expect(await codes(word.slice(0, length)), word.slice(0, length)).toContain('1.1')
  })

  test('first where its title begins so', async () => {
    expect(await codes('kommuner')).toEqual(['1.10', '1.1'])
  })

  test('by all of its words and not by some, in any order', async () => {
    expect(await codes('kommune digital')).toEqual(['1.1'])
    expect(await codes('digital region')).toEqual([])
  })

  test('whatever little words stand between', async () => {
    expect(await codes('meddelelser til de kommuner')).toEqual(['1.1'])
    expect(await codes('og')).toEqual(['1.10'])
  })

  test('by Danish letters in either size, put together or not', async () => {
    for (const q of ['åben', 'ÅBEN', 'A\u030Aben', 'åbe']) expect(await codes(q), q).toEqual(['1.2'])
  })

  test('by code and word together', async () => {
    expect(await codes('1.1 medd')).toEqual(['1.1'])
    expect(await codes('1.2 digital')).toEqual([])
  })
})

describe('there are found', () => {
  test('a project by its name, a former name and a part of either, with its initiative', async () => {
    for (const q of ['fut', 'pilot', 'sundhed.dk', 'dk', 'afprøvning', 'FUT-pil'])
      expect(group(await find(q), 'project'), q).toEqual({
        kind: 'project',
        total: 1,
        hits: [{ key: 'pilot', title: 'FUT-pilot på sundhed.dk', code: '1.10', initiative: 'Kommuner og regioner' }],
      })
  })

  test('a milestone in both languages, with its initiative', async () => {
    for (const q of ['idriftsat', 'rolling out'])
      expect(group(await find(q), 'milestone')?.hits, q).toEqual([
        { key: 'start', title: 'Idriftsat', titleEn: 'Rolled out', code: '1.10', initiative: 'Kommuner og regioner' },
      ])
  })

  test('an owner by name and abbreviation, with how many initiatives it has', async () => {
    for (const q of ['alfa', 'Alf'])
      expect(group(await find(q), 'organisation')?.hits, q).toEqual([
        { abbreviation: 'ALFA', name: 'Alfa', initiatives: 3 },
      ])
  })

  test('a source by its title', async () => {
    expect(group(await find('møder referat'), 'source')?.hits).toEqual([
      { key: 'minutes', title: 'Referat af mødet', date: null },
    ])
  })

  test('no more than six of a kind, and how many there are', async () => {
    const found = group(await find('ens', { slug: 'many' }), 'initiative')
    expect([found?.total, found?.hits.length, found?.hits[0]?.code]).toEqual([9, 6, '1.1'])
  })
})

describe('on a past day', () => {
  test('nothing is found that was recorded later, and signs are those of the day', async () => {
    expect(await codes('senere')).toEqual(['2.1'])
    expect((await find('senere', { day: KNOWN })).groups).toEqual([])
    expect((await find('genåbn', { day: KNOWN })).groups).toEqual([])
    expect(group(await find('genåbn'), 'milestone')?.total).toBe(1)
    expect(group(await find('alfa', { day: KNOWN }), 'organisation')?.hits[0]?.initiatives).toBe(2)
    expect(group(await find('1.1', { day: '2025-02-01' }), 'initiative')?.hits[0]?.light).toBe('yellow')
    expect(group(await find('1.1', { day: '2025-05-31' }), 'initiative')?.hits[0]?.light).toBe('yellow')
  })

  test('before anything was known nothing is found', async () => {
    for (const q of ['1.1', 'meddelelser', 'alfa', 'referat'])
      expect((await find(q, { day: '2025-01-14' })).groups, q).toEqual([])
  })
})

test("nothing of another portfolio is found, not its owners' names either", async () => {
  expect((await find('hemmelighed')).groups).toEqual([])
  expect(await codes('hemmelighed', { slug: 'neighbour' })).toEqual(['1.1'])
  expect((await find('beta', { slug: 'neighbour' })).groups).toEqual([])
})

test('an answer is not kept, and is not sent again to who has it', async () => {
  const first = await server.get(addressOf('1.1'))
  expect(first.headers.etag).toMatch(/^W\/"/)
  const again = await server.get(addressOf('1.1'), { 'if-none-match': String(first.headers.etag) })
  expect([again.statusCode, again.body]).toEqual([304, ''])
})

test('every table that is asked is among those whose change makes an answer stale', async () => {
  const question = wordsAsked('medd')
  let plan = ''
  const explained = {
    query: async ({ text, values }: { text: string; values: unknown[] }) => {
      const { rows } = await database.pool.query(`explain (format json) ${text}`, values)
      plan = JSON.stringify(rows)
      return { rows: [{}] }
    },
  }
  await readFound(explained as never, 1, KNOWN, question)
  const tables = [...plan.matchAll(/"Relation Name":"(\w+)"/g)].map(match => match[1] ?? '')
  expect(tables.length).toBeGreaterThan(5)
  expect(tables.filter(table => table !== 'fact' && !search.find.reads.some(one => one === table))).toEqual([])
})

describe('is refused', () => {
  const invalid = (...fields: string[]) => ({ status: 400, code: 'invalid_input', fields })

  test('a question that says nothing, or too much', async () => {
    for (const q of ['', ' ', '\t\n', '\u00A0', '\u0000', 'a\u0000', 'x'.repeat(201)])
      expectProblem(await server.get(addressOf(q)), invalid('q'))
    expectProblem(await server.get('/api/portfolios/trial/search'), invalid('q'))
    expectProblem(await server.get('/api/portfolios/trial/search?q=a&q=b'), invalid('q'))
    for (const q of ['x'.repeat(200), '🙂'.repeat(200)]) expect((await find(q)).groups).toEqual([])
  })

  test('an unknown name, a day that is none or to come, and an unknown portfolio', async () => {
    expectProblem(await server.get(`${addressOf('a')}&rows=1`), invalid('rows'))
    for (const day of ['2025-02-30', '2026-11-21'])
      expectProblem(await server.get(addressOf('a', { day })), invalid('knownAt'))
    expectProblem(await server.get(addressOf('a', { slug: 'A' })), invalid('slug'))
    expectProblem(await server.get(addressOf('a', { slug: 'nobody' })), { status: 404, code: 'unknown_portfolio' })
  })
})

test('whatever is asked is answered or refused, and never a fault of ours', async () => {
  const sign = fc.constantFrom(
    ...`'"\\&|!()<->:*@%_.,;/+-#?$~^[]{}\u0000\u0301\u200D\u202E`,
    ' ',
    ':*',
    '<->',
    'æ',
    '🙂',
    '2.1',
    '1e5',
    'og',
  )
  const question = fc.oneof(
    fc.array(fc.oneof(sign, fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 20 }).map(all => all.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }).map(text => text.toWellFormed()),
  )
  await fc.assert(
    fc.asyncProperty(question, async q => {
      const answer = await server.get(addressOf(q))
      const isFit = q.length > 0 && [...q].length <= 200 && /\S/.test(q) && !q.includes('\u0000')
      expect(answer.statusCode, JSON.stringify(q)).toBe(isFit ? 200 : 400)
    }),
    { numRuns: 400 },
  )
})
