// A stream of changes, as a reader's browser has it open.
import { get, type IncomingMessage } from 'node:http'

const PATIENCE_MS = 5000

export type Stream = {
  /** When the next change of a portfolio's reports was heard; rejects when none was for so long. */
  next: (slug: string, patience?: number) => Promise<number>
  close: () => void
}

/** Listens as a browser does. */
export async function listen(url: string): Promise<Stream> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { agent: false }, resolve).on('error', reject)
  })
  let rest = ''
  let waiting: { slug: string; tell: (at: number) => void } | null = null
  response.setEncoding('utf8').on('data', (chunk: string) => {
    const events = (rest + chunk).split('\n\n')
    rest = events.pop() ?? ''
    for (const event of events) {
      if (!event.startsWith('event: change\n')) continue
      const { portfolio, tables } = JSON.parse(event.slice(event.indexOf('data: ') + 6))
      if (portfolio === waiting?.slug && tables.includes('status_report')) waiting?.tell(performance.now())
    }
  })
  response.on('error', () => {})
  return {
    next: (slug, patience = PATIENCE_MS) =>
      new Promise((tell, reject) => {
        const late = setTimeout(() => reject(new Error(`no change of ${slug} was heard`)), patience)
        waiting = {
          slug,
          tell: at => {
            clearTimeout(late)
            tell(at)
          },
        }
      }),
    close: () => response.destroy(),
  }
}
