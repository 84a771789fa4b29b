// npm test: every test there is. `npm test -- slip` runs those whose file name has "slip" in it; `-- --project api` one
// kind of test (server, web, or a project of test/vitest.config.ts).
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
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
  let tests = 0
  const folder = mkdtempSync(join(tmpdir(), 'pejl-test-'))
  for (const name of packages) {
    const vitest = join(ROOT, name, 'node_modules/vitest/vitest.mjs')
    const told = join(folder, `${name}.json`)
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${told}`]
    const { code } = await run(workspaceNode(), [vitest, 'run', '--passWithNoTests', ...reporters, ...args], {
      cwd: name,
    })
    if (code !== 0) failed.push(name)
    if (existsSync(told)) tests += JSON.parse(readFileSync(told, 'utf8')).numTotalTests
  }
  rmSync(folder, { recursive: true })
  if (failed.length > 0) say(`tests fail in ${failed.join(', ')}.`)
  else say(tests > 0 ? `all ${tests} tests pass.` : `there is no test in a file called "${args.join(' ')}".`)
  return failed.length === 0 && tests > 0 ? 0 : 1
})
