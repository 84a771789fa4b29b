// What is answered of the facts that rest on a document's lines, whatever kind they are of.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sources as contract, type Sources, type SourceText } from '../../server/src/sources/contract.ts'
import { seedPortfolio } from '../../server/tools/seed.ts'
import { expectToBe, startApp, type TestApp } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { attach, bundleOf, give, initiativeOf, KNOWN, meetingOf, onDay, rolloutOf } from '../helpers/factories.ts'

let database: TestDatabase
let server: TestApp
beforeAll(async () => {
  database = await cloneDatabase()
  await seedPortfolio(database.db, 'strategy')
  server = await startApp(database.url, { signedInAs: 'reader' })
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

test('a date or a figure that is not printed is answered as what it says, and never as printed', async () => {
  const window = { earliest: '2025-01-01', latest: '2025-01-12', precision: 'day' as const }
  const told = [{ document: 'plain', locator: 'l. 1' }]
  await give(
    database.db,
    bundleOf({
      sources: [
        { key: 'minutes', title: 'Referat', kind: 'minutes', recordedOn: KNOWN },
        { key: 'plain', title: 'Notat', kind: 'note', file: 'notat.txt', recordedOn: KNOWN },
      ],
      initiatives: [
        initiativeOf('1.1', {
          indicators: [
            {
              ...rolloutOf('count', 60),
              measurements: [
                { key: 'counted', value: 60, valueMax: 64, qualifier: 'about', denominator: 98, sources: told },
                { key: 'printed', value: 61, asPrinted: 'godt 60', sources: told },
              ],
            },
          ],
          milestones: [
            {
              ...{ key: 'go', title: { da: 'Klar' }, sources: told },
              dates: [{ key: 'planned', kind: 'baseline', window, sources: told }],
              goLives: [{ key: 'no', sector: 'regions', holds: false, sources: told }],
            },
          ],
          lifecycleChanges: [{ key: 'since', lifecycle: 'rollout', from: onDay('2025-01-10'), sources: told }],
        }),
      ],
      bodies: [{ key: 'board', name: 'Bestyrelsen', nameEn: 'The board' }],
      meetings: [{ ...meetingOf('m', 'board', []), dates: [{ key: 'met', kind: 'held', window, sources: told }] }],
    }),
  )
  await attach(database.db, { 'notat.txt': 'Opdigtet' })
  const address = '/api/portfolios/trial/sources/plain/text'
  await expect.poll(async () => (await server.get(address)).statusCode).toBe(200)
  const found = await server.read<SourceText>(address)
  expectToBe(contract.text.response, found, address)
  const said = new Map(
    found.citations.map(({ key, printed, date, figure, takenBack }) => [key, { printed, date, figure, takenBack }]),
  )
  const asRead = { ...window, qualifier: null, text: null }
  const nothing = { printed: null, date: null, figure: null, takenBack: false }
  expect(said.get('met')).toEqual({ ...nothing, date: asRead })
  expect(said.get('planned')).toEqual({ ...nothing, date: asRead })
  const unit = { da: 'kommuner', en: null }
  const counted = { value: 60, valueMax: 64, denominator: 98, qualifier: 'about', unit }
  expect(said.get('counted')).toEqual({ ...nothing, figure: counted })
  expect(said.get('printed')).toMatchObject({ printed: 'godt 60', figure: { value: 61, denominator: null } })
  expect(said.get('since')).toMatchObject({ printed: '2025-01-10', date: { latest: '2025-01-10' } })
  expect(said.get('no')).toEqual({ ...nothing, takenBack: true })
})

test('of every document of the strategy as many facts are cited as are counted', async () => {
  const list = '/api/portfolios/strategi-for-digital-sundhed/sources'
  const { documents } = await server.read<Sources>(list)
  await attach(database.db, Object.fromEntries(documents.map(({ file }) => [file ?? '', 'Linje\n'.repeat(900)])))
  for (const { key, facts } of documents) {
    const { citations } = await server.read<SourceText>(`${list}/${key}/text`)
    const cited = citations.filter(({ kind }) => kind !== 'anomaly').map(one => `${one.kind} ${one.key}`)
    expect(new Set(cited).size, key).toBe(facts)
  }
})
