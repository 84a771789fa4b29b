// What a browser fetches before the overview is drawn, for size-limit: every script that the page itself names.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const DIST = join(import.meta.dirname, '../web/dist')
const page = readFileSync(join(DIST, 'index.html'), 'utf8')
const scripts = [...page.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map(([, path]) => join(DIST, path))

export default [{ name: 'JavaScript of the first load', path: scripts, limit: '100 kB' }]
