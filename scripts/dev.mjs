// npm run dev: the server, restarted at every change, and beside it Vite, which hands /api on to it.
import { ensureInstalled, main, run, workspaceNode } from './workspace.mjs'

await main(async () => {
  await ensureInstalled()
  const server = run(workspaceNode(), ['--watch', '--watch-preserve-output', 'server/src/main.ts'])
  const web = run('vite', [], { cwd: 'web' })
  const { code } = await Promise.race([server, web])
  return code
})
