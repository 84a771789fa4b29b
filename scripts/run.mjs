// Runs one of our own programs on the workspace's Node: node scripts/run.mjs [--asks] <file> [arguments]
// With --asks it may read what a person types.
import { ensureInstalled, main, run, workspaceNode } from './workspace.mjs'

await main(async () => {
  await ensureInstalled()
  const given = process.argv.slice(2)
  const asks = given[0] === '--asks'
  return (await run(workspaceNode(), given.slice(asks ? 1 : 0), { asks })).code
})
