// npm start: installs and builds what is missing, then runs the server as its child until one of them ends.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { endChildren, ensureBuilt, ensureInstalled, main, ROOT, say, workspaceNode } from './workspace.mjs'

/** The server stops by itself within nine seconds. */
const LONGEST_STOP = 9500
let server

await main(async () => {
  await ensureInstalled()
  await ensureBuilt()
  server = spawn(workspaceNode(), [join(ROOT, 'server/src/main.ts')], {
    // The same as main.ts asks for, but from main.ts on: else TypeScript is read anew for it and what it imports.
    env: { ...process.env, NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/pejl') },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  server.on('message', ({ address, folder }) => {
    if (address === undefined) return
    say(`ready at ${address}`)
    say(folder === null ? 'the data are in your own database.' : `the data are in ${folder}.`)
    say('Ctrl-C stops it.')
  })
  return new Promise((resolve, reject) => {
    server.on('error', reject)
    server.on('exit', code => resolve(code ?? 1))
  })
}, stop)

function stop() {
  if (server === undefined) return endChildren()
  server.kill('SIGTERM')
  setTimeout(() => server.kill('SIGKILL'), LONGEST_STOP).unref()
}
