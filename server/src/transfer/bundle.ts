// Reads a bundle from its folder. What cannot be read is a fault with its line and column, not an exception.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Bundle, FILES, type PartName } from './bundle-schema.ts'
import type { Reading } from './check.ts'
import { BundleError, shown } from './faults.ts'

const PART_OF = new Map(Object.entries(FILES).map(([part, file]) => [file, part as PartName]))

/** Reads every file of a bundle. Throws BundleError when the folder itself cannot be read. */
export async function readFolder(folder: string): Promise<Reading> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw new BundleError([
      { file: folder, path: '', expected: 'a folder that can be read', found: error.code ?? 'none' },
    ])
  })
  const reading: Reading = { parts: {}, faults: [] }
  for (const file of names.filter(name => /\.json$/i.test(name)).sort()) {
    const part = PART_OF.get(file)
    if (part === undefined) {
      const expected = `one of ${[...PART_OF.keys()].join(', ')}`
      reading.faults.push({ file, path: '', expected, found: 'a file of another name' })
      continue
    }
    const content = await readFile(join(folder, file)).catch((error: NodeJS.ErrnoException) => error)
    if (content instanceof Error) {
      const found = content.code ?? content.message
      reading.faults.push({ file, path: '', expected: 'a file that can be read', found })
    } else readPart(part, content, reading)
  }
  return reading
}

function readPart(part: PartName, content: Uint8Array, { parts, faults }: Reading): void {
  const file = FILES[part]
  const text = decode(content)
  if (text === null) {
    faults.push({ file, path: '', expected: 'text in UTF-8', found: 'other bytes' })
    return
  }
  try {
    parts[part] = JSON.parse(text)
  } catch {
    faults.push({ file, path: '', expected: 'JSON', found: placeOfFault(text) })
  }
}

function decode(content: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return null
  }
}

/** Where JSON ends to be JSON: line and column, as an editor counts them. */
function placeOfFault(text: string): string {
  // What can still become JSON is halved until the first sign is found that no JSON has there.
  let [good, bad] = [0, text.length + 1]
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2)
    if (mayBecomeJson(text.slice(0, middle))) good = middle
    else bad = middle
  }
  const lines = text.slice(0, good).split('\n')
  const what = good === text.length ? 'the end of the file' : shown(text[good])
  return `${what} in line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`
}

function mayBecomeJson(start: string): boolean {
  try {
    JSON.parse(start)
    return true
  } catch (error) {
    const { message } = error as Error
    const position = Number(message.match(/at position (\d+)/)?.[1] ?? -1)
    return position >= start.length || /end of JSON/.test(message)
  }
}

/** A bundle that is read and checked; the files that are not there are empty lists. */
export function completed(parts: Reading['parts']): Bundle {
  const lists = Object.keys(FILES).map(part => [part, parts[part as PartName] ?? []])
  return Object.fromEntries(lists) as Bundle
}
