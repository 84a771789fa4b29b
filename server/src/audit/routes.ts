import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { Guarded } from '../context.ts'
import { pageOf } from '../http/page.ts'
import { NOT_TO_KEEP, readyOf } from '../http/ready.ts'
import { serve, streamed } from '../http/serve.ts'
import { noteExport } from './commands.ts'
import { type AuditEntry, type AuditFilter, type AuditPage, audit } from './contract.ts'
import { csvHead, csvLine } from './csv.ts'
import { type Sight, sightOf } from './policy.ts'
import { findEntries } from './queries.ts'

const SHOWN = 50
/** Read at a time for a download, so that a long log is never held as a whole. */
const AT_ONCE = 500

/** Who did what: the office, administrators and owners each read their part of the log. */
export function auditRoutes(app: FastifyInstance, { db, guard }: Guarded) {
  async function* lines(sight: Sight, filter: AuditFilter) {
    yield csvHead(COLUMNS.map(([name]) => name))
    let before: number | null = null
    do {
      const entries: AuditEntry[] = await findEntries(db, { sight, filter, before, limit: AT_ONCE })
      yield entries.map(entry => csvLine(COLUMNS.map(([, of]) => of(entry)))).join('')
      before = entries.length < AT_ONCE ? null : (entries.at(-1)?.id ?? null)
    } while (before !== null)
  }

  serve(app, guard, audit, {
    async list({ querystring: { after, ...filter } }, asked) {
      const before = after === undefined ? null : Number(after)
      const sight = sightOf(await asked.viewer())
      const { rows, next } = pageOf(await findEntries(db, { sight, filter, before, limit: SHOWN + 1 }), SHOWN)
      const sees = { content: sight.content, technical: sight.technical, own: sight.own !== null }
      const answer: AuditPage = { entries: rows, next, sees }
      return readyOf(answer, NOT_TO_KEEP)
    },
    async export({ body }, asked) {
      const sight = sightOf(await asked.viewer())
      await asked.write(trx => noteExport(trx, { table: 'audit', details: body }))
      return streamed(Readable.from(lines(sight, body)), {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="pejl-log.csv"',
        'cache-control': NOT_TO_KEEP['cache-control'],
      })
    },
  })
}

const json = (value: unknown) => (value === null ? null : JSON.stringify(value))

const COLUMNS: readonly (readonly [name: string, of: (entry: AuditEntry) => string | number | null])[] = [
  ['at', ({ at }) => at],
  ['actor', ({ actor }) => actor],
  ['displayName', ({ displayName }) => displayName],
  ['organisation', ({ organisation }) => organisation],
  ['address', ({ address }) => address],
  ['request', ({ request }) => request],
  ['change', ({ change }) => change],
  ['action', ({ action }) => action],
  ['table', ({ table }) => table],
  ['row', ({ row }) => row],
  ['portfolio', ({ portfolio }) => portfolio?.slug ?? null],
  ['before', ({ before }) => json(before)],
  ['after', ({ after }) => json(after)],
]
