// Reads a source's file into numbered lines. What cannot be read is said in words for whoever has the file.

export const LARGEST_BYTES = 8 * 1024 * 1024
/** A page shows all of them at once. */
export const MOST_LINES = 20_000

export type Attachment = { content: string; lines: number }

/** A file that cannot be attached; its message follows the file's name. */
export class Unreadable extends Error {}

/** The text of a file: UTF-8, whatever its line ends. Page breaks are left out, so that every line keeps its number. */
export function textIn(bytes: Uint8Array): Attachment {
  const text = decoded(bytes).replaceAll(/\r\n?/g, '\n').replaceAll('\f', '')
  const lines = linesOf(text)
  const odd = lines.findIndex(line => CONTROL.test(line))
  if (odd >= 0)
    throw new Unreadable(
      `holds the control character ${nameOf(CONTROL.exec(lines[odd] ?? '')?.[0])} in line ${odd + 1}`,
    )
  return attachmentOf(lines)
}

/** Refuses what no page could show. */
export function attachmentOf(lines: readonly string[]): Attachment {
  if (lines.every(line => line.trim() === '')) throw new Unreadable('holds no text')
  if (lines.length > MOST_LINES) throw new Unreadable(`has ${lines.length} lines: at most ${MOST_LINES} can be shown`)
  return { content: lines.join('\n'), lines: lines.length }
}

/** Lines as an editor numbers them: a line end at the very end begins no other line. */
function linesOf(content: string): string[] {
  const lines = content.split('\n')
  return lines.at(-1) === '' && lines.length > 1 ? lines.slice(0, -1) : lines
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/

const nameOf = (sign = '') => `U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`

const LINE_FEED = 10

function decoded(bytes: Uint8Array): string {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    return decoder.decode(bytes)
  } catch {
    // A line feed is no part of another sign, so each line can be tried by itself.
    for (let line = 1, from = 0; from < bytes.length; line++) {
      const end = bytes.indexOf(LINE_FEED, from)
      const to = end < 0 ? bytes.length : end
      try {
        decoder.decode(bytes.subarray(from, to))
      } catch {
        throw new Unreadable(`is not UTF-8: see line ${line}`)
      }
      from = to + 1
    }
    throw new Unreadable('is not UTF-8')
  }
}
