// Kysely and TypeBox come as six hundred small files, and finding and reading those takes a quarter of a warm start.
// npm start packs them into a few (scripts/pack.mjs); where that has not been done they are read as they come.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What of a package can be imported, and from which packed file. */
type Packed = Record<string, string>

const PACKAGES = ['kysely', 'typebox']

/** Lets imports of the packed packages be read from the packed files, if those are of the installed versions. */
export function usePacked(root: string): void {
  const packed = findPacked(root)
  if (packed === null) return
  registerHooks({
    resolve(specifier, context, next) {
      const url = packed[specifier]
      return url === undefined ? next(specifier, context) : { url, format: 'module', shortCircuit: true }
    },
  })
}

function findPacked(root: string): Packed | null {
  try {
    const versions = PACKAGES.map(name => {
      const manifest = readFileSync(join(root, 'server/node_modules', name, 'package.json'), 'utf8')
      return `${name}-${(JSON.parse(manifest) as { version: string }).version}`
    })
    const folder = join(root, 'node_modules/.cache/pejl-packed', versions.join('+'))
    const files = JSON.parse(readFileSync(join(folder, 'packed.json'), 'utf8')) as Packed
    return Object.fromEntries(
      Object.entries(files).map(([name, file]) => [name, pathToFileURL(join(folder, file)).href]),
    )
  } catch {
    return null
  }
}
