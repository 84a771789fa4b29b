// A round as the office and the owners see it: opened, answered and closed through HTTP.
import type { LightMyRequestResponse } from 'fastify'
import { expect } from 'vitest'
import type { RoundPage } from '../../server/src/closings/contract.ts'
import type { Report, ReportDraft } from '../../server/src/reports/contract.ts'
import type { Reporting } from '../../server/src/rounds/contract.ts'
import type { TestApp } from './app.ts'

/** What somebody's browser sends along. */
export type Headers = Record<string, string>
export const PERIOD = { from: '2026-10-01', to: '2026-12-31' }
const DEADLINE = '2026-12-01T12:00'

/** The rounds of a portfolio: what the office does, and what owners do in them. */
export function roundsOf(server: TestApp, office: Headers, slug = 'trial') {
  const at = `/api/portfolios/${slug}/rounds`
  const ok = (answer: LightMyRequestResponse) => {
    expect(answer.statusCode, answer.body).toBe(200)
    return answer
  }
  const reporting = async (who = office) => ok(await server.get(at, who)).json() as Reporting
  const versionOf = async (round: string) => (await reporting()).rounds.find(({ key }) => key === round)?.version
  const change = async (round: string, rest: string, body?: object, method: 'POST' | 'PATCH' = 'POST') =>
    server.send(method, `${at}/${round}${rest}`, body, { ...office, 'if-match': `"${await versionOf(round)}"` })
  const reportAt = (round: string, code: string) => `${at}/${round}/reports/${code}`

  return {
    at,
    reporting,
    change,
    open: (key: string, more: object = {}) =>
      server.send('POST', at, { key, name: `Runde ${key}`, period: PERIOD, deadline: DEADLINE, ...more }, office),
    close: async (round: string) => ok(await change(round, '/close')),
    reopen: (round: string, reason: string) => change(round, '/reopen', { reason }),
    ask: (round: string, initiatives: string[]) => change(round, '/asked', { initiatives }, 'PATCH'),
    remind: (round: string, initiatives: string[], submission: string) =>
      server.send('POST', `${at}/${round}/reminders`, { initiatives }, { ...office, 'idempotency-key': submission }),
    codes: async (who = office) => (await reporting(who)).initiatives.map(({ code }) => code),
    draft: async (round: string, code: string, who: Headers) =>
      (ok(await server.get(reportAt(round, code), who)).json() as Report).draft,
    /** Saves and submits what the form begins with, and what is given. */
    async report(round: string, code: string, who: Headers, given: Partial<ReportDraft> = {}) {
      const draft = (ok(await server.get(reportAt(round, code), who)).json() as Report).draft
      const lights = { time: 'green', economy: null, delivery: null, risk: null } as const
      const body = { ...draft, lights, narrative: 'Det går.', ...given }
      ok(await server.send('PATCH', reportAt(round, code), body, { ...who, 'if-match': '0' }))
      const headers = { ...who, 'if-match': '1', 'idempotency-key': `report-${round}-${code.replace('.', '-')}` }
      const answer = await server.send('POST', `${reportAt(round, code)}/submit`, undefined, headers)
      expect(answer.statusCode, answer.body).toBe(200)
      return answer
    },
    closed: async (round: string, who: Headers, closing?: number) =>
      ok(
        await server.get(
          `/api/portfolios/${slug}/closed-rounds/${round}${closing === undefined ? '' : `?closing=${closing}`}`,
          who,
        ),
      ).json() as RoundPage,
  }
}
