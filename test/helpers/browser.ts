// A real Chromium: the system's where there is one, else the one that ships inside an npm package.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import packaged, { inflate } from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const PACKAGE = join(import.meta.dirname, '../node_modules/@sparticuz/chromium')
const CACHE = join(import.meta.dirname, '../../node_modules/.cache')
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const PATIENCE = 30_000

/** Starts Chromium; its `close()` ends all its processes. */
export async function launchBrowser(): Promise<Browser> {
  const system = SYSTEM.find(existsSync)
  if (system !== undefined) return chromium.launch({ executablePath: system, args: FLAGS, timeout: PATIENCE })
  const folder = await unpacked()
  const env = {
    ...process.env,
    // A bare machine has neither the libraries that Chromium links to nor a font; both come along.
    LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
    ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }),
  }
  return chromium.launch({ executablePath: join(folder, 'chromium'), args: FLAGS, env, timeout: PATIENCE })
}

/** Unpacks it once per version, under a passing name first: several test files may start at the same moment. */
async function unpacked(): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string }
  const folder = join(CACHE, `pejl-chromium-${version}`)
  if (existsSync(folder)) return folder
  mkdirSync(CACHE, { recursive: true })
  const passing = mkdtempSync(`${folder}.`)
  const before = process.env.TMPDIR
  try {
    // The package unpacks into the folder for temporary files and trusts whatever lies there under its names.
    process.env.TMPDIR = passing
    await packaged.executablePath()
    await inflate(join(PACKAGE, 'bin/al2023.tar.br'))
    renameSync(passing, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
    rmSync(passing, { recursive: true, force: true })
  }
  return folder
}
