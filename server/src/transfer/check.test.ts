import { describe, expect, test } from 'vitest'
import { completed } from './bundle.ts'
import type { PartName } from './bundle-schema.ts'
import { faultsIn, type Names } from './check.ts'
import { sentence, sortFaults } from './faults.ts'

const sources = [{ document: 'minutes', locator: 'l. 1' }]
const report = { key: 'r1', initiative: '1.1', asOf: { earliest: '2025-01-01', latest: '2025-01-01' }, sources }
const window = { earliest: '2025-01-01', latest: '2025-01-31', precision: 'month' }
const baseline = { kind: 'baseline', window, sources }

const parts = (): Record<PartName, unknown> => ({
  portfolio: { slug: 'small', title: 'Small', period: { from: 2024, to: 2026 } },
  organisations: [{ key: 'kl', abbreviation: 'KL', name: 'KL', sector: 'municipalities' }],
  sources: [{ key: 'minutes', title: 'Minutes', kind: 'minutes', recordedOn: '2025-03-31' }],
  focusAreas: [{ number: 1, title: 'First' }],
  programmes: [],
  rounds: [],
  initiatives: [{ code: '1.1', title: 'One', focusArea: 1, owners: ['kl'], sources }],
  differingViews: [],
  reports: [],
  bodies: [],
  meetings: [],
  anomalies: [],
})
const view = {
  key: 'v',
  initiative: '1.1',
  report: 'r1',
  organisation: 'kl',
  light: 'red',
  words: { da: 'Nej' },
  sources,
}
/** A view of a report, each with something else said. */
const viewed = (said: object, reported: object = {}) => ({
  reports: [{ ...report, basis: 'reported', ...reported }],
  differingViews: [{ ...view, ...said }],
})
const goLives = (...given: object[]) =>
  initiative({ milestones: [{ key: 'm', title: { da: 'M' }, sources, goLives: given }] })
const goLive = { key: 'g', sector: 'regions', sources }
const held = { key: 'h', kind: 'held', window, sources }
const meetings = (more: object) => ({
  bodies: [{ key: 'board', name: 'Board' }],
  meetings: [{ key: 'first', body: 'board', dates: [held], ...more }],
})
const numbered = (...given: [key: string, number: number][]) => ({
  ...meetings({}),
  meetings: given.map(([key, number]) => ({ key, body: 'board', number, dates: [{ ...held, key: `${key}-held` }] })),
})
const initiatives = (...codes: string[]) => ({
  initiatives: codes.map(code => ({ ...(parts().initiatives as object[])[0], code })),
})
const initiative = (more: object) => ({ initiatives: [{ ...(parts().initiatives as object[])[0], ...more }] })

const said = (changed: object, known: Names = new Map()) =>
  sortFaults(faultsIn({ parts: { ...parts(), ...changed }, faults: [] }, known)).map(sentence)

test.each(['log-ind', 'brugere', 'api'])('a portfolio cannot stand where Pejl itself does: %s', slug => {
  const portfolio = { slug, title: 'Small', period: { from: 2024, to: 2026 } }
  expect(said({ portfolio })).toEqual([
    `portfolio.json /slug: expected 1–80 letters a–z, digits and -, and no address of Pejl’s own, found "${slug}"`,
  ])
  expect(said({ portfolio: { ...portfolio, slug: `${slug}-2` } })).toEqual([])
})

test('a sound bundle has no faults, and a portfolio alone is one', () => {
  expect(said({})).toEqual([])
  expect(said({ ...goLives(goLive, { ...goLive, key: 'g2', holds: false }), ...meetings({ number: 7 }) })).toEqual([])
  const alone = { portfolio: parts().portfolio }
  expect(faultsIn({ parts: alone, faults: [] }, new Map())).toEqual([])
  expect(completed(alone)).toMatchObject({ initiatives: [], reports: [], organisations: [] })
})

describe('one fault, with its file, its place and what was expected', () => {
  test.each<[string, object, string]>([
    [
      'a code of the wrong form',
      initiative({ code: '1-1' }),
      'initiatives.json /0/code: expected a code such as 1.1: the number of the focus area, a point and a number, found "1-1"',
    ],
    [
      'a code of another focus area',
      initiative({ code: '2.1' }),
      'initiatives.json /0/focusArea: expected 2, the first number of code 2.1, found 1',
    ],
    [
      'an unknown focus area',
      initiative({ code: '7.1', focusArea: 7 }),
      'initiatives.json /0/focusArea: expected a known focus area, found 7',
    ],
    [
      'an unknown owner',
      initiative({ owners: ['kl', 'nobody'] }),
      'initiatives.json /0/owners/1: expected a known organisation, found "nobody"',
    ],
    [
      'an owner twice',
      initiative({ owners: ['kl', 'kl'] }),
      'initiatives.json /0/owners/1: expected an entry that is not in the list already, found "kl"',
    ],
    [
      'an unknown document',
      initiative({ sources: [{ document: 'letter', locator: 'l. 1' }] }),
      'initiatives.json /0/sources/0/document: expected a known document of sources.json, found "letter"',
    ],
    ['no source', initiative({ sources: [] }), 'initiatives.json /0/sources: expected at least one entry, found []'],
    [
      'a code twice',
      { initiatives: [...(parts().initiatives as object[]), ...(parts().initiatives as object[])] },
      'initiatives.json /1/code: expected an initiative that is named only once, found "1.1"',
    ],
    [
      'a window that ends before it starts',
      { reports: [{ ...report, basis: 'reported', asOf: { earliest: '2025-02-01', latest: '2025-01-31' } }] },
      'reports.json /0/asOf/latest: expected a day not before earliest, 2025-02-01, found "2025-01-31"',
    ],
    [
      'a day that does not exist',
      initiative({ recordedOn: '2025-02-30' }),
      'initiatives.json /0/recordedOn: expected a day that exists, as YYYY-MM-DD, found "2025-02-30"',
    ],
    [
      'a second baseline without a decision',
      initiative({
        milestones: [
          {
            ...{ key: 'm', title: { da: 'M' }, sources },
            dates: [
              { key: 'a', ...baseline },
              { key: 'b', ...baseline },
              { key: 'c', ...baseline, decision: 'Meeting 3' },
            ],
          },
        ],
      }),
      'initiatives.json /0/milestones/0/dates/1: expected the decision that set a new baseline, found "a second baseline without"',
    ],
    [
      'NUL in a text',
      { focusAreas: [{ number: 1, title: 'a\0b' }] },
      'focus-areas.json /0/title: expected a text without NUL and without half a surrogate pair, found "a\\u0000b"',
    ],
    [
      'half a surrogate pair',
      { focusAreas: [{ number: 1, title: '\ud83d' }] },
      'focus-areas.json /0/title: expected a text without NUL and without half a surrogate pair, found "\\ud83d"',
    ],
    [
      'an unknown name',
      { focusAreas: [{ number: 1, title: 'First', titel: 'x' }] },
      'focus-areas.json /0/titel: expected only known names: number, title, titleEn, sources, found "titel"',
    ],
    [
      'a name that JavaScript holds dear',
      { focusAreas: [JSON.parse('{ "number": 1, "title": "First", "__proto__": {} }')] },
      'focus-areas.json /0/__proto__: expected only known names: number, title, titleEn, sources, found "__proto__"',
    ],
    [
      'null where nothing is meant',
      { focusAreas: [{ number: 1, title: 'First', titleEn: null }] },
      'focus-areas.json /0/titleEn: expected a text, found null',
    ],
    ['a missing name', { focusAreas: [{ number: 1 }] }, 'focus-areas.json /0/title: expected a text, found nothing'],
    [
      'an empty text',
      { focusAreas: [{ number: 1, title: '' }] },
      'focus-areas.json /0/title: expected a text that is not empty, found ""',
    ],
    [
      'a view of a report that nobody knows',
      viewed({ report: 'r7' }),
      'differing-views.json /0/report: expected a known status report, found "r7"',
    ],
    [
      'a view of another initiative’s report',
      {
        ...initiatives('1.1', '1.2'),
        ...viewed({ initiative: '1.2' }),
      },
      'differing-views.json /0/report: expected a status report of initiative 1.2, found "r1"',
    ],
    [
      'a view of a project’s report',
      { ...initiative({ projects: [{ key: 'p', name: 'P', sources }] }), ...viewed({}, { project: 'p' }) },
      'differing-views.json /0/report: expected a report of the initiative itself, found "r1"',
    ],
    [
      'a view that is older than its report',
      viewed({ recordedOn: '2025-01-01' }, { recordedOn: '2025-01-02' }),
      'differing-views.json /0/recordedOn: expected a day not before 2025-01-02, that of its report, found "2025-01-01"',
    ],
    [
      'a view without words',
      viewed({ words: undefined }),
      'differing-views.json /0/words: expected an object, found nothing',
    ],
    [
      'a view that is taken back, of a dimension',
      viewed({ light: undefined, dimension: 'time' }),
      'differing-views.json /0/dimension: expected it only with a light; without one a view is taken back, found "time"',
    ],
    [
      'a light that is none',
      { reports: [{ ...report, basis: 'reported', overall: 'grey' }] },
      'reports.json /0/overall: expected one of green, yellow, red, not_reported, found "grey"',
    ],
    [
      'an assessed light without a reason',
      { reports: [{ ...report, basis: 'assessed', overall: 'red' }] },
      'reports.json /0/reason: expected the reason for an assessed light, found nothing',
    ],
    ['a list that is an object', { reports: {} }, 'reports.json: expected a list, found {}'],
    [
      'a project of another initiative',
      {
        initiatives: [
          ...(initiative({ projects: [{ key: 'p', name: 'P', sources }] }).initiatives as object[]),
          ...(initiative({ code: '1.2' }).initiatives as object[]),
        ],
        reports: [
          { ...report, basis: 'reported', project: 'p' },
          { ...report, key: 'r2', initiative: '1.2', basis: 'reported', project: 'p' },
        ],
      },
      'reports.json /1/project: expected a project of initiative 1.2, found "p"',
    ],
    [
      'a project that is linked to its own initiative',
      initiative({
        projects: [{ key: 'p', name: 'P', sources, links: [{ key: 'l', initiative: '1.1', sources }] }],
      }),
      'initiatives.json /0/projects/0/links/0/initiative: expected another initiative than before, found "1.1"',
    ],
    [
      'a go-live of no sector',
      goLives({ ...goLive, sector: 'hospitals' }),
      'initiatives.json /0/milestones/0/goLives/0/sector: expected one of state, regions, municipalities, practice, other, found "hospitals"',
    ],
    [
      'a go-live twice by its key',
      goLives(goLive, { ...goLive, sector: 'practice' }),
      'initiatives.json /0/milestones/0/goLives/1/key: expected a go-live that is named only once, found "g"',
    ],
    [
      'a go-live without a source',
      goLives({ key: 'g', sector: 'regions' }),
      'initiatives.json /0/milestones/0/goLives/0/sources: expected a list, found nothing',
    ],
    [
      'a go-live of an initiative instead of its milestone',
      initiative({ goLives: [goLive] }),
      'initiatives.json /0/goLives: expected only known names: code, codeAsPrinted, title, titleNote, focusArea, owners, recordedOn, sources, description, lifecycleChanges, projects, milestones, indicators, outstanding, benefits, dependencies, sectorStatuses, found "goLives"',
    ],
    [
      'a meeting without a date',
      meetings({ dates: [] }),
      'meetings.json /0/dates: expected at least one entry, found []',
    ],
    [
      'a meeting of an unknown body',
      meetings({ body: 'council' }),
      'meetings.json /0/body: expected a known body, found "council"',
    ],
    [
      'a meeting that ends before it starts',
      meetings({ dates: [{ ...held, window: { ...window, latest: '2024-12-31' } }] }),
      'meetings.json /0/dates/0/window/latest: expected a day not before earliest, 2025-01-01, found "2024-12-31"',
    ],
    [
      'a meeting that is neither announced nor held nor cancelled',
      meetings({ dates: [{ ...held, kind: 'forgotten' }] }),
      'meetings.json /0/dates/0/kind: expected one of announced, held, cancelled, found "forgotten"',
    ],
    [
      'a meeting that was held after the day of the document that says so',
      meetings({ dates: [{ ...held, window: { ...window, earliest: '2025-04-01', latest: '2025-04-01' } }] }),
      'meetings.json /0/dates/0/window/earliest: expected a day not after 2025-03-31, on which it is told that the meeting was held, found "2025-04-01"',
    ],
    [
      'a meeting that was held after the day on which it says that it was recorded',
      meetings({ dates: [{ ...held, recordedOn: '2024-12-31' }] }),
      'meetings.json /0/dates/0/window/earliest: expected a day not after 2024-12-31, on which it is told that the meeting was held, found "2025-01-01"',
    ],
    [
      'two meetings of a body with one number',
      numbered(['first', 7], ['second', 7]),
      'meetings.json /1/number: expected a number that is not already that of meeting first, found 7',
    ],
    [
      'a meeting with a number that nobody counts from',
      meetings({ number: 0 }),
      'meetings.json /0/number: expected a number >= 1, found 0',
    ],
    ['a body without a name', { bodies: [{ key: 'board' }] }, 'bodies.json /0/name: expected a text, found nothing'],
    [
      'an organisation that is part of itself',
      { organisations: [{ ...(parts().organisations as object[])[0], parent: 'kl' }] },
      'organisations.json /0/parent: expected an organisation that is not part of this one, found "kl"',
    ],
  ])('%s', (_, changed, expected) => {
    expect(said(changed)).toEqual([expected])
  })
})

test('every fault is listed at once, also beside a part of the wrong shape', () => {
  const faults = said({
    ...initiative({ title: 7, owners: ['nobody'], lifecycleChanges: [{ key: 'x', lifecycle: 'asleep', sources }] }),
    focusAreas: [{ number: 1, title: 'First', extra: true }],
    reports: [...Array(12).keys()].map(n => ({ ...report, key: `r${n}`, initiative: '1.9', basis: 'guessed' })),
  })
  expect(faults).toHaveLength(3 + 1 + 24)
  expect(faults.slice(0, 4).map(fault => fault.split(':')[0])).toEqual([
    'focus-areas.json /0/extra',
    'initiatives.json /0/lifecycleChanges/0/lifecycle',
    'initiatives.json /0/owners/0',
    'initiatives.json /0/title',
  ])
  expect(faults.at(-1)).toContain('/11/')
})

test('what the database knows may be referred to, and an abbreviation belongs to one', () => {
  const known: Names = new Map<string, Map<string, string | null>>([
    ['organisation', new Map([['dr', null]])],
    ['abbreviation', new Map([['KL', 'other']])],
  ])
  expect(said({ ...initiative({ owners: ['dr'] }), organisations: [] }, known)).toEqual([])
  expect(said({}, known)).toEqual([
    'organisations.json /0/abbreviation: expected an abbreviation that is not already that of other, found "KL"',
  ])
})

test('a number is that of the meeting that the database knows, unless the bundle gives that one another', () => {
  const known: Names = new Map<string, Map<string, string | null>>([['meetingNumber', new Map([['board 7', 'first']])]])
  expect(said(numbered(['first', 7], ['second', 8]), known)).toEqual([])
  expect(said(numbered(['first', 8], ['second', 7]), known)).toEqual([])
  expect(said(numbered(['second', 7]), known)).toEqual([
    'meetings.json /0/number: expected a number that is not already that of meeting first, found 7',
  ])
})

test('a meeting is held by the day of a document that only the database knows', () => {
  const known: Names = new Map<string, Map<string, string | null>>([
    ['document', new Map([['minutes', '2024-12-31']])],
    ['organisation', new Map([['kl', null]])],
  ])
  expect(said({ ...meetings({}), sources: [] }, known)).toEqual([
    'meetings.json /0/dates/0/window/earliest: expected a day not after 2024-12-31, on which it is told that the meeting was held, found "2025-01-01"',
  ])
  const announced = { ...held, kind: 'announced' }
  expect(said({ ...meetings({ dates: [announced] }), sources: [] }, known)).toEqual([])
})

test('what refers into a file that could not be read is not at fault', () => {
  const { organisations: _, ...rest } = parts()
  const unread = { file: 'organisations.json', path: '', expected: 'JSON', found: '"}" in line 3, column 1' }
  expect(faultsIn({ parts: rest, faults: [unread] }, new Map())).toEqual([unread])
})

test('signs that would steer a terminal are shown, not obeyed', () => {
  const [fault] = said({ reports: [{ ...report, basis: '\u001b[31m\u202e' }] })
  expect(fault).toBe('reports.json /0/basis: expected one of reported, assessed, found "\\u001b[31m\\u202e"')
})
