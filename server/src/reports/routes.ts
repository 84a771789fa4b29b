import type { FastifyInstance } from 'fastify'
import { actFor } from '../access/commands.ts'
import { isOffice, mayReport, type Viewer } from '../access/policy.ts'
import type { Guarded } from '../context.ts'
import { Invalid, NotForYou } from '../http/errors.ts'
import { NOT_TO_KEEP, type Ready, readyOf } from '../http/ready.ts'
import { type Asked, serve } from '../http/serve.ts'
import { idempotencyKeyIn, versionIn } from '../http/version.ts'
import type { Directory } from '../portfolio/directory.ts'
import { roundIn, roundOf } from '../rounds/round.ts'
import { saveDraft, submitDraft } from './commands.ts'
import { type Report, reports, SECTIONS } from './contract.ts'
import { draftFrom, type Known, missingIn } from './draft.ts'
import { canDo } from './policy.ts'
import { type DraftReading, readDraft } from './queries.ts'
import { rulesAt } from './rule.ts'
import { beginCorrection, dropCorrection, returnReport, withdrawReport } from './taken-back.ts'

type Params = { slug: string; round: string; code: string }
/** What is known of an initiative today, as its page says it. */
type Page = (asked: { params: { slug: string; code: string }; querystring: object }) => Ready | Promise<Ready>

/** Owners write, save and submit reports in the open round; the office does it on behalf of them. */
export function reportRoutes(
  app: FastifyInstance,
  { db, pool, clock, guard }: Guarded,
  directory: Directory,
  page: Page,
) {
  /** Refused alike whether it is not there or not one's own. */
  async function own({ slug, round: key, code }: Params, viewer: Viewer) {
    const unknown = new NotForYou('unknown_report', `There is no report of "${code}" in the round "${key}" for you.`)
    const portfolio = await directory.reading(slug, ({ id }) => id)
    const round = await roundIn(db, portfolio, key)
    const reading = round && (await readDraft(pool, { portfolio, code, round: round.id }))
    if (
      !reading ||
      !viewer ||
      !mayReport(
        viewer,
        reading.owners.map(owner => owner.key),
      )
    )
      throw unknown
    const known = JSON.parse((await page({ params: { slug, code }, querystring: {} })).json.toString()) as Known
    return { portfolio, round: roundOf(round), reading, known, viewer }
  }

  async function report(params: Params, asked: Asked) {
    const { round, reading, known, viewer } = await own(params, await asked.viewer())
    const { draft, versions } = reading
    const before = draftFrom(known, reading.before)
    const content = contentOf(draft, viewer) ?? before
    const today = clock.today()
    const isOpen = round.closedAt === null
    const isPast = !isOpen || clock.now() > new Date(round.deadline)
    const isReported = versions.some(({ takenBack }) => takenBack === null)
    const answer: Report = {
      round,
      code: params.code,
      state: isReported
        ? 'submitted'
        : draft?.isReturned
          ? 'returned'
          : draft
            ? 'draft'
            : isPast
              ? 'missing'
              : 'not_started',
      draft: content,
      before,
      missing: missingIn(content, known, today),
      thresholds: rulesAt(reading.rules, today),
      unchanged: missingIn(before, known, today).length === 0,
      version: draft?.version ?? 0,
      changedAt: draft?.changedAt ?? null,
      changedBy: draft?.changedBy ?? null,
      correcting: isOffice(viewer) ? (draft?.correctionReason ?? null) : null,
      versions,
      can: canDo(viewer, {
        ...{ isOpen, isPast, isReported, isFollowed: reading.isFollowed, isReportedSince: reading.isReportedSince },
        isSubmitted: draft?.submittedAt != null,
        isCorrecting: draft?.correction != null,
      }),
    }
    return readyOf(answer, NOT_TO_KEEP)
  }

  async function writingOf(params: Params, asked: Asked) {
    const version = versionIn(asked.request)
    const { portfolio, reading, viewer } = await own(params, await asked.viewer())
    return {
      ...{ portfolio, initiative: reading.initiative, code: params.code, round: params.round, version },
      ...{ by: viewer.name, now: clock.now(), office: isOffice(viewer) },
      actsFor: ownerFor(viewer, reading.owners)?.key ?? null,
    }
  }

  serve(app, guard, reports, {
    report: ({ params }, asked) => report(params, asked),
    async save({ params, body }, asked) {
      const { actsFor, ...writing } = await writingOf(params, asked)
      await asked.write(trx => actFor(trx, actsFor).then(() => saveDraft(trx, writing, body)))
      return report(params, asked)
    },
    async withdraw({ params }, asked) {
      const { actsFor, ...writing } = await writingOf(params, asked)
      await asked.write(trx => actFor(trx, actsFor).then(() => withdrawReport(trx, writing)))
      return report(params, asked)
    },
    async return({ params, body: { comments } }, asked) {
      const writing = await writingOf(params, asked)
      const told = SECTIONS.flatMap(section => {
        const comment = comments[section]?.trim()
        return comment ? [{ section, comment }] : []
      })
      await asked.write(trx => returnReport(trx, writing, told))
      return report(params, asked)
    },
    async correct({ params, body: { reason } }, asked) {
      const writing = await writingOf(params, asked)
      await asked.write(trx => beginCorrection(trx, writing, reason.trim()))
      return report(params, asked)
    },
    async dropCorrection({ params }, asked) {
      const writing = await writingOf(params, asked)
      await asked.write(trx => dropCorrection(trx, writing))
      return report(params, asked)
    },
    async submit({ params }, asked) {
      const submission = idempotencyKeyIn(asked.request)
      const version = versionIn(asked.request)
      const { portfolio, reading, known, viewer } = await own(params, await asked.viewer())
      const content = contentOf(reading.draft, viewer) ?? draftFrom(known, reading.before)
      const missing = missingIn(content, known, clock.today())
      if (missing.length > 0 && (!reading.draft?.submittedAt || reading.draft.correction))
        throw new Invalid(
          `Something is missing: ${missing.map(({ field }) => field).join(', ')}`,
          missing.map(({ field, code }) => ({ field, message: code })),
        )
      const organisation = ownerFor(viewer, reading.owners)
      await asked.write(async trx => {
        await actFor(trx, organisation?.key ?? null)
        await submitDraft(
          trx,
          {
            ...{ portfolio, initiative: reading.initiative, code: params.code, round: params.round },
            ...{
              version,
              submission,
              by: viewer.name,
              now: clock.now(),
              today: clock.today(),
              office: isOffice(viewer),
            },
            organisation: (organisation ?? reading.owners[0])?.id ?? null,
            onBehalf: organisation === undefined && isOffice(viewer),
          },
          content,
        )
      })
      return report(params, asked)
    },
  })
}

/** The owner that somebody reports for, the accountable one first; undefined for the office, which does it on behalf of them. */
const ownerFor = <O extends { key: string }>({ grants, ...viewer }: NonNullable<Viewer>, owners: readonly O[]) =>
  owners.find(({ key }) => mayReport({ ...viewer, grants: grants.filter(({ role }) => role === 'owner') }, [key]))

/** What the office is correcting is nobody else's to see before it holds. */
const contentOf = (draft: DraftReading['draft'], viewer: Viewer) =>
  (isOffice(viewer) && draft?.correction) || (draft?.content ?? null)
