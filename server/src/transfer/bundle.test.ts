import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readFolder } from './bundle.ts'
import { BundleError, sentence } from './faults.ts'

function folderOf(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'pejl-bundle-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}
const faultsOf = async (files: Record<string, string | Uint8Array>) =>
  (await readFolder(folderOf(files))).faults.map(sentence)

test('each file is a part', async () => {
  const { parts, faults } = await readFolder(folderOf({ 'portfolio.json': '{"slug":"a"}', 'focus-areas.json': '[]' }))
  expect(faults).toEqual([])
  expect(parts).toEqual({ portfolio: { slug: 'a' }, focusAreas: [] })
})

test.each([
  ['[\n  1,\n  2 3\n]', '"3" in line 3, column 5'],
  ['[\n  1,', 'the end of the file in line 2, column 5'],
  ['', 'the end of the file in line 1, column 1'],
  ['hej', '"h" in line 1, column 1'],
  ['[ "æ\nø" ]', '"\\n" in line 1, column 5'],
  [`[ ,${JSON.stringify('x'.repeat(100))}]`, '"," in line 1, column 3'],
  [`["${'y'.repeat(100)}", trve, 1]`, '"v" in line 1, column 108'],
  ['{"a": 1}\n}', '"}" in line 2, column 1'],
  ['{"a": 01}', '"1" in line 1, column 8'],
  ['{"a": "\\x"}', '"x" in line 1, column 9'],
  ['{"a": tru', 'the end of the file in line 1, column 10'],
])('%j is not JSON, and the place is told', async (text, found) => {
  expect(await faultsOf({ 'reports.json': text })).toEqual([`reports.json: expected JSON, found ${found}`])
})

test('a byte order mark is not at fault, other bytes than UTF-8 are', async () => {
  expect(await faultsOf({ 'reports.json': '\ufeff[]' })).toEqual([])
  expect(await faultsOf({ 'reports.json': Buffer.from('["æ"]', 'latin1') })).toEqual([
    'reports.json: expected text in UTF-8, found other bytes',
  ])
})

test('a JSON file of another name is told, and everything else is left alone', async () => {
  const [fault, ...more] = await faultsOf({ 'initiative.json': '[]', 'README.md': '# hello' })
  expect(fault).toContain('initiative.json: expected one of portfolio.json, organisations.json')
  expect(more).toEqual([])
})

test('a folder that is not there is told as a fault', async () => {
  const missing = join(folderOf({}), 'nowhere')
  await expect(readFolder(missing)).rejects.toThrow(BundleError)
  await expect(readFolder(missing)).rejects.toThrow(`${missing}: expected a folder that can be read, found ENOENT`)
})
