// Both first portfolios, on many days: every answer is what its contract says, and the three views of a thing agree.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { practiceBundles } from '../../seed/practice.ts'
import { type InitiativePage, initiatives } from '../../server/src/initiatives/contract.ts'
import { addDays } from '../../server/src/milestones/day.ts'
import { organisations } from '../../server/src/organisations/contract.ts'
import {
  type ListedPortfolio,
  type Overview,
  portfolio,
  type Timeline,
  TimelineMilestone,
} from '../../server/src/portfolio/contract.ts'
import { type Lifecycle, STAGE_OF } from '../../server/src/terms.ts'
import { importBundle } from '../../server/src/transfer/commands.ts'
import { expectToBe, startApp, type TestApp, TODAY } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'

const SEED = join(import.meta.dirname, '../../seed/strategi-for-digital-sundhed')
const SLUGS = ['strategi-for-digital-sundhed', 'oeveportefoelje']

let database: TestDatabase
let server: TestApp
beforeAll(async () => {
  database = await cloneDatabase()
  await importBundle(database.db, SEED, { actor: 'seed' })
  await importBundle(database.db, practiceBundles({ size: 12, today: TODAY }), { actor: 'seed' })
  server = await startApp(database.url)
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

async function overviewOf(slug: string, day: string): Promise<Overview> {
  const address = `/api/portfolios/${slug}/overview?knownAt=${day}`
  const found = await server.read<Overview>(address)
  expectToBe(portfolio.overview.response, found, address)
  return found
}

const SHARED = [
  ...(['title', 'titleNote', 'lifecycle', 'lit', 'judged'] as const),
  ...(['computed', 'gaps', 'history', 'nextMilestone', 'updatedAt'] as const),
]
const shared = (from: Pick<InitiativePage, (typeof SHARED)[number]>) => SHARED.map(name => from[name])

/** The first and the last days on which something was recorded, some between them, and those around them. */
async function daysOf(slug: string): Promise<string[]> {
  const recorded =
    (await server.read<ListedPortfolio[]>('/api/portfolios')).find(one => one.slug === slug)?.recordedDays ?? []
  const step = Math.max(1, Math.floor(recorded.length / 5))
  const some = recorded.filter((_, n) => n % step === 0 || n === recorded.length - 1)
  const days = [addDays(recorded[0] ?? '', -1), ...some, addDays(recorded.at(-1) ?? '', -1), TODAY]
  return [...new Set(days)].filter(day => day <= TODAY)
}

test('the lists are what their contracts say', async () => {
  const found = await server.read<ListedPortfolio[]>('/api/portfolios')
  expectToBe(portfolio.list.response, found, '/api/portfolios')
  expect(found.map(one => [one.slug, one.invented])).toEqual([
    [SLUGS[0], false],
    [SLUGS[1], true],
  ])
  expectToBe(organisations.list.response, await server.read('/api/organisations'), '/api/organisations')
})

describe.each(SLUGS)('%s', slug => {
  test('has an overview on every day that is what its contract says, and whose counts are those of its rows', async () => {
    for (const day of await daysOf(slug)) {
      const { counts, focusAreas, initiatives: rows, organisations: owners } = await overviewOf(slug, day)
      const inStage = (stage: string) => rows.filter(one => one.lifecycle && STAGE_OF[one.lifecycle] === stage).length
      const underWay = rows.filter(one => one.lifecycle && STAGE_OF[one.lifecycle] === 'under_way')
      expect(counts, day).toMatchObject({
        initiatives: rows.length,
        underWay: underWay.length,
        reached: inStage('reached'),
        notCarriedThrough: inStage('not_carried_through'),
      })
      for (const [light, count] of Object.entries(counts.byLight))
        expect(count, `${day} ${light}`).toBe(underWay.filter(one => one.judged.overall === light).length)
      for (const [lifecycle, count] of Object.entries(counts.byLifecycle))
        expect(count, `${day} ${lifecycle}`).toBe(rows.filter(one => one.lifecycle === (lifecycle as Lifecycle)).length)
      expect(focusAreas.reduce((sum, area) => sum + area.initiatives, 0)).toBe(rows.length)
      expect(Object.keys(owners).sort()).toEqual([...new Set(rows.flatMap(one => one.owners))].sort())
    }
  })

  test('says on the page and the timeline what it says in the overview, on every day', async () => {
    for (const day of await daysOf(slug)) {
      const { initiatives: rows } = await overviewOf(slug, day)
      const address = `/api/portfolios/${slug}/timeline?knownAt=${day}`
      const timeline = await server.read<Timeline>(address)
      expectToBe(portfolio.timeline.response, timeline, address)
      expect(timeline.initiatives.map(one => one.code)).toEqual(rows.map(one => one.code))
      for (const [n, row] of rows.entries()) {
        const where = `/api/portfolios/${slug}/initiatives/${row.code}?knownAt=${day}`
        const page = await server.read<InitiativePage>(where)
        expectToBe(initiatives.page.response, page, where)
        expect(shared(page), where).toEqual(shared(row))
        expect([page.owners.map(one => one.abbreviation), page.outstanding.length], where).toEqual([
          row.owners,
          row.outstanding,
        ])
        const line = timeline.initiatives[n]
        expect([line?.lifecycle, line?.lit, line?.light], where).toEqual([row.lifecycle, row.lit, row.judged.overall])
        const { properties } = TimelineMilestone
        expect(line?.milestones, where).toEqual(
          page.milestones.map(one => Object.fromEntries(Object.entries(one).filter(([name]) => name in properties))),
        )
      }
    }
  })

  test('never tells on an earlier day what was recorded later', async () => {
    const days = await daysOf(slug)
    for (const day of days) {
      for (const { code, updatedAt, judged, history } of (await overviewOf(slug, day)).initiatives) {
        expect((updatedAt ?? '') <= day, `${code} ${day}`).toBe(true)
        expect((judged.asOf ?? '') <= day, `${code} ${day}`).toBe(true)
        for (const point of history) expect(point.asOf <= day, `${code} ${day}`).toBe(true)
      }
    }
  })
})
