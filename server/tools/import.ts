// npm run db:import -- <folder> [--dry-run]
// Imports a bundle (seed/README.md): everything or, with the list of its faults, nothing.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { importBundle, type Summary } from '../src/transfer/commands.ts'
import { BundleError, sentence } from '../src/transfer/faults.ts'
import { runOnDatabase, runTool, tellUsage } from './program.ts'

const OPTIONS = { 'dry-run': { type: 'boolean', default: false } } as const
const USAGE = 'say which folder to import: npm run db:import -- <folder> [--dry-run]'

await runTool(async () => {
  if (tellUsage(USAGE)) return
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true })
  const [given, ...more] = positionals
  if (given === undefined || more.length > 0) throw new Error(USAGE)
  // npm changes to the checkout and tells where it was called.
  const folder = resolve(process.env.INIT_CWD ?? '.', given)
  const dryRun = values['dry-run']
  await runOnDatabase(async ({ db }) => {
    try {
      tell(await importBundle(db, folder, { actor: 'db:import', dryRun }), dryRun)
    } catch (error) {
      if (!(error instanceof BundleError)) throw error
      for (const fault of error.faults) console.error(sentence(fault))
      const count = error.faults.length
      throw new Error(`${folder} has ${count} ${count === 1 ? 'fault' : 'faults'}; nothing was imported`)
    }
  })
})

function tell(summary: Summary, dryRun: boolean): void {
  const kinds = Object.entries(summary).filter(
    ([, { inserted, updated, unchanged }]) => inserted + updated + unchanged > 0,
  )
  for (const [kind, { inserted, updated, unchanged }] of kinds) {
    const parts = [
      inserted > 0 && `${inserted} new`,
      updated > 0 && `${updated} changed`,
      unchanged > 0 && `${unchanged} as before`,
    ]
    console.log(`${kind.replaceAll('_', ' ')}: ${parts.filter(Boolean).join(', ')}`)
  }
  const changes = kinds.some(([, { inserted, updated }]) => inserted + updated > 0)
  if (!changes) console.log('Everything in the bundle was there already; nothing has changed.')
  else console.log(dryRun ? 'This was a dry run: nothing was written.' : 'Imported.')
}
