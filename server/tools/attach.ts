// npm run db:attach -- <folder>, npm run db:attach -- --detach <file or source key>
// Attaches documents to the sources that name their files, for readers who are signed in: all of them or none. And takes
// one away again.
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { LARGEST_BYTES, textIn, Unreadable } from '../src/sources/attachment.ts'
import { AttachError, type Attaching, attachDocuments, detachDocuments, type Offered } from '../src/sources/commands.ts'
import { runOnDatabase, runTool, tellUsage } from './program.ts'

const OPTIONS = { detach: { type: 'string' } } as const
const USAGE =
  'say which folder the documents are in: npm run db:attach -- <folder>, or what is to be taken away: --detach <file or source key>'
const ACTOR = { actor: 'db:attach' }
/** So many names are shown; the others are counted. */
const MOST_NAMES = 20

await runTool(async () => {
  if (tellUsage(USAGE)) return
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true })
  const [folder, ...more] = positionals
  const isOne = (folder === undefined) !== (values.detach === undefined)
  if (!isOne || more.length > 0) throw new Error(USAGE)
  await (folder === undefined ? detach(values.detach ?? '') : attach(folder))
})

async function attach(given: string): Promise<void> {
  // npm changes to the checkout and tells where it was called.
  const folder = resolve(process.env.INIT_CWD ?? '.', given)
  const offered = await filesIn(folder)
  if (offered.length === 0) throw new Error(`${folder} holds no .txt or .pdf file; nothing was attached`)
  await runOnDatabase(async ({ db }) => {
    try {
      const done = await attachDocuments(db, offered, ACTOR)
      tell(done)
      if (done.outcomes.length === 0) throw new Error('no source names any of these files; nothing was attached')
    } catch (error) {
      if (!(error instanceof AttachError)) throw error
      for (const fault of error.faults) console.error(fault)
      const count = error.faults.length
      throw new Error(`${count} ${count === 1 ? 'file' : 'files'} cannot be attached; nothing was attached`)
    }
  })
}

function detach(name: string): Promise<void> {
  return runOnDatabase(async ({ db }) => {
    const detached = await detachDocuments(db, name, ACTOR)
    if (detached.length === 0) throw new Error(`nothing is attached under the name ${name}; nothing was detached`)
    for (const { file, portfolio, document } of detached)
      console.log(`${file}: detached (source ${document} of ${portfolio})`)
  })
}

/** The text and PDF files of a folder, by name; what lies deeper is not looked at. */
async function filesIn(folder: string): Promise<Offered[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${folder} cannot be read: ${error.code ?? error.message}`)
  })
  return names
    .filter(name => /\.(txt|pdf)$/i.test(name))
    .sort()
    .map(name => ({ name, read: () => fileAt(join(folder, name), name) }))
}

async function fileAt(path: string, name: string) {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) throw new Unreadable('is no file that can be read')
  if (found.size > LARGEST_BYTES)
    throw new Unreadable(`is ${found.size} bytes: at most ${LARGEST_BYTES} can be attached`)
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new Unreadable(`cannot be read: ${error.code ?? error.message}`)
  })
  return { bytes, text: () => (/\.pdf$/i.test(name) ? pdfText(bytes) : textIn(bytes)) }
}

async function pdfText(bytes: Uint8Array) {
  const { pdfTextIn } = await import('../src/sources/pdf.ts')
  return pdfTextIn(bytes)
}

function tell({ outcomes, unmatched, missing }: Attaching): void {
  for (const { file, portfolio, document, how, lines } of outcomes)
    console.log(`${file}: ${how}, ${lines} ${lines === 1 ? 'line' : 'lines'} (source ${document} of ${portfolio})`)
  for (const name of unmatched) console.log(`${name}: no source names it`)
  if (unmatched.length === 0 || missing.length === 0) return
  const others = missing.length - MOST_NAMES
  console.log(
    `The sources still name: ${missing.slice(0, MOST_NAMES).join(', ')}${others > 0 ? ` and ${others} more` : ''}`,
  )
}
