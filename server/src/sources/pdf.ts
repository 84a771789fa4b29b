// The text of a PDF, in lines as they are drawn. Loaded by the command alone: what reads it weighs two megabytes.
import { getDocumentProxy } from 'unpdf'
import { type Attachment, attachmentOf, Unreadable } from './attachment.ts'

const QUIET = { verbosity: 0 }

/** Page after page; a page that is only a picture has no text. */
export async function pdfTextIn(bytes: Uint8Array): Promise<Attachment> {
  // a copy, for what is given is taken away
  const pdf = await getDocumentProxy(new Uint8Array(bytes), QUIET).catch((error: Error) => {
    throw new Unreadable(
      error.name === 'PasswordException' ? 'is protected by a password' : 'is no PDF that can be read',
    )
  })
  try {
    const lines: string[] = []
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const { items } = await page.getTextContent()
      const text = items.map(item => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
      lines.push(...text.replace(/\n$/, '').split('\n').map(cleaned))
    }
    return attachmentOf(lines)
  } finally {
    await pdf.loadingTask.destroy()
  }
}

// What a font draws for a sign without a letter; nobody who has the file could mend it.
const cleaned = (line: string) =>
  line
    .replaceAll(/\p{Cc}/gu, '')
    .toWellFormed()
    .trimEnd()
