// @vitest-environment jsdom
import type { Report, ReportDraft } from '@pejl/server/reports/contract'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ApiError } from '../api/ApiError.ts'
import { keeperOf } from './keeper.ts'
import { unsavedOf } from './unsaved.ts'

const thresholds = { time: null, economy: null, delivery: null, risk: null }
const draft: ReportDraft = {
  lights: { time: 'green', economy: null, delivery: null, risk: null },
  overall: null,
  kept: { time: '', economy: '', delivery: '', risk: '' },
  narrative: 'Før',
  yellow: null,
  red: null,
  milestones: [],
  added: [],
  counts: [],
  decision: null,
  organisation: null,
}
const moments = { openedAt: '2026-11-01T08:00:00Z', deadline: '2026-12-01T11:00:00Z', closedAt: null }
const frame = { ...moments, meeting: null, closings: [] }
const round = { key: 'r', name: 'Runde', period: { from: '2026-10-01', to: '2026-12-31' }, ...frame, version: 1 }
const reportOf = (version: number, of: ReportDraft): Report => ({
  ...{
    round,
    code: '1.1',
    state: version ? 'draft' : 'not_started',
    draft: of,
    before: draft,
    missing: [],
    read: [],
    thresholds,
    computed: { overall: null, time: null, economy: null, delivery: null, risk: null, reasons: [] },
    reporters: [],
    renamed: [],
  },
  ...{ unchanged: true, version, changedAt: null, changedBy: null, correcting: null, versions: [] },
  can: { write: true, withdraw: false, return: false, correct: false },
})
const written = (narrative: string) => ({ ...draft, narrative })
const stale = (version: number, of: ReportDraft) =>
  new ApiError(412, 'stale', '', undefined, [], { version, draft: of, changedBy: 'somebody' })
const offline = () => new ApiError(0, 'offline', '')

const send = vi.fn<(of: ReportDraft, version: number) => Promise<Report>>()
const submit = vi.fn<(version: number, submission: string) => Promise<Report>>()
const kept = unsavedOf('anna', 'r', '1.1')
const begin = () => keeperOf({ report: reportOf(0, draft), kept, send, submit, done: () => {} })
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  send.mockReset().mockImplementation(async (of, version) => reportOf(version + 1, of))
  submit.mockReset().mockImplementation(async version => ({ ...reportOf(version + 1, draft), state: 'submitted' }))
})
afterEach(() => vi.useRealTimers())

test('what is typed is saved once, after a pause', async () => {
  const keeper = begin()
  keeper.change(written('E'))
  await pass(500)
  keeper.change(written('Efter'))
  await pass(799)
  expect(send).not.toHaveBeenCalled()
  await pass(1)
  expect(send.mock.calls).toEqual([[written('Efter'), 0]])
  expect(keeper.held()).toMatchObject({ saving: 'saved', version: 1 })
  expect(kept.read()).toBeNull()
})

test('what is typed while it is being saved is saved after it, from the new version', async () => {
  const keeper = begin()
  keeper.change(written('A'))
  send.mockImplementationOnce(async of => {
    keeper.change(written('AB'))
    return reportOf(1, of)
  })
  await pass(2000)
  expect(send.mock.calls).toEqual([
    [written('A'), 0],
    [written('AB'), 1],
  ])
})

test('without a connection it is kept here and tried again', async () => {
  send.mockRejectedValueOnce(offline())
  const keeper = begin()
  keeper.change(written('Uden net'))
  await pass(800)
  expect(keeper.held().saving).toBe('failed')
  expect(begin().held().draft.narrative).toBe('Uden net')
  await pass(2000)
  expect(keeper.held().saving).toBe('saved')
})

test('a save whose answer was lost is no conflict with oneself', async () => {
  send.mockRejectedValueOnce(offline()).mockRejectedValueOnce(stale(1, written('Tabt svar')))
  const keeper = begin()
  keeper.change(written('Tabt svar'))
  await pass(800)
  keeper.change(written('Tabt svar, og mere'))
  await pass(3000)
  expect(keeper.held()).toMatchObject({ theirs: null, saving: 'saved', version: 2 })
})

test('over another’s words it waits until somebody has chosen', async () => {
  send.mockRejectedValueOnce(stale(3, written('Den andens')))
  const keeper = begin()
  keeper.change(written('Min'))
  await pass(800)
  expect(keeper.held()).toMatchObject({ theirs: { version: 3 }, draft: { narrative: 'Min' } })
  keeper.change(written('Min igen'))
  await pass(5000)
  expect(send).toHaveBeenCalledTimes(1)
  keeper.keepMine()
  await pass(0)
  expect(send).toHaveBeenLastCalledWith(written('Min igen'), 3)
})

test('a draft that nobody touched is saved and submitted, and a lost answer is asked for by the same name', async () => {
  const keeper = begin()
  submit.mockRejectedValueOnce(offline())
  await keeper.submit()
  expect(send.mock.calls).toEqual([[draft, 0]])
  expect(keeper.held()).toMatchObject({ unsent: true, submitting: false })
  await keeper.submit()
  expect(new Set(submit.mock.calls.map(([version, name]) => `${version} ${name}`)).size).toBe(1)
  expect(keeper.held().report.state).toBe('submitted')
})

test('that it could not be submitted is no longer said once the server is reached again', async () => {
  send.mockRejectedValueOnce(offline())
  const keeper = begin()
  keeper.change(written('Uden net'))
  await keeper.submit()
  expect(keeper.held()).toMatchObject({ unsent: true })
  await pass(2000)
  expect(keeper.held()).toMatchObject({ unsent: false, saving: 'saved' })
})

test('with something missing it is saved and not submitted', async () => {
  send.mockImplementation(async (of, version) => ({
    ...reportOf(version + 1, of),
    missing: [{ field: 'narrative', code: 'narrative' }],
  }))
  const keeper = begin()
  keeper.change(written(''))
  await keeper.submit()
  expect(submit).not.toHaveBeenCalled()
  expect(keeper.held()).toMatchObject({ asked: 1, unsent: false })
})
