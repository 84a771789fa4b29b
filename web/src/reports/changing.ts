// What is done to a report after it was submitted: from which version, and what became of it on every screen that asks.
import { type Report, reports } from '@pejl/server/reports/contract'
import { rounds } from '@pejl/server/rounds/contract'
import { useQueryClient } from '@tanstack/react-query'
import { ApiError } from '../api/ApiError.ts'
import { query } from '../api/query.ts'
import type { ReportWords } from './da.ts'

/** What every such change is sent with, and what is shown after it; when somebody else was sooner, what there is now. */
export function useChanging(slug: string, report: Report) {
  const client = useQueryClient()
  const params = { slug, round: report.round.key, code: report.code }
  const { queryKey } = query(reports.report, { params })
  const refetchRounds = () =>
    void client.invalidateQueries({ queryKey: query(rounds.list, { params: { slug } }).queryKey })
  return {
    params,
    sent: { version: report.version },
    show: {
      onSuccess(answer: Report) {
        client.setQueryData(queryKey, answer)
        refetchRounds()
      },
      onError() {
        void client.invalidateQueries({ queryKey })
        refetchRounds()
      },
    },
  }
}

/** Why it was not done, in the reader's words. */
export function faultOf(error: Error | null, { fault }: ReportWords): string {
  if (error === null) return ''
  if (!(error instanceof ApiError)) return fault.other
  if (error.status === 0) return fault.offline
  return Object.hasOwn(fault, error.code) ? fault[error.code as keyof typeof fault] : fault.other
}
