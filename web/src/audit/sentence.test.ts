import type { AuditEntry } from '@pejl/server/audit/contract'
import { expect, test } from 'vitest'
import { da as accessDa } from '../access/da.ts'
import { en as accessEn } from '../access/en.ts'
import { da as sharedDa } from '../language/da.ts'
import { formatsOf } from '../language/formats.ts'
import { da as reportDa } from '../reports/da.ts'
import { da } from './da.ts'
import { fieldsOf, momentWords } from './difference.ts'
import { en } from './en.ts'
import { filterIn, searchOf } from './filter.ts'
import { daysOf } from './grouped.ts'
import { sentenceOf } from './sentence.ts'

const danish = { own: da, roles: accessDa.role, sections: reportDa.section, shared: sharedDa, formats: formatsOf('da') }
const english = { own: en, roles: accessEn.role }
const NOBODY = { initiative: null, round: null, organisation: null, account: null }
const entryOf = ({
  about,
  ...given
}: Partial<Omit<AuditEntry, 'about'>> & { about?: Partial<AuditEntry['about']> }): AuditEntry => ({
  ...{
    id: 1,
    change: 2,
    changeRows: 1,
    at: '2026-11-21T19:14:15Z',
    actor: 'anna',
    displayName: 'Anna',
    organisation: null,
  },
  ...{
    address: null,
    request: null,
    action: 'insert',
    table: 'initiative',
    row: '1',
    portfolio: null,
    before: null,
    after: null,
  },
  ...given,
  about: { ...NOBODY, ...about },
})
const inRound = { initiative: '2.1', round: '4. kvartal 2026' }

test.each<[string, Parameters<typeof entryOf>[0]]>([
  [
    'MedCom indberettede 2.1 i runden 4. kvartal 2026',
    {
      table: 'status_report',
      about: { ...inRound, organisation: 'MedCom' },
      after: { reported_by: 'anna', on_behalf: false },
    },
  ],
  [
    'Anna indberettede 2.1 på vegne af MedCom i runden 4. kvartal 2026',
    {
      table: 'status_report',
      about: { ...inRound, organisation: 'MedCom' },
      after: { reported_by: 'anna', on_behalf: true },
    },
  ],
  [
    'Importen oprettede en statusrapport i 2.1',
    {
      actor: 'db:import',
      displayName: null,
      table: 'status_report',
      about: { initiative: '2.1' },
      after: { reported_by: null },
    },
  ],
  [
    'Anna begyndte på 2.1 i runden 4. kvartal 2026',
    { table: 'report_draft', about: inRound, after: { submitted_at: null } },
  ],
  [
    'Anna skrev i kladden til 2.1 i runden 4. kvartal 2026',
    { table: 'report_draft', action: 'update', about: inRound, before: { version: 1 }, after: { version: 2 } },
  ],
  ['Anna rykkede for 2.1 i runden 4. kvartal 2026', { table: 'round_reminder', about: inRound, after: {} }],
  [
    'KL gav en anden vurdering af 2.1',
    { table: 'differing_view', about: { initiative: '2.1', organisation: 'KL' }, after: { light: 'red' } },
  ],
  [
    'KL trak sin vurdering af 2.1 tilbage',
    { table: 'differing_view', about: { initiative: '2.1', organisation: 'KL' }, after: { light: null } },
  ],
  [
    'Anna returnerede 2.1 til MedCom',
    { table: 'retraction', about: { initiative: '2.1', organisation: 'MedCom' }, after: { why: 'returned' } },
  ],
  [
    'Anna trak rapporten om 2.1 tilbage',
    { table: 'retraction', about: { initiative: '2.1', organisation: 'MedCom' }, after: { why: 'withdrawn' } },
  ],
  [
    'Anna trak en oplysning om 2.1 tilbage',
    { table: 'retraction', about: { initiative: '2.1' }, after: { why: 'returned' } },
  ],
  [
    'Anna skrev en bemærkning til rapporten om 2.1',
    { table: 'report_comment', about: { initiative: '2.1', organisation: 'MedCom' }, after: { section: 'narrative' } },
  ],
  [
    'MedCom rettede rapporten om 2.1 i runden 4. kvartal 2026',
    {
      table: 'status_report',
      about: { ...inRound, organisation: 'MedCom' },
      after: { reported_by: 'a', correction: 'x' },
    },
  ],
  ['Anna åbnede runden 4. kvartal 2026', { table: 'reporting_round', about: { round: '4. kvartal 2026' }, after: {} }],
  [
    'Anna lukkede runden R',
    {
      table: 'reporting_round',
      action: 'update',
      about: { round: 'R' },
      before: { closed_at: null },
      after: { closed_at: 'x' },
    },
  ],
  [
    'Anna genåbnede runden R',
    {
      table: 'reporting_round',
      action: 'update',
      about: { round: 'R' },
      before: { closed_at: 'x' },
      after: { closed_at: null },
    },
  ],
  [
    'Anna flyttede fristen for runden R',
    {
      table: 'reporting_round',
      action: 'update',
      about: { round: 'R' },
      before: { deadline: 'x' },
      after: { deadline: 'y' },
    },
  ],
  [
    'Ingen adgang: POST /api/portfolios/trial/rounds',
    {
      action: 'refused',
      table: 'endpoint',
      row: 'POST /api/portfolios/:slug/rounds',
      after: { status: 403, of: { slug: 'trial' } },
    },
  ],
  ['Mislykket login: Anna', { action: 'refused', table: 'endpoint', row: 'POST /api/session', after: { status: 401 } }],
  [
    'Mislykket login: ukendt brugernavn',
    {
      actor: 'nobody',
      displayName: null,
      action: 'refused',
      table: 'endpoint',
      row: 'POST /api/session',
      after: { status: 401 },
    },
  ],
  [
    '104 afviste forsøg mere uden login, som loggen ikke nævner ét for ét',
    {
      ...{ actor: 'nobody', displayName: null, action: 'refused', table: 'endpoint', row: '' },
      after: { status: 401, code: 'crowd', of: { refused: '104' } },
    },
  ],
  [
    'Rolle givet: indsatsejer for MedCom til Bo',
    { table: 'role_grant', about: { organisation: 'MedCom', account: 'Bo' }, after: { role: 'owner' } },
  ],
  [
    'Rolle taget: sekretariat fra Bo',
    { table: 'role_grant', action: 'delete', about: { account: 'Bo' }, before: { role: 'programme_office' } },
  ],
  ['Anna loggede ind', { table: 'session', action: 'sign_in', about: { account: 'Anna' }, after: {} }],
  ['Anna loggede ud', { table: 'session', action: 'sign_out', about: { account: 'Anna' }, before: {} }],
  ['Bo blev logget ud af Anna', { table: 'session', action: 'sign_out', about: { account: 'Bo' }, before: {} }],
  [
    'Anna lukkede brugeren Bo',
    {
      table: 'account',
      action: 'update',
      about: { account: 'Bo' },
      before: { disabled_at: null },
      after: { disabled_at: 'x' },
    },
  ],
  ['Anna hentede ændringsloggen', { table: 'audit', action: 'export', after: {} }],
  [
    'Anna ændrede indsats 2.1: Ny titel',
    { action: 'update', about: { initiative: '2.1' }, before: { title: 'Titel' }, after: { title: 'Ny titel' } },
  ],
  [
    'Anna oprettede en milepæl i 2.1: Milepæl',
    { table: 'milestone', about: { initiative: '2.1' }, after: { title: { da: 'Milepæl', en: 'Milestone' } } },
  ],
  ['Anna slettede something_new', { table: 'something_new', action: 'delete', before: {} }],
])('%s', (said, given) => {
  expect(sentenceOf(entryOf(given), danish)).toBe(said)
  const inEnglish = sentenceOf(entryOf(given), english)
  expect(inEnglish).not.toMatch(/undefined|null|\[object/)
  expect(inEnglish).not.toBe(said)
})

test('both languages have the same words', () => {
  const namesIn = (words: object): string[] =>
    Object.entries(words).flatMap(([name, word]) => (typeof word === 'object' ? [name, ...namesIn(word)] : [name]))
  expect(namesIn(en).sort()).toEqual(namesIn(da).sort())
})

test('a change is told by the fields that changed, in words', () => {
  const before = { id: 7, overall: 'green', late: false, deadline: '2026-12-01T11:00:00+00:00', version: 1, title: 'A' }
  const after = { ...before, overall: 'red', late: true, deadline: '2026-12-08T11:00:00+00:00', version: 2 }
  expect(fieldsOf({ before, after }, danish)).toEqual([
    { name: 'Samlet', before: 'På sporet', after: 'Kritisk' },
    { name: 'For sent', before: 'nej', after: 'ja' },
    { name: 'Frist', before: '1. dec. 2026 kl. 12.00', after: '8. dec. 2026 kl. 12.00' },
  ])
})

test('a new row is told by what it says, without numbers of other rows', () => {
  const after = {
    fact_id: 3,
    portfolio_id: 1,
    text: { da: 'Dansk', en: 'English' },
    until: '2026-12-31',
    reason: null,
    odd_one: ['x', 1],
  }
  expect(fieldsOf({ before: null, after }, danish)).toEqual([
    { name: 'Tekst', before: '', after: 'Dansk' },
    { name: 'Til og med', before: '', after: '31. dec. 2026' },
    { name: 'odd one', before: '', after: 'x, 1' },
  ])
})

test('a comment is told by the section that it is about, and what was taken back by why', () => {
  const told = (after: Record<string, unknown>) => fieldsOf({ before: null, after }, danish).map(({ after: is }) => is)
  expect(told({ section: 'narrative', comment: 'narrative' })).toEqual(['Kort status til bestyrelsen', 'narrative'])
  expect(told({ why: 'returned' })).toEqual(['returneret'])
})

test('what was returned is told by the report, and the rest stands under it', () => {
  const of = (id: number, table: string, organisation: string | null = null) =>
    entryOf({ id, change: 5, table, about: { initiative: '2.1', organisation } })
  const [day] = daysOf([
    of(4, 'report_comment', 'KL'),
    of(3, 'report_draft'),
    of(2, 'retraction'),
    of(1, 'retraction', 'KL'),
  ])
  expect(day?.changes.map(({ told, others }) => [told.id, others.length])).toEqual([[1, 3]])
})

test('a moment is told in Danish time, summer and winter', () => {
  expect(momentWords('2026-11-21T19:14:15Z', danish)).toBe('21. nov. 2026 kl. 20.14')
  expect(momentWords('2026-06-30T22:30:00Z', { own: en, formats: formatsOf('en') })).toBe('1 July 2026 at 00:30')
})

test('rows of one change stand together under the one that tells it, by Danish days', () => {
  const days = daysOf([
    entryOf({ id: 9, change: 5, table: 'report_draft', at: '2026-11-20T23:30:00Z' }),
    entryOf({ id: 8, change: 5, table: 'status_report', at: '2026-11-20T23:30:00Z' }),
    entryOf({ id: 7, change: 4, at: '2026-11-20T22:30:00Z' }),
    entryOf({ id: 6, change: 3, changeRows: 2000, at: '2026-11-20T22:00:00Z' }),
    entryOf({ id: 2, change: 1, at: '2026-11-20T09:00:00Z' }),
    entryOf({ id: 1, change: 1, at: '2026-11-20T08:00:00Z' }),
  ])
  const told = days.map(({ day, changes }) => [day, changes.map(one => [one.told.id, one.others.length, one.isBulk])])
  expect(told).toEqual([
    ['2026-11-21', [[8, 1, false]]],
    [
      '2026-11-20',
      [
        [7, 0, false],
        [6, 0, true],
        [2, 0, false],
        [1, 0, false],
      ],
    ],
  ])
})

test('the address says the filters, and what it says wrongly is left out', () => {
  const filter = { from: '2026-01-01', person: 'Ægir & co', action: 'refused', table: 'account' } as const
  expect(filterIn(searchOf(filter))).toEqual(filter)
  expect(filterIn('fra=i+går&handling=brand&emne=x%27&til=2026-02-31x&ukendt=1')).toEqual({})
})
