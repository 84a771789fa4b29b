import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isOffice, mayReport, type Viewer } from '../access/policy.ts'
import type { Guarded } from '../context.ts'
import { NOT_TO_KEEP, readyOf } from '../http/ready.ts'
import { serve } from '../http/serve.ts'
import { idempotencyKeyIn, versionIn } from '../http/version.ts'
import type { Directory } from '../portfolio/directory.ts'
import { isUnderWay, lifecycleAt } from '../reports/lifecycle.ts'
import { askAtFirst, changeAsked, isAsked } from './asked.ts'
import { closeRound, reopenRound } from './closing.ts'
import { extendRound, openRound } from './commands.ts'
import { type Reporting, type RoundChoices, rounds } from './contract.ts'
import { stateOf } from './progress.ts'
import { findInRound, type InRound } from './queries.ts'
import { remind } from './reminder.ts'
import {
  findRounds,
  type HeldRound,
  lastClosedOf,
  meetingsToCome,
  openRoundOf,
  reopenableOf,
  roundOf,
} from './round.ts'

/** The office opens, extends, closes and reopens rounds and reminds; owners see what is asked of them. */
export function roundRoutes(app: FastifyInstance, { db, clock, guard }: Guarded, directory: Directory) {
  async function reporting(slug: string, viewer: Viewer) {
    return directory.reading(slug, async ({ id }) => {
      const all = await findRounds(db, id)
      const open = openRoundOf(all)
      const last = lastClosedOf(all)
      const ownIn = async (round: HeldRound) =>
        (await findInRound(db, id, round.id)).filter(
          row => mayReport(viewer, row.owners) && isAsked(row, clock.today()),
        )
      const own = open ? await ownIn(open) : []
      const answer: Reporting = {
        rounds: all.map(roundOf),
        open: open?.key ?? null,
        initiatives: own.map(one => progressOf(one, open !== undefined && clock.now() > new Date(open.deadline))),
        late: last && {
          round: last.key,
          initiatives: (await ownIn(last)).filter(({ isReported }) => !isReported).map(one => progressOf(one, true)),
        },
        can: {
          openRound: isOffice(viewer) && open === undefined,
          closeRound: isOffice(viewer) && open !== undefined,
          reopenRound: isOffice(viewer) ? (reopenableOf(all)?.key ?? null) : null,
          report: own.length > 0,
          correct: isOffice(viewer),
        },
      }
      return readyOf(answer, NOT_TO_KEEP)
    })
  }
  async function choices(slug: string) {
    return directory.reading(slug, async ({ id }) => {
      const today = clock.today()
      const open = openRoundOf(await findRounds(db, id))
      const rows = await findInRound(db, id, open?.id ?? null)
      const answer: RoundChoices = {
        initiatives: rows.map(row => choiceOf(row, today)),
        meetings: await meetingsToCome(db, id, today),
        version: open?.version ?? null,
      }
      return readyOf(answer, NOT_TO_KEEP)
    })
  }
  const shown = async (slug: string) => directory.reading(slug, portfolio => portfolio)
  const moment = () => ({ today: clock.today(), now: clock.now() })
  const changeOf = async (slug: string, round: string, request: FastifyRequest) => ({
    portfolio: (await shown(slug)).id,
    round,
    version: versionIn(request),
    ...moment(),
  })
  const nameOf = (viewer: Viewer) => viewer?.name ?? 'nobody'

  serve(app, guard, rounds, {
    list: async ({ params: { slug } }, asked) => reporting(slug, await asked.viewer()),
    choices: ({ params: { slug } }) => choices(slug),
    async open({ params: { slug }, body: { initiatives, ...round } }, asked) {
      const opening = { portfolio: (await shown(slug)).id, ...moment() }
      await asked.write(async trx => {
        const opened = await openRound(trx, opening, round)
        await askAtFirst(trx, { ...opening, round: opened }, initiatives)
      })
      return reporting(slug, await asked.viewer())
    },
    async extend({ params: { slug, round }, body }, asked) {
      const change = await changeOf(slug, round, asked.request)
      await asked.write(trx => extendRound(trx, change, body.deadline))
      return reporting(slug, await asked.viewer())
    },
    async close({ params: { slug, round } }, asked) {
      const viewer = await asked.viewer()
      const change = await changeOf(slug, round, asked.request)
      const portfolio = await shown(slug)
      await asked.write(trx => closeRound(trx, { ...change, portfolio, by: nameOf(viewer) }))
      return reporting(slug, viewer)
    },
    async reopen({ params: { slug, round }, body: { reason } }, asked) {
      const viewer = await asked.viewer()
      const change = await changeOf(slug, round, asked.request)
      await asked.write(trx => reopenRound(trx, change, { reason, by: nameOf(viewer) }))
      return reporting(slug, viewer)
    },
    async ask({ params: { slug, round }, body: { initiatives } }, asked) {
      const change = await changeOf(slug, round, asked.request)
      await asked.write(trx => changeAsked(trx, change, initiatives))
      return reporting(slug, await asked.viewer())
    },
    async remind({ params: { slug, round }, body: { initiatives } }, asked) {
      const viewer = await asked.viewer()
      const submission = idempotencyKeyIn(asked.request)
      const reminding = { portfolio: (await shown(slug)).id, round, ...moment(), by: nameOf(viewer), submission }
      await asked.write(trx => remind(trx, reminding, initiatives))
      return reporting(slug, viewer)
    },
  })
}

function progressOf(row: InRound, isPast: boolean): Reporting['initiatives'][number] {
  const { code, title, owners, isReported, returnedAt, changedAt, changedBy, reminded } = row
  const state = stateOf({ isReported, isReturned: returnedAt !== null, isBegun: changedAt !== null, isPast })
  const marks = { late: row.late ?? false, onBehalf: row.onBehalf ?? false }
  return { code, title, owners, state, ...marks, returnedAt, changedAt, changedBy, reminded }
}

function choiceOf(row: InRound, today: string): RoundChoices['initiatives'][number] {
  const { code, title, focusArea, submittedAt, changes } = row
  const asked = isAsked(row, today)
  const lifecycle = lifecycleAt(changes, today)
  return { code, title, focusArea, lifecycle, underWay: isUnderWay(lifecycle), asked, reported: submittedAt !== null }
}
