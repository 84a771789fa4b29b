import { afterAll, beforeAll, expect, test } from 'vitest'
import { type InitiativePage, initiatives } from '../../server/src/initiatives/contract.ts'
import { expectProblem, expectToBe, startApp, type TestApp, TODAY } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import {
  bundleOf,
  give,
  type Initiative,
  initiativeOf,
  KNOWN,
  lifecycleOf,
  milestoneOf,
  onDay,
  reportOf,
  rolloutOf,
} from '../helpers/factories.ts'

const at = (line: number, document = 'minutes') => [{ document, locator: `l. ${line}` }]
const FULL: Partial<Initiative> = {
  codeAsPrinted: '1.1:',
  titleNote: { da: 'Står som trykt' },
  owners: ['beta', 'alpha'],
  sources: at(1),
  description: { key: 'd', text: { da: 'Beskrivelse', en: 'Description' }, sources: at(2) },
  lifecycleChanges: [
    { ...lifecycleOf('begun', 'in_development'), sources: at(3) },
    {
      key: 'rolled',
      lifecycle: 'rollout',
      from: onDay('2025-03-01'),
      reason: { da: 'Klar' },
      decidedBy: ['Styregruppen'],
      note: { da: 'Note' },
      recordedOn: '2025-03-02',
      sources: [...at(4), ...at(2)],
    },
  ],
  projects: [
    {
      key: 'own',
      name: 'Delprojekt',
      formerNames: ['Forprojekt'],
      programme: 'prog',
      gist: { da: 'Kort' },
      lifecycleChanges: [{ ...lifecycleOf('own-live', 'in_operation'), sources: at(5) }],
      links: [{ key: 'link', initiative: '1.2', gist: { da: 'Set herfra' }, sources: at(6) }],
      sources: at(7),
    },
  ],
  milestones: [
    milestoneOf('m', [
      ['baseline', '2025-06-30'],
      ['forecast', '2025-07-15', '2025-04-01'],
    ]),
  ],
  indicators: [rolloutOf('count', 60)],
  outstanding: [{ key: 'rest', text: { da: 'Mangler' }, sources: at(8) }],
  benefits: [{ key: 'gain', state: 'expected', text: { da: 'Gevinst' }, sources: at(9) }],
  dependencies: [
    { key: 'law', kind: 'law', on: 'En lov', text: { da: 'Kræver lov' }, sources: at(10) },
    { key: 'on', kind: 'initiative', on: 'Indsats 1.2', initiative: '1.2', text: { da: 'Bygger på' }, sources: at(11) },
  ],
  sectorStatuses: [{ key: 'regions', sector: 'regions', text: { da: 'I gang' }, sources: at(12) }],
}

let database: TestDatabase
let server: TestApp
beforeAll(async () => {
  database = await cloneDatabase()
  await give(
    database.db,
    bundleOf({
      sources: [
        {
          key: 'minutes',
          title: 'Referat',
          kind: 'minutes',
          date: { earliest: KNOWN, latest: KNOWN },
          recordedOn: KNOWN,
        },
        { key: 'undated', title: 'Udateret', kind: 'note', recordedOn: '2025-03-05' },
      ],
      programmes: [{ key: 'prog', name: 'Et program' }],
      initiatives: [
        initiativeOf('1.1', FULL),
        initiativeOf('1.2'),
        initiativeOf('1.3', {
          sources: at(1, 'undated'),
          description: { key: 'late', text: { da: 'Ny' }, sources: at(1, 'undated') },
        }),
      ],
      reports: [
        reportOf('1.1', '2025-03-05', 'green', {
          narrative: { da: 'Det går' },
          reason: { da: 'Fordi' },
          late: true,
          sources: at(3, 'undated'),
        }),
        reportOf('1.1', '2025-03-05', 'red', { key: 'own-report', project: 'own' }),
      ],
      anomalies: [
        { key: 'odd', kind: 'duplicate-title', initiative: '1.1', text: { da: 'Samme titel' }, sources: at(13) },
        { key: 'odd-elsewhere', kind: 'other', text: { da: 'Noget andet' }, sources: at(14) },
      ],
    }),
  )
  server = await startApp(database.url)
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

async function page(code: string, query = ''): Promise<InitiativePage> {
  const address = `/api/portfolios/trial/initiatives/${code}${query}`
  const found = await server.read<InitiativePage>(address)
  expectToBe(initiatives.page.response, found, address)
  return found
}

test('the page says what the initiative is and who answers for it', async () => {
  expect(await page('1.1')).toMatchObject({
    knownAt: TODAY,
    code: '1.1',
    codeAsPrinted: '1.1:',
    titleNote: { da: 'Står som trykt', en: null },
    focusArea: { number: 1, title: 'Første område', titleEn: null },
    owners: [
      { abbreviation: 'BETA', name: 'Beta', sector: 'regions', accountable: true },
      { abbreviation: 'ALFA', name: 'Alfa', sector: 'state', accountable: false },
    ],
    description: { text: { da: 'Beskrivelse', en: 'Description' } },
    lifecycle: 'rollout',
    lit: true,
  })
})

test('the page holds every fact there is', async () => {
  const found = await page('1.1')
  expect(found.lifecycleChanges[1]).toMatchObject({
    lifecycle: 'rollout',
    from: { latest: '2025-03-01', precision: 'day' },
    reason: { da: 'Klar', en: null },
    decidedBy: ['Styregruppen'],
    recordedOn: '2025-03-02',
  })
  expect(found.reports).toMatchObject([{ overall: 'green', narrative: { da: 'Det går' }, late: true, round: null }])
  expect(found.milestones[0]).toMatchObject({ slipDays: 15, dates: [{ kind: 'baseline' }, { kind: 'forecast' }] })
  expect(found.indicators[0]).toMatchObject({
    rollout: true,
    measurements: [{ value: 60, denominator: 98 }],
    sources: [{ locator: 'l. 1' }],
  })
  expect(found.outstanding).toMatchObject([{ text: { da: 'Mangler' } }])
  expect(found.benefits).toMatchObject([{ state: 'expected', text: { da: 'Gevinst' } }])
  expect(found.dependencies.map(one => [one.kind, one.on, one.code])).toEqual([
    ['law', 'En lov', null],
    ['initiative', 'Indsats 1.2', '1.2'],
  ])
  expect(found.sectorStatuses).toMatchObject([{ sector: 'regions', text: { da: 'I gang' } }])
  expect(found.anomalies.map(one => one.kind)).toEqual(['duplicate-title'])
})

test('a project is counted under its own initiative and seen from the other with the same signs', async () => {
  const [own] = (await page('1.1')).projects
  const [seen] = (await page('1.2')).projects
  expect(own).toMatchObject({
    name: 'Delprojekt',
    formerNames: ['Forprojekt'],
    gist: { da: 'Kort' },
    programme: 'Et program',
    countedUnder: null,
    alsoUnder: ['1.2'],
    lifecycle: 'in_operation',
    light: 'red',
  })
  expect(seen).toMatchObject({
    gist: { da: 'Set herfra' },
    countedUnder: '1.1',
    alsoUnder: [],
    lifecycle: 'in_operation',
    light: 'red',
  })
})

test('a project is seen from another initiative only from the day on which that was said', async () => {
  const { rows } = await database.pool.query<{ portfolio_id: number; project: number; initiative: number }>(
    `select p.portfolio_id, p.fact_id as project, i.id as initiative from project p
     join initiative i on i.portfolio_id = p.portfolio_id and i.code = '1.3'`,
  )
  await database.pool.query(
    `with f as (insert into fact (portfolio_id, kind, key) values ($1, 'project_link', 'later') returning id)
     insert into project_link (fact_id, portfolio_id, project_id, initiative_id, recorded_at)
     select f.id, $1, $2, $3, '2025-06-01 12:00+02' from f`,
    [rows[0]?.portfolio_id, rows[0]?.project, rows[0]?.initiative],
  )
  expect((await page('1.3', '?knownAt=2025-06-01')).projects).toMatchObject([{ countedUnder: '1.1' }])
  expect((await page('1.3', '?knownAt=2025-05-31')).projects).toEqual([])
  expect((await page('1.1', '?knownAt=2025-06-01')).projects[0]?.alsoUnder).toEqual(['1.2', '1.3'])
  expect((await page('1.1', '?knownAt=2025-05-31')).projects[0]?.alsoUnder).toEqual(['1.2'])
})

test('what depends on an initiative stands on its page', async () => {
  expect((await page('1.2')).neededBy).toMatchObject([{ code: '1.1', title: 'Indsats 1.1', text: { da: 'Bygger på' } }])
})

test('sources are numbered as the page meets them, and the same place has one number', async () => {
  const { sources, description, lifecycleChanges } = await page('1.1')
  expect(sources.map(one => one.number)).toEqual(sources.map((_, n) => n + 1))
  expect(sources[0]).toEqual({
    number: 1,
    document: 'minutes',
    title: 'Referat',
    date: { earliest: KNOWN, latest: KNOWN },
    locator: 'l. 1',
  })
  expect(sources.find(one => one.document === 'undated')).toMatchObject({ title: 'Udateret', date: null })
  expect(description?.sources.map(one => one.number)).toEqual([2])
  expect(lifecycleChanges[1]?.sources.map(one => one.locator)).toEqual(['l. 4', 'l. 2'])
  expect(lifecycleChanges[1]?.sources[1]?.number).toBe(2)
})

test('what made it known stands among the sources, each from the day its document was recorded', async () => {
  const { rows } = await database.pool.query<{ portfolio_id: number; id: number; document: number }>(
    `select f.portfolio_id, f.id, d.id as document from fact f
     join document d on d.portfolio_id = f.portfolio_id and d.key = 'undated'
     join portfolio p on p.id = f.portfolio_id and p.slug = 'trial' where f.kind = 'initiative' and f.key = '1.2'`,
  )
  await database.pool.query(
    `insert into fact_source (portfolio_id, fact_id, document_id, locator, position) values ($1, $2, $3, 'l. 9', 9)`,
    [rows[0]?.portfolio_id, rows[0]?.id, rows[0]?.document],
  )
  const [before, after] = [await page('1.2', '?knownAt=2025-03-04'), await page('1.2', '?knownAt=2025-03-05')]
  expect(before.known).toMatchObject({ recordedOn: KNOWN, sources: [{ number: 1, document: 'minutes' }] })
  expect(after.known.sources.map(one => one.document)).toEqual(['minutes', 'undated'])
  expect(before.sources).toContainEqual(before.known.sources[0])
})

test.each(['discontinued', 'never_started', 'absorbed', 'paused'] as const)(
  'what was not delivered of an initiative that is %s has lapsed, or is overdue where it may go on',
  async lifecycle => {
    const slug = `ended-${lifecycle.replace('_', '-')}`
    const ended = initiativeOf('1.1', {
      lifecycleChanges: [lifecycleOf('ended', lifecycle)],
      milestones: [milestoneOf('m', [['baseline', '2025-06-30']])],
    })
    await give(database.db, bundleOf({ slug, initiatives: [ended] }))
    const address = `/api/portfolios/${slug}/initiatives/1.1`
    await expect.poll(async () => (await server.get(address)).statusCode).toBe(200)
    const found = await server.read<InitiativePage>(address)
    const state = lifecycle === 'paused' ? { lapsed: false, overdue: true } : { lapsed: true, overdue: false }
    expect(found.milestones[0]).toMatchObject(state)
    expect(found.nextMilestone).toMatchObject(state)
  },
)

test('a past day shows what was known then', async () => {
  const found = await page('1.1', '?knownAt=2025-03-01')
  expect(found).toMatchObject({ knownAt: '2025-03-01', lifecycle: 'in_development', reports: [], updatedAt: KNOWN })
  expect(found.milestones[0]).toMatchObject({ forecast: null, slipDays: null, dates: [{ kind: 'baseline' }] })
  expect(found.projects[0]).toMatchObject({ light: null })
})

test('a new description takes the place of the old one from its day on', async () => {
  const { rows } = await database.pool.query<{ id: number; portfolio_id: number }>(
    `select id, portfolio_id from initiative where code = '1.2'`,
  )
  await database.pool.query(
    `with f as (insert into fact (portfolio_id, kind, key) values ($1, 'description', 'new') returning id)
     insert into description (fact_id, portfolio_id, initiative_id, text, recorded_at)
     select f.id, $1, $2, '{"da": "Ny beskrivelse"}', '2025-06-01 12:00+02' from f`,
    [rows[0]?.portfolio_id, rows[0]?.id],
  )
  expect((await page('1.2', '?knownAt=2025-06-01')).description?.text.da).toBe('Ny beskrivelse')
  expect((await page('1.2', '?knownAt=2025-05-31')).description?.text.da).toBe('Om 1.2')
})

test('an initiative that is unknown, or was not yet known, is not found, and the latter says from when it is', async () => {
  const unknown = { status: 404, code: 'unknown_initiative' }
  expectProblem(await server.get('/api/portfolios/trial/initiatives/9.9'), unknown)
  const early = await server.get('/api/portfolios/trial/initiatives/1.3?knownAt=2025-03-04')
  expectProblem(early, { status: 404, code: 'not_yet_known', fields: ['knownAt'] })
  expect(early.json().fields).toEqual([{ field: 'knownAt', message: 'must be 2025-03-05 or later' }])
  expect((await page('1.3', '?knownAt=2025-03-05')).code).toBe('1.3')
})

test('a page is refused for an unknown portfolio, an unreadable code and a day to come', async () => {
  expectProblem(await server.get('/api/portfolios/nobody/initiatives/1.1'), { status: 404, code: 'unknown_portfolio' })
  const refused = { status: 400, code: 'invalid_input' }
  expectProblem(await server.get('/api/portfolios/trial/initiatives/1_1'), { ...refused, fields: ['code'] })
  expectProblem(await server.get('/api/portfolios/trial/initiatives/1.1?knownAt=2026-11-21'), {
    ...refused,
    fields: ['knownAt'],
  })
})
