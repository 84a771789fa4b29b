// npm run check: everything that can be told without running the product, side by side.
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, main, ROOT, run, say, workspaceNode } from './workspace.mjs'

const AT_ONCE = 3

/** What has not changed since the last time is not looked at again. */
function typesOf(name) {
  return ['-p', name, '--noEmit', '--incremental', '--tsBuildInfoFile', `node_modules/.cache/pejl-types/${name}`]
}

const CHECKS = [
  ['types of the web', 'tsc', typesOf('web')],
  ['types of the server', 'tsc', typesOf('server')],
  ['types of the tests', 'tsc', typesOf('test')],
  ['promises that nobody waits for', 'oxlint', ['--type-aware', '--quiet']],
  ['format and lint', 'biome', ['check', '--diagnostic-level=error']],
  ['dead code', 'knip', []],
  ['size of the first load', 'size-limit', ['--config', 'scripts/first-load.mjs']],
  [
    'structure',
    workspaceNode,
    [join(ROOT, 'test/node_modules/vitest/vitest.mjs'), 'run', '--project', 'structure'],
    'test',
  ],
]

await main(async () => {
  const began = Date.now()
  await ensureInstalled()
  await ensureBuilt()
  const waiting = [...CHECKS]
  const failed = []
  const worker = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const [name, command, args, cwd = '.'] = check
      const from = Date.now()
      const { code, said } = await run(typeof command === 'string' ? command : command(), args, { cwd, hushed: true })
      console.log(`${code === 0 ? '✓' : '✗'} ${name} (${((Date.now() - from) / 1000).toFixed(1)} s)`)
      if (code === 0) continue
      failed.push(name)
      console.log(said.trimEnd().replaceAll(/^/gm, '    '))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  say(
    failed.length === 0 ? `all checks pass, in ${seconds} s.` : `these fail, after ${seconds} s: ${failed.join(', ')}.`,
  )
  return failed.length === 0 ? 0 : 1
})
