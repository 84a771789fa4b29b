import { appendFact, holdInitiative } from '../db/fact.ts'
import type { Trx } from '../db/tables/database.ts'
import { Conflict, NotFound, Stale } from '../http/errors.ts'
import { sourceNamed } from '../sources/commands.ts'
import type { Dimension } from '../terms.ts'
import type { DifferingView } from './shapes.ts'

export type Saying = {
  portfolio: number
  initiative: number
  code: string
  /** Key of the report it is about. */
  report: string
  organisation: { id: number; abbreviation: string }
  /** How often the organisation had spoken of this report, as whoever asks saw it. */
  version: number
  by: string
  onBehalf: boolean
  now: Date
  today: string
}
type Given = { dimension: Dimension | null; light: DifferingView['light']; words: string; submission: string }

const DOCUMENT = { key: 'views', title: 'Afvigende vurderinger', kind: 'view' }

/** Gives an organisation's view of a report, instead of what it said before. Asked for twice by one name, it is said once. */
export async function giveView(trx: Trx, saying: Saying, given: Given): Promise<void> {
  const said = await holdSaid(trx, saying)
  if (said.all.some(({ submission }) => submission === given.submission)) return
  refuseStale(said, saying)
  if (said.isTakenBack) throw new Conflict('report_superseded', 'The report was taken back.')
  await append(trx, saying, said, given)
}

/** Takes it back; the words say why. */
export async function takeViewBack(trx: Trx, saying: Saying, words: string): Promise<void> {
  const said = await holdSaid(trx, saying)
  refuseStale(said, saying)
  if ((said.all.at(-1)?.light ?? null) === null)
    throw new Conflict('no_view', `${saying.organisation.abbreviation} has no view of this report to take back.`)
  await append(trx, saying, said, { dimension: null, light: null, words, submission: null })
}

type Said = Awaited<ReturnType<typeof holdSaid>>

/** What the organisation has said of the report. */
async function holdSaid(trx: Trx, { portfolio, initiative, report: key, organisation }: Saying) {
  await holdInitiative(trx, initiative)
  const report = await trx
    .selectFrom('fact')
    .innerJoin('status_report', 'status_report.fact_id', 'fact.id')
    .leftJoin('retraction', 'retraction.fact_id', 'fact.id')
    .select(['fact.id', 'retraction.fact_id as taken_back'])
    .where('fact.portfolio_id', '=', portfolio)
    .where('fact.kind', '=', 'status_report')
    .where('fact.key', '=', key)
    .where('status_report.initiative_id', '=', initiative)
    .executeTakeFirst()
  if (!report) throw new NotFound('unknown_report', `There is no report "${key}" of this initiative.`)
  const all = await trx
    .selectFrom('differing_view')
    .select(['dimension', 'light', 'words', 'submission'])
    .where('report_id', '=', report.id)
    .where('organisation_id', '=', organisation.id)
    .orderBy('recorded_at')
    .orderBy('fact_id')
    .execute()
  return { report: report.id, isTakenBack: report.taken_back !== null, all }
}

function refuseStale({ all }: Said, { version }: Saying) {
  const { dimension = null, light = null, words = null } = all.at(-1) ?? {}
  if (all.length !== version) throw new Stale({ version: all.length, view: { dimension, light, words } })
}

async function append(
  trx: Trx,
  { portfolio, initiative, code, organisation, by, onBehalf, now, today }: Saying,
  { report, all }: Said,
  {
    dimension,
    light,
    words,
    submission,
  }: Omit<Given, 'light' | 'submission'> & {
    light: Given['light'] | null
    submission: string | null
  },
): Promise<void> {
  const document = await sourceNamed(trx, portfolio, { ...DOCUMENT, recordedOn: today })
  const key = `view.${report}.${organisation.id}.${all.length + 1}`
  const source = { portfolio, document, report: null, locator: `${code}, ${organisation.abbreviation}` }
  const id = await appendFact(trx, 'differing_view', key, source)
  await trx
    .insertInto('differing_view')
    .values({
      ...{ fact_id: id, portfolio_id: portfolio, initiative_id: initiative, report_id: report },
      ...{ organisation_id: organisation.id, dimension, light, words: JSON.stringify({ da: words.trim() }) },
      ...{ given_by: by, on_behalf: onBehalf, submission, recorded_at: now.toISOString() },
    })
    .execute()
}
