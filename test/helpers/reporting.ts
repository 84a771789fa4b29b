// Rounds and reports through HTTP, as the office and owners ask for them.
import type { LightMyRequestResponse } from 'fastify'
import { expect } from 'vitest'
import type { Report, ReportDraft } from '../../server/src/reports/contract.ts'
import type { Reporting } from '../../server/src/rounds/contract.ts'
import type { TestApp } from './app.ts'

export const ROUNDS = '/api/portfolios/trial/rounds'
export const reportAt = (round: string, code = '1.1') => `${ROUNDS}/${round}/reports/${code}`
/** Somebody who is signed in. */
export type Headers = Record<string, string>
/** A green report that misses nothing. */
export const GREEN: Pick<ReportDraft, 'lights' | 'narrative'> = {
  lights: { time: 'green', economy: null, delivery: null, risk: null },
  narrative: 'Det går.',
}

/** What a test does on the portfolio `trial`, with a round of its own each time. */
export function reportingOn(server: () => TestApp, office: () => Headers) {
  let opened = 0
  const roundsNow = async () => (await server().get(ROUNDS, office())).json() as Reporting

  async function close(round: string): Promise<LightMyRequestResponse> {
    const version = (await roundsNow()).rounds.find(({ key }) => key === round)?.version
    return server().send('POST', `${ROUNDS}/${round}/close`, undefined, { ...office(), 'if-match': `"${version}"` })
  }
  const reportIn = async (round: string, who: Headers, code = '1.1') =>
    (await server().get(reportAt(round, code), who)).json() as Report
  const save = (round: string, who: Headers, version: number, draft: ReportDraft, code = '1.1') =>
    server().send('PATCH', reportAt(round, code), draft, { ...who, 'if-match': String(version) })
  const submit = (round: string, who: Headers, version: number, key = 'submission-1', code = '1.1') =>
    server().send('POST', `${reportAt(round, code)}/submit`, undefined, {
      ...who,
      'if-match': String(version),
      'idempotency-key': key,
    })
  return {
    close,
    reportIn,
    save,
    submit,
    /** A round of its own for each test; the one before is closed. */
    async roundOpen(deadline = '2026-12-01T12:00'): Promise<string> {
      const { open } = await roundsNow()
      if (open) await close(open)
      const key = `r${++opened}`
      const body = { key, name: `Runde ${opened}`, period: { from: '2026-10-01', to: '2026-12-31' }, deadline }
      const answer = await server().send('POST', ROUNDS, body, office())
      expect(answer.statusCode, answer.body).toBe(200)
      return key
    },
    stateOf: async (code: string) => (await roundsNow()).initiatives.find(one => one.code === code),
    /** Does something to a report from the version that was seen. */
    act: (what: string, round: string, who: Headers, version: number, body?: object, code = '1.1') =>
      server().send('POST', `${reportAt(round, code)}/${what}`, body, { ...who, 'if-match': String(version) }),
    /** Saves a draft from what the form begins with, and submits it; answers the report. */
    async report(round: string, who: Headers, change: Partial<ReportDraft> = {}, code = '1.1'): Promise<Report> {
      const { draft, version } = await reportIn(round, who, code)
      const saved = await save(round, who, version, { ...draft, ...GREEN, ...change }, code)
      expect(saved.statusCode, saved.body).toBe(200)
      const submitted = await submit(round, who, version + 1, `report-${round}-${version}`, code)
      expect(submitted.statusCode, submitted.body).toBe(200)
      return submitted.json()
    },
  }
}
