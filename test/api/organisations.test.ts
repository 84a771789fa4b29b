import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Organisation, organisations } from '../../server/src/organisations/contract.ts'
import { expectProblem, expectToBe, startApp, type TestApp } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { bundleOf, give } from '../helpers/factories.ts'

let database: TestDatabase
let server: TestApp
beforeAll(async () => {
  database = await cloneDatabase()
  server = await startApp(database.url)
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

const list = () => server.read<Organisation[]>('/api/organisations')

test('without organisations the list is empty', async () => {
  expect(await list()).toEqual([])
})

test('organisations stand in the order of the Danish alphabet, each with its sector and other names', async () => {
  await give(
    database.db,
    bundleOf({
      organisations: [
        { key: 'aabenraa', name: 'Aabenraa Kommune', sector: 'municipalities', otherNames: ['Åbenrå', 'Apenrade'] },
        { key: 'ordblind', name: 'Ørsted Klinik', sector: 'practice', parent: 'alpha', kind: 'klinik' },
        { key: 'aero', name: 'Ærø Kommune', sector: 'municipalities' },
        { key: 'zealand', abbreviation: 'RSJ', name: 'Zealand', sector: 'regions', nameBasis: 'general_knowledge' },
        { key: 'alpha', abbreviation: 'ALFA', name: 'Alfa', sector: 'state' },
      ],
    }),
  )
  const found = await list()
  expectToBe(organisations.list.response, found, '/api/organisations')
  expect(found.map(one => one.name)).toEqual(['Alfa', 'Zealand', 'Ærø Kommune', 'Ørsted Klinik', 'Aabenraa Kommune'])
  expect(found.at(-1)).toEqual({
    key: 'aabenraa',
    abbreviation: null,
    name: 'Aabenraa Kommune',
    otherNames: ['Apenrade', 'Åbenrå'],
    sector: 'municipalities',
    kind: null,
    parent: null,
    nameBasis: null,
  })
  expect(found[3]).toMatchObject({ parent: 'alpha', kind: 'klinik' })
  expect(found[1]).toMatchObject({ abbreviation: 'RSJ', nameBasis: 'general_knowledge', otherNames: [] })
})

test('a new name is told at once', async () => {
  await database.pool.query(`update organisation set name = 'Beta' where key = 'alpha'`)
  await vi.waitFor(async () => expect((await list())[0]?.name).toBe('Beta'))
})

test('the list takes no query', async () => {
  const answer = await server.get('/api/organisations?sector=state')
  expectProblem(answer, { status: 400, code: 'invalid_input', fields: ['sector'] })
})
