import type { FastifyInstance, FastifyRequest } from 'fastify'
import { actFor } from '../access/commands.ts'
import { mayDiffer, mayReport, mayTakeViewBack, ownsFor, type Viewer } from '../access/policy.ts'
import type { Guarded } from '../context.ts'
import { Conflict, Forbidden, invalidField, NotFound } from '../http/errors.ts'
import { NOT_TO_KEEP, type Ready, readyOf } from '../http/ready.ts'
import { serve } from '../http/serve.ts'
import { idempotencyKeyIn, versionIn } from '../http/version.ts'
import type { InitiativePage } from '../initiatives/contract.ts'
import type { Directory } from '../portfolio/directory.ts'
import { wordsOf } from '../portfolio/grouped.ts'
import { giveView, type Saying, takeViewBack } from './commands.ts'
import { type Differing, type GivenView, views } from './contract.ts'
import { holdingOn } from './holding.ts'
import { type Party, readViews, type StatementRow, type ViewsReading } from './queries.ts'
import type { Statement } from './shapes.ts'

type Params = { slug: string; code: string }
type Known = Pick<InitiativePage, 'standing' | 'reports'>
type Read = { portfolio: number; known: Known; reading: ViewsReading }
/** What is known of an initiative today, as its page says it. */
type Page = (asked: { params: Params; querystring: object }) => Ready | Promise<Ready>

/** Organisations other than the one that reported say how they see it; the office says it on behalf of them. */
export function viewRoutes(app: FastifyInstance, { pool, clock, guard }: Guarded, directory: Directory, page: Page) {
  async function read(params: Params): Promise<Read> {
    const known = JSON.parse((await page({ params, querystring: {} })).json.toString()) as Known
    const portfolio = await directory.reading(params.slug, ({ id }) => id)
    const reading = await readViews(pool, portfolio, params.code)
    if (!reading) throw new NotFound('unknown_initiative', `There is no initiative "${params.code}".`)
    return { portfolio, known, reading }
  }
  const differing = async (params: Params, viewer: Viewer) =>
    readyOf(differingOf(await read(params), viewer, clock.today()), NOT_TO_KEEP)

  /** Who says it and of what: somebody who may, and of the report that stands. */
  async function saying(
    params: Params,
    { organisation: key, report }: { organisation: string; report: string },
    may: (party: Party, reporter: string | null) => boolean,
    { request, viewer }: { request: FastifyRequest; viewer: NonNullable<Viewer> },
  ) {
    const version = versionIn(request)
    const { portfolio, known, reading } = await read(params)
    const found = known.reports.find(one => one.key === report)
    const organisation = reading.organisations.find(one => one.key === key)
    // Whom they may not speak for, and whom nobody knows, look alike; only the office may name anybody.
    if (organisation === undefined && mayReport(viewer, [key])) throw invalidField('organisation', 'is not known')
    if (organisation === undefined || !may(organisation, found?.reporter?.key ?? null))
      throw new Forbidden('Your roles do not allow this.')
    if (found === undefined) throw new NotFound('unknown_report', `There is no report "${report}" of this initiative.`)
    const written: Saying = {
      ...{ portfolio, initiative: reading.initiative, code: params.code, report, organisation, version },
      ...{ by: viewer.name, onBehalf: !ownsFor(viewer, [key]), now: clock.now(), today: clock.today() },
    }
    return { written, found, stands: known.standing === report }
  }

  serve(app, guard, views, {
    list: async ({ params }, asked) => differing(params, await asked.viewer()),
    async give({ params, body }, asked) {
      const submission = idempotencyKeyIn(asked.request)
      const viewer = await signedIn(asked.viewer())
      const may = (party: Party, reporter: string | null) => mayDiffer(viewer, party.key, reporter)
      const { written, found, stands } = await saying(params, body, may, { request: asked.request, viewer })
      if (!stands) throw new Conflict('report_superseded', 'A newer report has come, or this one does not stand.')
      refuseTheSame(found, body)
      await asked.write(trx =>
        actFor(trx, body.organisation).then(() => giveView(trx, written, { ...body, submission })),
      )
      return differing(params, viewer)
    },
    async takeBack({ params, body }, asked) {
      const viewer = await signedIn(asked.viewer())
      const may = (party: Party) => mayTakeViewBack(viewer, party.key)
      const { written } = await saying(params, body, may, { request: asked.request, viewer })
      await asked.write(trx => actFor(trx, body.organisation).then(() => takeViewBack(trx, written, body.words)))
      return differing(params, viewer)
    },
  })
}

async function signedIn(viewer: Viewer | Promise<Viewer>): Promise<NonNullable<Viewer>> {
  const found = await viewer
  if (found === null) throw new Forbidden('Your roles do not allow this.')
  return found
}

/** Who sees it as it is reported does not differ. */
function refuseTheSame(report: Known['reports'][number], { dimension, light }: GivenView) {
  if (report[dimension ?? 'overall'] === light) throw invalidField('light', 'is what the report says')
}

const statementOf = ({ report: _, words, ...said }: StatementRow): Statement => ({ ...said, words: wordsOf(words) })

function differingOf({ known, reading }: Read, viewer: Viewer, today: string): Differing {
  const { standing, reports } = known
  const reporter = reports.find(({ key }) => key === standing)?.reporter?.key ?? null
  const byReport = Map.groupBy(reading.statements, ({ report }) => report)
  const saidBy = (party: string, report: string | null) =>
    (report === null ? [] : (byReport.get(report) ?? [])).filter(one => one.organisation.key === party).map(statementOf)
  const earlier = reports
    .map(({ key }) => key)
    .filter(key => key !== standing)
    .toReversed()

  const parties = reading.organisations.flatMap(({ id: _, ...party }) => {
    const said = saidBy(party.key, standing)
    const [holds = null] = holdingOn(said, today)
    const can = {
      give: standing !== null && mayDiffer(viewer, party.key, reporter),
      takeBack: holds !== null && mayTakeViewBack(viewer, party.key),
    }
    const last = said.length > 0 ? [] : (earlier.map(key => saidBy(party.key, key)).find(one => one.length > 0) ?? [])
    const [before = null] = holdingOn(last, today)
    return can.give || can.takeBack
      ? [{ ...party, onBehalf: !ownsFor(viewer, [party.key]), version: said.length, holds, earlier: before, can }]
      : []
  })
  return { report: standing, parties, can: { differ: parties.some(({ can }) => can.give) } }
}
