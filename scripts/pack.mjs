// Packs Kysely and TypeBox, six hundred small files between them, into a few: server/src/packed.ts says why. Also keeps
// a blank database that every new data folder is filled with: server/src/db/blank.ts.
// Run on the workspace's Node; does nothing when it has been done for the installed versions.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { keepBlank } from '../server/src/db/blank.ts'
import { ROOT } from './workspace.mjs'

const manifests = ['kysely', 'typebox'].map(name =>
  JSON.parse(readFileSync(join(ROOT, 'server/node_modules', name, 'package.json'), 'utf8')),
)
const versions = manifests.map(({ name, version }) => `${name}-${version}`).join('+')
const folder = join(ROOT, 'node_modules/.cache/pejl-packed', versions)
if (!existsSync(folder)) await pack()
// Without one, as where no PostgreSQL comes along, a first start takes a second longer.
await keepBlank().catch(() => {})

async function pack() {
  // Every name a package can be imported by, so that there is never a second copy of it beside the packed one.
  const names = manifests.flatMap(({ name, exports }) =>
    Object.entries(exports)
      .filter(([path, target]) => !/\*|\.json$/.test(path) && target !== null)
      .map(([path]) => name + path.slice(1)),
  )
  const files = Object.fromEntries(names.map(name => [name, `${name.replaceAll('/', '-')}.mjs`]))
  const half = `${folder}.half-${process.pid}`
  const vite = createRequire(join(ROOT, 'web/package.json')).resolve('vite')
  const { build } = await import(pathToFileURL(vite).href)
  await build({
    root: join(ROOT, 'server'),
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: half,
      minify: false,
      target: 'esnext',
      rolldownOptions: {
        input: Object.fromEntries(names.map(name => [files[name].replace('.mjs', ''), name])),
        output: { format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
        treeshake: false,
      },
    },
  })
  writeFileSync(join(half, 'packed.json'), JSON.stringify(files))
  try {
    renameSync(half, folder)
  } catch {
    // somebody else was faster
    rmSync(half, { recursive: true, force: true })
  }
}
