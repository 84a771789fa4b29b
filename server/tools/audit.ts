// npm run audit -- verify [--expect <position>:<hash>]
// Whether the log is as it was written. The last hash, kept elsewhere and given later, shows that nothing was cut off.
import { parseArgs } from 'node:util'
import type { Pool } from 'pg'
import { BREAKS, type Link, verifyChain } from '../src/audit/chain.ts'
import { runOnDatabase, runTool, tellUsage } from './program.ts'

const USAGE = `say what to do:
  npm run audit -- verify [--expect <position>:<hash>]
It says that the log is unbroken, and its last <position>:<hash>: keep that elsewhere, for a later --expect.`

await runTool(async () => {
  if (tellUsage(USAGE)) return
  const { values, positionals } = parseArgs({ options: { expect: { type: 'string' } }, allowPositionals: true })
  if (positionals.join(' ') !== 'verify') throw new Error(USAGE)
  const expected = values.expect === undefined ? null : linkIn(values.expect)
  await runOnDatabase(({ pool }) => tellVerdict(pool, expected), { onlyThere: true })
})

function linkIn(text: string): Link {
  const [, position, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? []
  if (position === undefined || hash === undefined)
    throw new Error('--expect must be <position>:<hash>, as an earlier verification has said it')
  return { position: Number(position), hash }
}

async function tellVerdict(pool: Pool, expected: Link | null): Promise<void> {
  const verdict = await verifyChain(pool, expected)
  if (verdict.broken) {
    const { position, why, change } = verdict.broken
    throw new Error(
      `the log is broken at position ${position}: ${BREAKS[why]}${change === null ? '' : ` (change ${change})`}`,
    )
  }
  const { changes, rows, last } = verdict
  console.log(`unbroken, ${changes} changes, ${rows} rows, last ${last ? `${last.position}:${last.hash}` : 'none'}`)
}
