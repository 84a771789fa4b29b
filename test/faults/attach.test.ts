// npm run db:attach as a program: what it says, what it leaves and with which code it ends.
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { dataFolder, runTool as run, startServer } from '../helpers/process.ts'

const BUNDLE = join(import.meta.dirname, '../../seed/strategi-for-digital-sundhed')
const FILE = '002_a94c2b72bc131888.txt'
const TEXT = '/api/portfolios/strategi-for-digital-sundhed/sources/002/text'

function folderOf(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'pejl-attach-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

/** A PDF of one page with these lines; its parts are found without a table. */
function pdfOf(...lines: string[]): string {
  const drawn = lines.map(line => `(${line}) Tj T*`).join(' ')
  const stream = `BT /F1 12 Tf 14 TL 72 720 Td ${drawn} ET`
  return [
    '%PDF-1.4',
    '1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj',
    '2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj',
    '3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>> endobj',
    `4 0 obj <</Length ${stream.length}>> stream\n${stream}\nendstream endobj`,
    '5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj',
    'trailer <</Root 1 0 R>>',
    '%%EOF',
  ].join('\n')
}

test('attaches what sources name, to be read on this machine, and says what became of every file', async () => {
  const data = dataFolder()
  expect((await run('import.ts', data, BUNDLE)).code).toBe(0)
  const folder = folderOf({
    [FILE]: 'Første opdigtede linje\r\nAnden',
    'andet.txt': 'Ingen nævner mig',
    'note.md': '#',
  })
  const first = await run('attach.ts', data, folder)
  expect(first.code, first.said.join('\n')).toBe(0)
  expect(first.said).toEqual([
    `${FILE}: attached, 2 lines (source 002 of strategi-for-digital-sundhed)`,
    'andet.txt: no source names it',
    expect.stringMatching(/^The sources still name: 000_1381b3a0daabf3ec\.txt, .*, 004_e6f6cb8a8edd9e09\.txt$/),
  ])
  expect((await run('attach.ts', data, folder)).said[0]).toContain(': unchanged, ')
  writeFileSync(join(folder, FILE), 'Rettet')
  expect((await run('attach.ts', data, folder)).said[0]).toContain(': replaced, 1 line')

  const broken = folderOf({ [FILE]: Uint8Array.of(0xe6, 0x0a), '000_1381b3a0daabf3ec.txt': 'God' })
  writeFileSync(join(broken, '001_704332c2b13c076c.txt'), '')
  truncateSync(join(broken, '001_704332c2b13c076c.txt'), 9 * 1024 * 1024)
  expect(await run('attach.ts', data, broken)).toEqual({
    code: 1,
    said: [
      '001_704332c2b13c076c.txt is 9437184 bytes: at most 8388608 can be attached',
      `${FILE} is not UTF-8: see line 1`,
      'Pejl: 2 files cannot be attached; nothing was attached',
    ],
  })

  const address = await startServer({ DATA_FOLDER: data }).address
  const signedIn = await fetch(`${address}/api/session/trial`, {
    method: 'POST',
    headers: { origin: address, 'content-type': 'application/json' },
    body: JSON.stringify({ role: 'reader' }),
  })
  const headers = { cookie: signedIn.headers.get('set-cookie')?.split(';')[0] ?? '' }
  const answer = await fetch(`${address}${TEXT}`, { headers })
  expect([answer.status, ((await answer.json()) as { lines: string[] }).lines]).toEqual([200, ['Rettet']])
  expect((await fetch(`${address}${TEXT.replace('/002/', '/000/')}`, { headers })).status).toBe(404)
  expect((await fetch(`${address}${TEXT}`)).status).toBe(401)
})

test('reads the lines of a PDF, and refuses what only calls itself one', async () => {
  const data = dataFolder()
  const source = (key: string) => ({ key, title: key, kind: 'note', file: `${key}.pdf`, recordedOn: '2025-01-15' })
  const bundle = folderOf({
    'portfolio.json': JSON.stringify({ slug: 'trial', title: 'Trial', period: { from: 2024, to: 2027 } }),
    'sources.json': JSON.stringify([source('good'), source('bad')]),
  })
  const imported = await run('import.ts', data, bundle)
  expect(imported.code, imported.said.join('\n')).toBe(0)
  const folder = folderOf({ 'good.pdf': pdfOf('First line', 'Second line') })
  const attached = await run('attach.ts', data, folder)
  expect(attached.said).toEqual(['good.pdf: attached, 2 lines (source good of trial)'])
  writeFileSync(join(folder, 'bad.pdf'), 'plain text')
  expect((await run('attach.ts', data, folder)).said[0]).toBe('bad.pdf is no PDF that can be read')
  // A page that is not there, and pages that hold themselves: named, and the other faults with them.
  for (const kids of ['3 0 R 9 0 R', '3 0 R 2 0 R']) {
    writeFileSync(join(folder, 'bad.pdf'), pdfOf('Here').replace('3 0 R] /Count 1', `${kids}] /Count 2`))
    writeFileSync(join(folder, 'good.pdf'), 'plain text')
    expect((await run('attach.ts', data, folder)).said).toEqual([
      'bad.pdf is a PDF of which page 2 cannot be read',
      'good.pdf is no PDF that can be read',
      'Pejl: 2 files cannot be attached; nothing was attached',
    ])
  }
  expect(await run('attach.ts', data, '--detach', 'good.pdf')).toEqual({
    ...{ code: 0, said: ['good.pdf: detached (source good of trial)'] },
  })
  expect(await run('attach.ts', data, '--detach', 'good')).toEqual({
    code: 1,
    said: ['Pejl: nothing is attached under the name good; nothing was detached'],
  })
})

test('says in one line what is missing, and ends with 1', async () => {
  const data = dataFolder()
  const empty = folderOf({ 'note.md': '#' })
  for (const args of [[], [empty, '--detach', 'a.txt']])
    expect(await run('attach.ts', data, ...args)).toEqual({
      code: 1,
      said: [
        'Pejl: say which folder the documents are in: npm run db:attach -- <folder>, or what is to be taken away: --detach <file or source key>',
      ],
    })
  expect(await run('attach.ts', data, empty)).toEqual({
    code: 1,
    said: [`Pejl: ${empty} holds no .txt or .pdf file; nothing was attached`],
  })
  expect(await run('attach.ts', data, join(empty, 'nowhere'))).toEqual({
    code: 1,
    said: [`Pejl: ${join(empty, 'nowhere')} cannot be read: ENOENT`],
  })
  writeFileSync(join(empty, 'a.txt'), 'Ingen nævner mig')
  expect(await run('attach.ts', data, empty)).toEqual({
    code: 1,
    said: ['a.txt: no source names it', 'Pejl: no source names any of these files; nothing was attached'],
  })
})
