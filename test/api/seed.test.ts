// The strategy's portfolio as it stands in the documents: what must not change by accident.
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importBundle } from '../../server/src/transfer/commands.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'

const STRATEGY = join(import.meta.dirname, '../../seed/strategi-for-digital-sundhed')

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
  await importBundle(database.db, STRATEGY, { actor: 'tester' })
})
afterAll(() => database.drop())
const rows = async <T extends object>(text: string) => (await database.pool.query<T>(text)).rows

const INITIATIVES: [code: string, title: string, owners: string[]][] = [
  ['1.1', 'Lægen i lommen – borgerrettet app i almen praksis', ['PLO']],
  ['1.2', 'Spørg patienten, patientrapporterede oplysninger (PRO)', ['SDS']],
  ['1.3', 'Digitalt understøttet genoptræning', ['KL']],
  ['1.4', 'En samlet visning af borgerens Sundhedsoplysninger (Sundhedsjournalen 3.0)', ['DR']],
  ['1.5', "Guide til sundhedsapp's", ['ISM']],
  ['1.6', 'Støtteværktøjer til kræftpatienter', ['SDS']],
  ['1.7', 'Digital løsning til graviditetsforløb', ['SDS']],
  ['2.1', 'Modernisering af digitale meddelelser i sundhedsvæsenet', ['MedCom']],
  ['2.2', 'Styrke udviklingen af Et samlet patientoverblik', ['SDS']],
  ['2.3', 'Digitale arbejdsgange i almen praksis og mere målrettet kommunikation med andre aktører', ['MedCom']],
  ['2.4', 'Mere sikker medicinering på bosteder og misbrugscentre', ['MedCom']],
  ['2.5', 'Bedre overblik med strukturerede omsorgsjournaler i kommunen', ['KL']],
  ['3.1', 'Digitalt understøttet tidlig opsporing på det kommunale ældreområde', ['KL']],
  [
    '3.2',
    'Afprøvning af nye teknologier til patientbehandling og pleje (til automatisering, prædiktion og beslutningsstøtte)',
    ['ISM'],
  ],
  ['3.3', 'Digital beslutningsstøtte til medicinordination', ['DR']],
  ['3.4', 'Fortsat udbredelse af telemedicinsk hjemmemonitorering', ['SDS', 'DR', 'Region Nordjylland']],
  ['3.5', 'Digitalt understøttede forløbsplaner til borgere med kronisk sygdom', ['MedCom']],
  ['3.6', 'Bedre opfølgning på screenings- og vaccinationsprogrammer', ['DR', 'SDS']],
  ['4.1', 'Borgeradgang til logoplysninger fra hospitalet', ['DR']],
  [
    '4.2',
    'Styrket digital sikkerhed - fælles tiltag til øget cyber- og informationssikkerhed i hele sundhedsvæsenet',
    ['SDS'],
  ],
  ['4.3', 'Styrket borgerkontrol med oplysninger som deles i sundhedsvæsenet', ['SDS']],
  ['4.4', 'It-sikkerhed i praksissektoren', ['ISM']],
  ['4.5', 'It-sikkerhed i praksissektoren', ['ISM']],
  ['5.1', 'Digitale velfærdsløsninger ud til borgeren', ['SDS']],
  ['5.2', 'Langsigtet målbillede for den fælles it-infrastruktur', ['SDS']],
  ['5.3', 'Bedre overblik over de organisatoriske enheder i sundhedsvæsenet', ['SDS']],
  ['5.4', 'Etablering af en national erstatnings-cpr løsning (eCPR)', ['SDS']],
]

test('there are 27 initiatives with their titles and owners as printed', async () => {
  const found = await rows<{ code: string; title: string; owners: string[] }>(`
    select i.code, i.title, array_agg(coalesce(o.abbreviation, o.name) order by w.position) as owners from initiative i
    join initiative_owner w on w.initiative_id = i.id join organisation o on o.id = w.organisation_id
    group by i.id order by i.position`)
  expect(found.map(({ code, title, owners }) => [code, title, owners])).toEqual(INITIATIVES)
})

test('every fact and every name has its source', async () => {
  expect(
    await rows(`select kind, key from fact f
    where not exists (select from fact_source s where s.fact_id = f.id)`),
  ).toEqual([])
  expect(
    await rows(`select code from initiative i
    where not exists (select from fact f where f.kind = 'initiative' and f.key = i.code)`),
  ).toEqual([])
  expect(
    await rows(`select key from organisation o
    where not exists (select from fact f where f.kind = 'organisation' and f.key = o.key)`),
  ).toEqual([])
})

test('every light is assessed, has its reason in both languages, and none is given to a dimension', async () => {
  const lights = await rows<{ basis: string; overall: string | null; n: number }>(`
    select basis, overall, count(*)::int as n from status_report group by 1, 2 order by 2`)
  expect(lights).toEqual([
    { basis: 'assessed', overall: 'green', n: 8 },
    { basis: 'assessed', overall: 'red', n: 1 },
    { basis: 'assessed', overall: 'yellow', n: 14 },
    { basis: 'assessed', overall: null, n: 4 },
  ])
  expect(
    await rows(`select from status_report where reason ->> 'da' is null or reason ->> 'en' is null
    or narrative ->> 'en' is null or num_nonnulls(time, economy, delivery, risk) > 0`),
  ).toEqual([])
})

test('why it ended is told where the documents tell it', async () => {
  const ended = await rows<{ code: string; lifecycle: string; told: boolean; by: string[] }>(`
    select i.code, l.lifecycle, l.reason is not null as told, l.decided_by as by from lifecycle_change l
    join initiative i on i.id = l.initiative_id where l.project_id is null
    and l.lifecycle in ('paused', 'discontinued', 'never_started', 'absorbed') order by i.position`)
  expect(ended.map(({ code, lifecycle, told, by }) => [code, lifecycle, told, by])).toEqual([
    ['1.6', 'discontinued', true, ['Sundhedsministeriet', 'Danske Regioner']],
    ['3.1', 'discontinued', true, ['Kommunerne']],
    ['3.2', 'never_started', false, []],
    ['4.3', 'absorbed', true, []],
    ['5.1', 'paused', true, []],
    ['5.2', 'paused', true, []],
  ])
})

test('what is known in 2019 and 2021 is what the minutes of those days speak of', async () => {
  const found = await rows<{ day: string; codes: string }>(`
    select danish_day(recorded_at) as day, string_agg(code, ' ' order by position) as codes from initiative group by 1 order by 1`)
  expect(found.slice(0, 2)).toEqual([
    { day: '2019-04-03', codes: '1.1 1.4 2.2 2.3 2.4 4.2 4.4' },
    { day: '2021-09-29', codes: '1.2 1.5 1.7 2.1 3.5 4.5 5.3' },
  ])
  expect(found.map(({ day }) => day)).toEqual(['2019-04-03', '2021-09-29', '2025-03-31'])
})

test('CareCommunication moved from November 2024 to 31 May 2025', async () => {
  expect(
    await rows(`select d.kind, d.latest, d.precision, d.first_known from milestone_date d
    join fact f on f.id = d.milestone_id where f.key = '2.1-carecommunication-start-paa-idriftsaettelse' order by 1`),
  ).toEqual([
    { kind: 'baseline', latest: '2024-11-30', precision: 'month', first_known: false },
    { kind: 'forecast', latest: '2025-05-31', precision: 'day', first_known: false },
  ])
})

test('a go-live says how it was read where its source does not name the sector', async () => {
  expect(
    await rows(`select f.key, g.sector from go_live g join fact f on f.id = g.milestone_id
      where g.note is null order by f.id, g.fact_id`),
  ).toEqual([
    { key: '2.1-advis-om-sygehusophold-de-sidste-to-regioner', sector: 'regions' },
    { key: '2.1-carecommunication-regioner-og-oevrige-kommuner', sector: 'regions' },
    { key: '2.1-carecommunication-regioner-og-oevrige-kommuner', sector: 'municipalities' },
    { key: '2.3-diagnosekort-sidste-klinikker', sector: 'practice' },
    { key: '2.5-faelles-sprog-iii-i-alle-kommuner', sector: 'municipalities' },
    { key: '3.4-tilbud-til-gravide-med-komplikationer-gennemfoert', sector: 'regions' },
    { key: '4.1-regioner-kobler-paa-begge-komponenter', sector: 'regions' },
  ])
  expect(
    await rows(`select from go_live where note is not null and
      (note ->> 'da' not like 'Læst ud af kildens tekst: %' or note ->> 'en' is null)`),
  ).toEqual([])
})

test('a project that two initiatives speak of is counted once', async () => {
  const links = await rows<{ project: string; counted: string; shown: string }>(`
    select p.name as project, own.code as counted, other.code as shown from project_link l
    join project p on p.fact_id = l.project_id join initiative own on own.id = p.initiative_id
    join initiative other on other.id = l.initiative_id order by other.position`)
  expect(links).toEqual([
    { project: 'Digital svangrejournal i almen praksis', counted: '2.3', shown: '1.7' },
    { project: 'Deling af Diagnosekort', counted: '2.2', shown: '2.3' },
    { project: 'Deling af Forløbsplaner', counted: '2.2', shown: '3.5' },
  ])
  const counts = await rows<{ code: string; n: number }>(`select i.code, count(*)::int as n from project p
    join initiative i on i.id = p.initiative_id where i.code in ('2.1', '2.2', '2.3', '3.4', '3.6') group by 1 order by 1`)
  expect(counts.map(({ n }) => n)).toEqual([3, 5, 6, 3, 2])
})

test('numbers that can be compared are one series, others are not', async () => {
  const series = await rows<{ key: string; comparable: boolean; values: number[] }>(`
    select f.key, n.comparable, array_agg(m.value order by m.recorded_at) as values from indicator n
    join fact f on f.id = n.fact_id join measurement m on m.indicator_id = n.fact_id
    where f.key in ('1.1-downloads-af-minlaege', '2.4-fmk-paa-bosteder') group by 1, 2 order by 1`)
  expect(series).toEqual([
    { key: '1.1-downloads-af-minlaege', comparable: true, values: [51_000, 6_000_000] },
    { key: '2.4-fmk-paa-bosteder', comparable: false, values: [75] },
  ])
})
