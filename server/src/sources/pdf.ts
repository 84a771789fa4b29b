// The text of a PDF, in lines as they are drawn. Loaded by the command alone: what reads it weighs two megabytes.
import { getDocumentProxy } from 'unpdf'
import { type Attachment, attachmentOf, LARGEST_BYTES, Unreadable } from './attachment.ts'

const QUIET = { verbosity: 0 }
type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>

/** Page after page; a page that is only a picture has no text. */
export async function pdfTextIn(bytes: Uint8Array, most = LARGEST_BYTES): Promise<Attachment> {
  // a copy, for what is given is taken away
  const pdf = await getDocumentProxy(new Uint8Array(bytes), QUIET).catch((error: Error) => {
    throw new Unreadable(
      error.name === 'PasswordException' ? 'is protected by a password' : 'is no PDF that can be read',
    )
  })
  try {
    return attachmentOf(await linesOf(pdf, most))
  } finally {
    await pdf.loadingTask.destroy().catch(() => {})
  }
}

async function linesOf(pdf: Pdf, most: number): Promise<string[]> {
  const lines: string[] = []
  let size = 0
  for (let number = 1; number <= pdf.numPages; number++) {
    // What is damaged shows only when its page is asked for.
    const text = await textOf(pdf, number).catch(() => {
      throw new Unreadable(`is a PDF of which page ${number} cannot be read`)
    })
    // A small file can hold a text without end.
    size += Buffer.byteLength(text)
    if (size > most) throw new Unreadable(`holds more than ${most} bytes of text: so much cannot be attached`)
    for (const line of text.replace(/\n$/, '').split('\n')) lines.push(cleaned(line))
  }
  return lines
}

async function textOf(pdf: Pdf, number: number): Promise<string> {
  const page = await pdf.getPage(number)
  const { items } = await page.getTextContent()
  return items.map(item => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
}

// What a font draws for a sign without a letter; nobody who has the file could mend it.
const cleaned = (line: string) =>
  line
    .replaceAll(/\p{Cc}/gu, '')
    .toWellFormed()
    .trimEnd()
