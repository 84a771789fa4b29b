// The house rules that neither the compiler nor a lint can hold: who imports whom, what files may be called, how long they get.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter(name => /\.(ts|tsx|mjs)$/.test(name) && !name.includes('/dist/'))
  .filter(name => {
    try {
      readFileSync(join(ROOT, name))
      return true
    } catch {
      return false // removed, but not yet committed
    }
  })
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8')

/** What a file imports, relative paths resolved to paths from the root. */
function importsOf(name: string): string[] {
  const found = [...read(name).matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(match => match[1] ?? '')
  return found.map(path => (path.startsWith('.') ? normalize(join(dirname(name), path)) : path))
}

const SERVER_SHARED = ['http', 'db', 'live', 'docs', 'health']
const serverFeatures = new Set(
  files
    .map(name => /^server\/src\/([a-z]+)\//.exec(name)?.[1])
    .filter(name => name !== undefined && !SERVER_SHARED.includes(name)),
)
const featureOf = (path: string) => {
  const feature = /^server\/src\/([a-z]+)\//.exec(path)?.[1]
  return feature !== undefined && serverFeatures.has(feature) ? feature : null
}
// What another feature may use: what it promises, allows and does, and its pure rules; never its queries or routes.
const PRIVATE = /\/(routes|queries)\.ts$/

test('there are features to check', () => {
  expect([...serverFeatures].sort()).toEqual(
    expect.arrayContaining(['initiatives', 'milestones', 'portfolio', 'reports']),
  )
})

test("a feature uses another's contract, policy, commands and pure rules, never its routes or queries", () => {
  const wrong = files
    .filter(name => featureOf(name) && !name.includes('.test.'))
    .flatMap(name => importsOf(name).map(path => ({ name, path })))
    .filter(({ name, path }) => featureOf(path) && featureOf(path) !== featureOf(name) && PRIVATE.test(path))
  expect(wrong).toEqual([])
})

// Those that do it today. The list gets shorter, never longer.
const BOTH_WAYS = [
  'access and oidc',
  'closings and rounds',
  'initiatives and reports',
  'initiatives and views',
  'milestones and portfolio',
  'portfolio and reports',
  'portfolio and rounds',
  'portfolio and views',
  'reports and rounds',
]

test('no two features but these import each other', () => {
  const edges = new Set(
    files
      .filter(name => featureOf(name) && !name.includes('.test.'))
      .flatMap(name => importsOf(name).map(path => [featureOf(name), featureOf(path)]))
      .filter(([from, to]) => to !== null && from !== to)
      .map(([from, to]) => `${from} and ${to}`),
  )
  const mutual = [...edges].filter(edge => {
    const [from = '', to = ''] = edge.split(' and ')
    return from < to && edges.has(`${to} and ${from}`)
  })
  expect(mutual.sort()).toEqual(BOTH_WAYS)
})

test('the words of the domain import nothing of ours', () => {
  expect(importsOf('server/src/terms.ts').filter(path => path.includes('/'))).toEqual([])
})

test('only contracts and terms of the server reach the web, and nobody imports the web', () => {
  const webImports = files.filter(name => name.startsWith('web/')).flatMap(importsOf)
  const fromServer = webImports.filter(path => path.startsWith('@pejl/server') || path.startsWith('server/'))
  expect(fromServer.length).toBeGreaterThan(0)
  expect(fromServer.filter(path => !/^@pejl\/server\/(terms|[a-z]+\/contract)$/.test(path))).toEqual([])
  const others = files.filter(name => !name.startsWith('web/'))
  expect(others.filter(name => importsOf(name).some(path => path.startsWith('web/src')))).toEqual([])
})

test('charts, signs and plain parts of the web know neither pages nor routes', () => {
  const low = files.filter(name => /^web\/src\/(ui|status|charts)\//.test(name))
  const wrong = low.flatMap(name =>
    importsOf(name)
      .filter(path => path === 'wouter' || /^web\/src\/(portfolio|initiatives|timeline|app)\//.test(path))
      .map(path => `${name} -> ${path}`),
  )
  expect(wrong).toEqual([])
})

test('only main and the tools read the environment', () => {
  const wrong = files.filter(
    name => name.startsWith('server/src/') && name !== 'server/src/main.ts' && /process\.env\b/.test(read(name)),
  )
  expect(wrong).toEqual([])
})

test('no file is called index, utils, helpers, services, hooks or types', () => {
  const wrong = files.filter(name => /(^|\/)(index|utils?|helpers?|services?|hooks|types)\.(ts|tsx)$/.test(name))
  expect(wrong).toEqual([])
})

test('files are kebab-case, and a file of one component is named after it', () => {
  const wrong = files.filter(name => {
    const base = name.slice(name.lastIndexOf('/') + 1)
    if (name.endsWith('.tsx')) return !/^([A-Z][A-Za-z]*|main|draw|routes)(\.test)?\.tsx$/.test(base)
    if (name.startsWith('web/'))
      return !/^([a-z][A-Za-z]*|ApiError|[a-z]+(-[a-z]+)*)(\.test|\.config|\.d)?\.ts$/.test(base)
    return !/^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.config|\.d)?\.(ts|mjs)$/.test(base)
  })
  expect(wrong).toEqual([])
})

const LONGEST = (name: string) =>
  name.includes('.test.') || name.startsWith('test/')
    ? 400
    : /language\//.test(name)
      ? 900
      : name.endsWith('app.ts')
        ? 60
        : 250

test('no file is longer than it may be', () => {
  const wrong = files
    .map(name => ({ name, lines: read(name).split('\n').length - 1 }))
    .filter(({ name, lines }) => lines > LONGEST(name))
  expect(wrong).toEqual([])
})

// A function stops at 50 lines, a component at 80. Those that are longer today; the list gets shorter, never longer.
const TOO_LONG = [
  'server/src/access/guard.ts guardOf',
  'server/src/access/oidc-routes.ts oidcRoutes',
  'server/src/access/routes.ts accessRoutes',
  'server/src/db/embedded.ts startEmbedded',
  'server/src/http/kept.ts keepReadings',
  'server/src/initiatives/page.ts initiativePageOf',
  'server/src/live/changes.ts listenForChanges',
  'server/src/live/routes.ts liveRoutes',
  'server/src/live/streams.ts openStreams',
  'server/src/oidc/provider.ts providerOf',
  'server/src/portfolio/drawn.ts drawnOverviews',
  'server/src/portfolio/routes.ts portfolioRoutes',
  'server/src/reports/routes.ts reportRoutes',
  'server/src/rounds/routes.ts roundRoutes',
  'server/src/views/routes.ts viewRoutes',
  'web/src/app/Shell.tsx Shell',
  'web/src/initiatives/log.ts statusEntries',
  'web/src/portfolio/made.ts madeOverview',
  'web/src/rounds/OpenForm.tsx OpenForm',
  'web/src/sources/reading.ts useReading',
  'web/src/users/UserForm.tsx UserForm',
]

/** The functions at the top of a file that are longer than so many lines; the formatter ends each by a brace alone. */
function longIn(name: string, most: number): string[] {
  const lines = read(name).split('\n')
  return lines.flatMap((line, from) => {
    const [, called] = /^(?:export )?(?:async )?function\*? (\w+)/.exec(line) ?? []
    const length = lines.indexOf('}', from) - from + 1
    return called !== undefined && length > most ? [`${name} ${called}`] : []
  })
}

test('no function but these is longer than it may be', () => {
  const own = files.filter(name => /^(server|web)\/src\//.test(name) && !name.includes('.test.'))
  const long = own.flatMap(name => longIn(name, name.endsWith('.tsx') ? 80 : 50))
  expect(long.sort()).toEqual(TOO_LONG)
})

// Where a tool asks for a default export: vitest's setup, and what the browser's bundle puts in a package's place.
const ASKED_FOR = ['test/helpers/database-setup.ts', 'web/src/api/typebox.ts']

test('no file has a default export, a barrel, an enum or an escape from the type checker', () => {
  const wrong = files
    .filter(
      name =>
        !/\.config\.ts$|\.mjs$|\.d\.ts$/.test(name) && name !== 'test/structure.test.ts' && !ASKED_FOR.includes(name),
    )
    .filter(name =>
      /^export default|^export \* from|^\s*(export )?enum |@ts-(ignore|nocheck)|\bas any\b/m.test(read(name)),
    )
  expect(wrong).toEqual([])
})

test('every command that the README names exists', () => {
  const scripts = Object.keys(JSON.parse(read('package.json')).scripts)
  const named = [...read('README.md').matchAll(/npm run ([a-z:]+)|(?:^|`)npm (start|test)\b/gm)].map(
    match => match[1] ?? match[2] ?? '',
  )
  expect(named).toEqual(expect.arrayContaining(['start', 'test']))
  expect(named.filter(name => !scripts.includes(name))).toEqual([])
})

test('the lockfile names no download address', () => {
  expect(read('pnpm-lock.yaml')).not.toMatch(/tarball: *https?:|resolved: *https?:/)
})
