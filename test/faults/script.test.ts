// npm start's own script: npm hands no signal on, so the script must notice by itself that npm has gone.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { dataFolder, postmasterOf, statusOf, until } from '../helpers/process.ts'

const ROOT = join(import.meta.dirname, '../..')

/** A shell that runs the script, as npm does it. */
function startUnderShell(settings: Record<string, string>) {
  const { PATH, HOME } = process.env
  const shell = spawn('sh', ['-c', `"${process.execPath}" scripts/start.mjs; true`], {
    cwd: ROOT,
    env: { PATH, HOME, npm_lifecycle_event: 'start', PORT: '0', SEED: 'off', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void shell.kill('SIGKILL'))
  let said = ''
  for (const stream of [shell.stdout, shell.stderr])
    stream.on('data', chunk => {
      said += chunk
    })
  return { shell, said: () => said }
}

test.each(['SIGTERM', 'SIGKILL'] as const)('%s of npm ends the server and its database', async signal => {
  const folder = dataFolder()
  const { shell, said } = startUnderShell({ DATA_FOLDER: folder })
  await until(said, text => text.includes('Ctrl-C stops it'), 80_000)
  const address = /ready at (http:\S+)/.exec(said())?.[1] ?? ''
  expect(await statusOf(`${address}/api/health`)).toBe(200)
  expect(said()).toContain(`the data are in ${folder}.`)
  shell.kill(signal)
  await until(
    () => statusOf(`${address}/api/health`),
    status => status === 0,
    10_000,
  )
  await until(
    () => postmasterOf(folder),
    found => found === null,
    10_000,
  )
})

test('what keeps the server from starting is told in one line', async () => {
  const { shell, said } = startUnderShell({ DATA_FOLDER: dataFolder(), PORT: 'abc' })
  await new Promise(resolve => shell.on('close', resolve))
  expect(said().trim().split('\n').at(-1)).toBe(
    'Pejl cannot start: PORT is "abc": expected a whole number from 0 to 65535',
  )
})
