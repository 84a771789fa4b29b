// What every command needs first: the packages, the workspace's own Node and, for some, the built web app.
// Plain JavaScript without dependencies, for the Node that the machine happens to have (20 or newer).
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const PNPM = 'pnpm@12.21.0'
const MANIFESTS = [
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  ...['', 'server/', 'web/', 'test/'].map(at => `${at}package.json`),
]
const WEB = ['web/src', 'web/public', 'web/index.html', 'web/vite.config.ts', 'web/package.json', 'pnpm-lock.yaml']
const BUILDS = ['web/dist/index.html', 'web/dist-server/draw.js']
const INSTALLED = join(ROOT, 'node_modules/.cache/pejl-installed')
const BUILT = join(ROOT, 'node_modules/.cache/pejl-built')

/** Installs when packages are missing or other than the lockfile says. */
export async function ensureInstalled() {
  const wanted = `${hashOf(MANIFESTS)} ${process.platform}-${process.arch}`
  if (read(INSTALLED) === wanted && existsSync(nodeInWorkspace())) return
  say('Installing packages; the first time takes a minute or so.')
  const install = ['--yes', PNPM, 'install', '--frozen-lockfile', '--config.confirmModulesPurge=false']
  await run('npx', install, { failure: 'the packages could not be installed', shell: process.platform === 'win32' })
  write(INSTALLED, wanted)
}

/** Builds the web app when what it is made of has changed, and packs what the server loads slowly otherwise. */
export async function ensureBuilt() {
  // The web app takes contracts from the server, and what those import.
  const wanted = hashOf([...WEB.flatMap(filesIn), ...filesIn('server/src'), 'scripts/pack.mjs'])
  if (read(BUILT) === wanted && BUILDS.every(name => existsSync(join(ROOT, name)))) return
  const began = Date.now()
  say('Building the web app.')
  const { build } = JSON.parse(read(join(ROOT, 'web/package.json'))).scripts
  await run(build, [], { cwd: 'web', shell: true, hushed: true, failure: 'the web app could not be built' })
  await run(workspaceNode(), ['scripts/pack.mjs'], { hushed: true, failure: 'the server could not be packed' })
  write(BUILT, wanted)
  say(`Built the web app in ${((Date.now() - began) / 1000).toFixed(1)} s.`)
}

/** The Node that came with the packages; where none comes for this system, the one we run on if it is new enough. */
export function workspaceNode() {
  if (existsSync(nodeInWorkspace())) return nodeInWorkspace()
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  throw new Failure(`no Node comes along for ${process.platform} ${process.arch}: run this with Node 24 or newer`)
}

/** Runs a command of the workspace to its end, on the workspace's Node. Throws when it fails, unless `failure` is null. */
export function run(command, args, { cwd = '.', failure = null, hushed = false, shell = false, asks = false } = {}) {
  const folder = join(ROOT, cwd)
  const path = [
    dirname(nodeInWorkspace()),
    join(folder, 'node_modules/.bin'),
    join(ROOT, 'node_modules/.bin'),
    process.env.PATH,
  ]
  const child = spawn(command, args, {
    cwd: folder,
    shell,
    env: { ...process.env, PATH: path.join(delimiter) },
    stdio: [asks ? 'inherit' : 'ignore', hushed ? 'pipe' : 'inherit', hushed ? 'pipe' : 'inherit'],
    // A group of its own, so that whatever it starts in turn can be ended with it; who asks the terminal must stay in ours.
    detached: process.platform !== 'win32' && !asks,
  })
  children.add(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', chunk => (said += chunk))
  return new Promise((resolve, reject) => {
    child.on('error', error => reject(new Failure(`${failure ?? command}: ${error.message}`)))
    child.on('close', (code, signal) => {
      children.delete(child)
      if (code === 0 || failure === null) return resolve({ code: code ?? 1, said })
      reject(new Failure(`${said}${failure} (${signal ?? `code ${code}`})`))
    })
  })
}

const children = new Set()

/** Runs `stop` once when we are told to end, or when npm, which does not hand signals on, has gone. */
function onEnd(stop) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal))
  if (process.env.npm_lifecycle_event === undefined) return
  const parents = ancestors()
  const watch = setInterval(() => {
    if (ancestors().join() === parents.join()) return
    clearInterval(watch)
    stop('SIGTERM')
  }, 50).unref()
}

/** Our parent and, where the system tells, the parent's parent: npm stands behind a shell. */
function ancestors() {
  const [, after = ''] = read(`/proc/${process.ppid}/stat`).split(/\) /)
  return [process.ppid, after.split(' ')[1] ?? '']
}

/** Does a script's work: a failure is one line and code 1, and nothing that was started outlives it. */
export async function main(work, stop = endChildren) {
  onEnd(stop)
  try {
    process.exitCode = (await work()) ?? 0
    if (children.size > 0) endChildren()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    console.error(`Pejl: ${error.message}`)
    process.exitCode = 1
  }
}

export function endChildren() {
  for (const { pid } of children) {
    try {
      process.kill(process.platform === 'win32' ? pid : -pid, 'SIGTERM')
    } catch {
      // it has just ended by itself
    }
  }
  setTimeout(() => process.exit(1), 5000).unref()
}

/** Something that a person can act on; its message is all that is shown. */
class Failure extends Error {}

export const say = line => console.log(`Pejl: ${line}`)

const nodeInWorkspace = () => {
  const folder = join(
    ROOT,
    `node_modules/node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}/bin`,
  )
  return join(folder, process.platform === 'win32' ? 'node.exe' : 'node')
}

function filesIn(path) {
  const full = join(ROOT, path)
  if (!existsSync(full)) return []
  if (/\.\w+$/.test(path)) return [path]
  return readdirSync(full, { withFileTypes: true })
    .flatMap(entry => (entry.isDirectory() ? filesIn(`${path}/${entry.name}`) : [`${path}/${entry.name}`]))
    .sort()
}

function hashOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths)
    hash.update(`${path}\n`).update(existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path)) : '')
  return hash.digest('hex')
}

function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
