import { type ReportDraft, wholeDraft } from '@pejl/server/reports/contract'

/** What somebody has typed and the server does not have yet, with the version it was made from. */
export type Unsaved = { version: number; draft: ReportDraft }
export type Kept = { read: () => Unsaved | null; write: (unsaved: Unsaved | null) => void }

/** Keeps it in this browser, for one person and one report, until it is saved: a reload without a connection loses nothing. */
export function unsavedOf(...names: readonly string[]): Kept {
  const key = `pejl.draft ${names.join(' ')}`
  return {
    read() {
      try {
        const unsaved = JSON.parse(localStorage.getItem(key) ?? 'null') as Unsaved | null
        return unsaved && { ...unsaved, draft: wholeDraft(unsaved.draft) }
      } catch {
        return null
      }
    },
    write(unsaved) {
      try {
        if (unsaved === null) localStorage.removeItem(key)
        else localStorage.setItem(key, JSON.stringify(unsaved))
      } catch {
        // Without storage it lasts as long as the page.
      }
    },
  }
}
