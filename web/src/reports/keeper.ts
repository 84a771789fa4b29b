// A draft while it is written: saved after each pause, tried again while there is no connection, and never over
// somebody else's words.
import type { Report, ReportDraft } from '@pejl/server/reports/contract'
import { ApiError } from '../api/ApiError.ts'
import { nameOfSubmission } from '../api/submission.ts'
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

/** What the functions below share: what is held, and what is under way. */
type Desk = Options & {
  held: Held
  timer: ReturnType<typeof setTimeout> | undefined
  running: Promise<boolean> | undefined
  wait: number
  /** Sent without an answer: should the server have one of them, it is ours. */
  unanswered: ReportDraft[]
  name: string
  listeners: Set<() => void>
}

export function keeperOf(options: Options) {
  const under = {
    timer: undefined,
    running: undefined,
    wait: RETRY_MS,
    unanswered: [],
    listeners: new Set<() => void>(),
  }
  const desk: Desk = { ...options, ...under, held: begun(options.report, options.kept), name: nameOfSubmission() }
  return {
    held: () => desk.held,
    subscribe(tell: () => void) {
      desk.listeners.add(tell)
      return () => void desk.listeners.delete(tell)
    },
    change(draft: ReportDraft) {
      set(desk, { draft, saving: desk.held.saving === 'failed' ? 'failed' : 'waiting' })
      write(desk)
      later(desk, PAUSE_MS)
    },
    submit: () => submit(desk),
    /** Of two drafts, the one that is typed here is saved over the other. */
    keepMine() {
      if (!desk.held.theirs) return
      set(desk, { version: desk.held.theirs.version, theirs: null })
      void flush(desk)
    },
    takeTheirs: () => takeTheirs(desk),
    /** A newer answer that nobody here had to wait for: taken when nothing is being written. */
    hear(newer: Report) {
      if (newer.version <= desk.held.version || isDirty(desk) || desk.running || desk.held.theirs) return
      set(desk, { report: newer, version: newer.version, draft: newer.draft })
    },
    start() {
      if (isDirty(desk)) later(desk, 0)
      const online = () => {
        set(desk, { unsent: false })
        void flush(desk)
      }
      addEventListener('online', online)
      return () => {
        removeEventListener('online', online)
        void flush(desk).finally(() => clearTimeout(desk.timer))
      }
    },
  }
}

function set(desk: Desk, part: Partial<Held>) {
  desk.held = { ...desk.held, ...part }
  for (const tell of desk.listeners) tell()
}

const isDirty = ({ held }: Desk) => !same(held.draft, held.report.draft)

const write = (desk: Desk) =>
  desk.kept.write(isDirty(desk) ? { version: desk.held.version, draft: desk.held.draft } : null)

function later(desk: Desk, ms: number) {
  clearTimeout(desk.timer)
  desk.timer = setTimeout(() => void flush(desk), ms)
}

/** Saves what is not saved yet; false when it could not be. `first`: also a draft that nobody has touched. */
async function flush(desk: Desk, first = false): Promise<boolean> {
  clearTimeout(desk.timer)
  while (desk.running) await desk.running
  if (desk.held.theirs) return false
  if (!isDirty(desk) && !(first && desk.held.version === 0)) return true
  desk.running = save(desk).finally(() => {
    desk.running = undefined
  })
  return desk.running
}

async function save(desk: Desk): Promise<boolean> {
  const { draft, version } = desk.held
  set(desk, { saving: 'saving', refusal: '' })
  try {
    const report = await desk.send(draft, version)
    Object.assign(desk, { unanswered: [], wait: RETRY_MS })
    // Reached again: what could not be submitted can be now.
    set(desk, { report, version: report.version, unsent: false })
    set(desk, { saving: isDirty(desk) ? 'waiting' : 'saved' })
    write(desk)
    if (isDirty(desk)) later(desk, PAUSE_MS)
    return true
  } catch (error) {
    return failed(desk, problemOf(error), draft)
  }
}

function failed(desk: Desk, { status, code, current }: ApiError, sent: ReportDraft): boolean | Promise<boolean> {
  const theirs = status === 412 ? theirsIn(current) : null
  if (theirs && [...desk.unanswered, sent].some(own => same(own, theirs.draft))) {
    desk.unanswered = []
    set(desk, { version: theirs.version })
    return save(desk)
  }
  if (theirs) set(desk, { theirs, saving: 'waiting' })
  else if (status === 0 || status >= 500) {
    desk.unanswered.push(sent)
    set(desk, { saving: 'failed' })
    later(desk, desk.wait)
    desk.wait = Math.min(desk.wait * 2, LONGEST_RETRY_MS)
  } else set(desk, { saving: 'refused', refusal: code })
  return false
}

async function submit(desk: Desk): Promise<void> {
  if (desk.held.submitting) return
  set(desk, { submitting: true, unsent: false })
  const isSaved = await flush(desk, true)
  if (isSaved && desk.held.report.missing.length === 0) await handIn(desk)
  else set(desk, { asked: desk.held.asked + 1, unsent: !isSaved && desk.held.saving === 'failed' })
  set(desk, { submitting: false })
}

async function handIn(desk: Desk): Promise<void> {
  const { version, asked } = desk.held
  try {
    const report = await desk.submit(version, `${desk.name}-${version}`)
    desk.kept.write(null)
    set(desk, { report, version: report.version })
    desk.done(report)
  } catch (error) {
    const { status, code, current, fields } = problemOf(error)
    const missing = fields.map(({ field, message }) => ({ field, code: message }))
    if (status === 412) set(desk, { theirs: theirsIn(current) })
    else if (status === 400) set(desk, { report: { ...desk.held.report, missing }, asked: asked + 1 })
    else if (status === 0 || status >= 500) set(desk, { asked: asked + 1, unsent: true })
    else set(desk, { saving: 'refused', refusal: code })
  }
}

function takeTheirs(desk: Desk) {
  const { theirs, report } = desk.held
  if (!theirs) return
  const { version, draft, changedBy } = theirs
  set(desk, { draft, version, theirs: null, report: { ...report, draft, version, changedBy } })
  desk.kept.write(null)
  // What is missing in it comes with the next answer.
  desk.running = save(desk).finally(() => {
    desk.running = undefined
  })
}

const problemOf = (error: unknown) => (error instanceof ApiError ? error : new ApiError(0, 'unknown', ''))

function begun(report: Report, kept: Kept): Held {
  const unsaved = report.can.write ? kept.read() : null
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
