// A draft while it is written: saved after each pause, tried again while there is no connection, and never over
// somebody else's words.
import type { Report, ReportDraft } from '@pejl/server/reports/contract'
import { ApiError } from '../api/ApiError.ts'
import { same } from './judgement.ts'
import type { Kept } from './unsaved.ts'

const PAUSE_MS = 800
const RETRY_MS = 2000
const LONGEST_RETRY_MS = 30_000

export type Theirs = { version: number; draft: ReportDraft; changedBy: string | null }
export type Held = {
  draft: ReportDraft
  /** Of the draft that the server has and this one is made from. */
  version: number
  /** As the server last answered. */
  report: Report
  saving: 'rest' | 'waiting' | 'saving' | 'saved' | 'failed' | 'refused'
  /** Why it was refused: a problem's code. */
  refusal: string
  /** Somebody else's draft, saved meanwhile. */
  theirs: Theirs | null
  submitting: boolean
  /** How often submitting was asked for while something was missing, or the server could not be reached. */
  asked: number
  unsent: boolean
}

type Options = {
  report: Report
  kept: Kept
  send: (draft: ReportDraft, version: number) => Promise<Report>
  submit: (version: number, submission: string) => Promise<Report>
  /** Submitted: what else is on screen is to know. */
  done: (report: Report) => void
}
export type Keeper = ReturnType<typeof keeperOf>

export function keeperOf({ report, kept, send, submit, done }: Options) {
  let held = begun(report, kept)
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<boolean> | undefined
  let wait = RETRY_MS
  /** Sent without an answer: should the server have one of them, it is ours. */
  let unanswered: ReportDraft[] = []
  const name = nameOfSubmission()
  const listeners = new Set<() => void>()
  const set = (part: Partial<Held>) => {
    held = { ...held, ...part }
    for (const tell of listeners) tell()
  }
  const isDirty = () => !same(held.draft, held.report.draft)
  const write = () => kept.write(isDirty() ? { version: held.version, draft: held.draft } : null)
  const later = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), ms)
  }

  /** Saves what is not saved yet; false when it could not be. `first`: also a draft that nobody has touched. */
  async function flush(first = false): Promise<boolean> {
    clearTimeout(timer)
    while (running) await running
    if (held.theirs) return false
    if (!isDirty() && !(first && held.version === 0)) return true
    running = save().finally(() => {
      running = undefined
    })
    return running
  }

  async function save(): Promise<boolean> {
    const { draft, version } = held
    set({ saving: 'saving', refusal: '' })
    try {
      const answer = await send(draft, version)
      unanswered = []
      wait = RETRY_MS
      set({ report: answer, version: answer.version })
      set({ saving: isDirty() ? 'waiting' : 'saved' })
      write()
      if (isDirty()) later(PAUSE_MS)
      return true
    } catch (error) {
      return failed(error, draft)
    }
  }

  function failed(error: unknown, sent: ReportDraft): boolean | Promise<boolean> {
    const { status, code, current } = error instanceof ApiError ? error : new ApiError(0, 'unknown', '')
    const theirs = status === 412 ? theirsIn(current) : null
    if (theirs && [...unanswered, sent].some(own => same(own, theirs.draft))) {
      unanswered = []
      set({ version: theirs.version })
      return save()
    }
    if (theirs) set({ theirs, saving: 'waiting' })
    else if (status === 0 || status >= 500) {
      unanswered.push(sent)
      set({ saving: 'failed' })
      later(wait)
      wait = Math.min(wait * 2, LONGEST_RETRY_MS)
    } else set({ saving: 'refused', refusal: code })
    return false
  }

  async function submitNow(): Promise<void> {
    if (held.submitting) return
    set({ submitting: true, unsent: false })
    const isSaved = await flush(true)
    if (isSaved && held.report.missing.length === 0) await handIn()
    else set({ asked: held.asked + 1, unsent: !isSaved && !held.theirs })
    set({ submitting: false })
  }

  async function handIn(): Promise<void> {
    try {
      const answer = await submit(held.version, `${name}-${held.version}`)
      kept.write(null)
      set({ report: answer, version: answer.version })
      done(answer)
    } catch (error) {
      const { status, code, current, fields } = error instanceof ApiError ? error : new ApiError(0, 'unknown', '')
      if (status === 412) return set({ theirs: theirsIn(current) })
      const missing = fields.map(({ field, message }) => ({ field, code: message }))
      if (status === 400 && missing.length > 0) set({ report: { ...held.report, missing }, asked: held.asked + 1 })
      else if (status === 409) set({ saving: 'refused', refusal: code })
      else set({ asked: held.asked + 1, unsent: true })
    }
  }

  return {
    held: () => held,
    subscribe(tell: () => void) {
      listeners.add(tell)
      return () => void listeners.delete(tell)
    },
    change(draft: ReportDraft) {
      set({ draft, saving: held.saving === 'failed' ? 'failed' : 'waiting' })
      write()
      later(PAUSE_MS)
    },
    submit: submitNow,
    /** Of two drafts, the one that is typed here is saved over the other. */
    keepMine() {
      if (!held.theirs) return
      set({ version: held.theirs.version, theirs: null })
      void flush()
    },
    takeTheirs() {
      const { theirs } = held
      if (!theirs) return
      const { version, draft, changedBy } = theirs
      // Its list of what is missing comes with the next save, which is at once.
      set({ draft, version, theirs: null, report: { ...held.report, draft, version, changedBy } })
      kept.write(null)
      void save()
    },
    /** A newer answer that nobody here had to wait for: taken when nothing is being written. */
    hear(newer: Report) {
      if (newer.version <= held.version || isDirty() || running || held.theirs) return
      set({ report: newer, version: newer.version, draft: newer.draft })
    },
    start() {
      if (isDirty()) later(0)
      const online = () => void flush()
      addEventListener('online', online)
      return () => {
        removeEventListener('online', online)
        void flush().finally(() => clearTimeout(timer))
      }
    },
  }
}

function begun(report: Report, kept: Kept): Held {
  const unsaved = report.state === 'submitted' ? null : kept.read()
  return {
    draft: unsaved?.draft ?? report.draft,
    version: unsaved?.version ?? report.version,
    report,
    saving: report.version > 0 && !unsaved ? 'saved' : 'rest',
    refusal: '',
    theirs: null,
    submitting: false,
    asked: 0,
    unsent: false,
  }
}

function theirsIn(current: unknown): Theirs | null {
  const { version = 0, draft = null, changedBy = null } = (current ?? {}) as Partial<Theirs>
  return draft ? { version, draft, changedBy } : null
}

/** `randomUUID` is there only over https. */
const nameOfSubmission = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), byte => byte.toString(16).padStart(2, '0')).join('')
