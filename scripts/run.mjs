// Runs one of our own programs on the workspace's Node: node scripts/run.mjs <file> [arguments]
import { ensureInstalled, main, run, workspaceNode } from './workspace.mjs'

await main(async () => {
  await ensureInstalled()
  return (await run(workspaceNode(), process.argv.slice(2))).code
})
