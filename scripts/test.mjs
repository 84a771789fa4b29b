// npm test: every test there is. `npm test -- slip` runs those whose file name has "slip" in it; `-- --project api` one
// kind of test (server, web, or a project of test/vitest.config.ts).
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, main, ROOT, run, say, workspaceNode } from './workspace.mjs'

const PACKAGES = ['server', 'web', 'test']

await main(async () => {
  const args = process.argv.slice(2)
  const at = args.indexOf('--project')
  const project = at === -1 ? undefined : args[at + 1]
  const packages = project === undefined ? PACKAGES : [PACKAGES.find(name => name === project) ?? 'test']
  // In a package of its own a project is the package.
  if (packages[0] === project) args.splice(at, 2)

  await ensureInstalled()
  if (packages.includes('test')) await ensureBuilt()
  const failed = []
  for (const name of packages) {
    const vitest = join(ROOT, name, 'node_modules/vitest/vitest.mjs')
    const { code } = await run(workspaceNode(), [vitest, 'run', '--passWithNoTests', ...args], { cwd: name })
    if (code !== 0) failed.push(name)
  }
  say(failed.length === 0 ? 'all tests pass.' : `tests fail in ${failed.join(', ')}.`)
  return failed.length === 0 ? 0 : 1
})
