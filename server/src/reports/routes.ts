import type { FastifyInstance } from 'fastify'
import { actFor } from '../access/commands.ts'
import { isOffice, mayReport, type Viewer } from '../access/policy.ts'
import type { Guarded } from '../context.ts'
import { Invalid, invalidField, NotForYou } from '../http/errors.ts'
import { NOT_TO_KEEP, type Ready, readyOf } from '../http/ready.ts'
import { type Asked, serve } from '../http/serve.ts'
import { idempotencyKeyIn, versionIn } from '../http/version.ts'
import type { InitiativePage } from '../initiatives/contract.ts'
import type { Directory } from '../portfolio/directory.ts'
import { roundIn, roundOf } from '../rounds/round.ts'
import { answerOf } from './answer.ts'
import { saveDraft, submitDraft } from './commands.ts'
import { type ReportDraft, reports, SECTIONS } from './contract.ts'
import { draftFrom, missingIn } from './draft.ts'
import { heldAgainst } from './held.ts'
import { reportersOf } from './policy.ts'
import { type DraftReading, readDraft } from './queries.ts'
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
    const read = round && (await readDraft(pool, { portfolio, code, round: round.id }))
    if (
      !read ||
      !viewer ||
      !mayReport(
        viewer,
        read.owners.map(owner => owner.key),
      )
    )
      throw unknown
    const reading = isOffice(viewer) ? read : withoutCorrection(read)
    return { portfolio, round: roundOf(round), reading, viewer, reporters: reportersOf(viewer, reading.owners) }
  }

  /** The same with what is known of the initiative, which takes longer. */
  async function ownWithPage(params: Params, viewer: Viewer) {
    const { slug, code } = params
    const found = await own(params, viewer)
    const { json } = await page({ params: { slug, code }, querystring: {} })
    const shown = JSON.parse(json.toString()) as InitiativePage
    return { ...found, ...heldAgainst(shown, found.reading, clock.today()) }
  }

  async function report(params: Params, asked: Asked) {
    const found = await ownWithPage(params, await asked.viewer())
    return readyOf(answerOf(found, { code: params.code, today: clock.today(), now: clock.now() }), NOT_TO_KEEP)
  }

  async function writingOf(params: Params, asked: Asked) {
    const version = versionIn(asked.request)
    const { portfolio, reading, viewer, reporters } = await own(params, await asked.viewer())
    return {
      ...{ portfolio, initiative: reading.initiative, code: params.code, round: params.round, version },
      ...{ by: viewer.name, now: clock.now(), office: isOffice(viewer) },
      actsFor: reporters.find(({ onBehalf }) => !onBehalf)?.key ?? null,
    }
  }

  serve(app, guard, reports, {
    report: ({ params }, asked) => report(params, asked),
    async save({ params, body }, asked) {
      refuseTwice(body)
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
      const { portfolio, reading, viewer, reporters, known, knownWith, byKeysNow } = await ownWithPage(
        params,
        await asked.viewer(),
      )
      const { draft } = reading
      const content = draft ? byKeysNow(draft.correction ?? draft.content) : draftFrom(known, reading.before)
      const missing = missingIn(content, knownWith(content), clock.today())
      if (missing.length > 0 && (!draft?.submittedAt || draft.correction))
        throw new Invalid(
          `Something is missing: ${missing.map(({ field }) => field).join(', ')}`,
          missing.map(({ field, code }) => ({ field, message: code })),
        )
      const reporter = reporters.find(({ key }) => key === content.organisation) ?? reporters[0]
      const onBehalf = reporter?.onBehalf ?? false
      await asked.write(async trx => {
        await actFor(trx, onBehalf ? null : (reporter?.key ?? null))
        await submitDraft(
          trx,
          {
            ...{ portfolio, initiative: reading.initiative, code: params.code, round: params.round },
            ...{
              version,
              read: draft?.version ?? 0,
              submission,
              by: viewer.name,
              now: clock.now(),
              today: clock.today(),
              office: isOffice(viewer),
            },
            organisation: reporter?.id ?? null,
            onBehalf,
            indicators: known.indicators,
          },
          content,
        )
      })
      return report(params, asked)
    },
  })
}

/** Of one milestone or figure a draft says one thing. */
function refuseTwice(draft: ReportDraft) {
  for (const part of ['milestones', 'added', 'counts'] as const) {
    const keys = draft[part].map(({ key }) => key)
    if (new Set(keys).size < keys.length) throw invalidField(part, 'names one twice')
  }
}

/** What the office is correcting is nobody else's to see before it holds. */
const withoutCorrection = (reading: DraftReading): DraftReading => ({
  ...reading,
  draft: reading.draft && { ...reading.draft, correction: null, correctionReason: null },
})
