// Fills a data folder with the portfolios that are measured: the strategy's, and invented ones of the given sizes.
// node prepare.ts <data folder> <size> [<size> ...]
import { join } from 'node:path'
import { practiceBundles } from '../../seed/practice.ts'
import { systemClock } from '../../server/src/context.ts'
import { type Connected, connect } from '../../server/src/db/connect.ts'
import { startEmbedded } from '../../server/src/db/embedded.ts'
import { migrate } from '../../server/src/db/migrate.ts'
import type { Bundle } from '../../server/src/transfer/bundle-schema.ts'
import { importBundle } from '../../server/src/transfer/commands.ts'
import { ROOT } from './processes.ts'

const STRATEGY = join(ROOT, 'seed/strategi-for-digital-sundhed')
const SEED = 1

// Nothing here has to survive a loss of power.
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '4GB' }

const [folder = '', ...sizes] = process.argv.slice(2)
const embedded = startEmbedded(folder, console.error, FAST)
const stopAlone = () => void embedded.stop('at once').finally(() => process.exit(1))
process.on('disconnect', stopAlone)
await embedded.ready
await withPool(async ({ pool }) => {
  await migrate(pool, join(ROOT, 'migrations'))
  // Neither logged nor checked against what it refers to: at 10,000 initiatives that is most of an import's time.
  await pool.query('alter role pejl set session_replication_role = replica')
})
await withPool(async ({ db, pool }) => {
  await importBundle(db, STRATEGY, { actor: 'bench' })
  for (const size of sizes) await importBundle(db, practice(Number(size)), { actor: 'bench' })
  await pool.query('alter role pejl reset session_replication_role')
  // What autovacuum would do some minutes after an import.
  await pool.query('vacuum analyze')
  await pool.query('checkpoint')
})
await embedded.stop()
process.send?.({ folder: embedded.folder })
process.off('disconnect', stopAlone)
process.disconnect?.()

async function withPool(work: (connected: Connected) => Promise<void>): Promise<void> {
  const connected = connect(embedded.url, { size: 2, name: 'pejl bench', onError: console.error })
  await work(connected)
  await connected.close()
}

/** Several of them side by side need names of their own. */
function* practice(size: number): Iterable<Bundle> {
  for (const bundle of practiceBundles({ seed: SEED, size, today: systemClock.today() }))
    yield { ...bundle, portfolio: { ...bundle.portfolio, slug: `practice-${size}` } }
}
