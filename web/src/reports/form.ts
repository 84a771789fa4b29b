import type { InitiativePage } from '@pejl/server/initiatives/contract'
import type { Report, ReportDraft } from '@pejl/server/reports/contract'
import type { Say } from './say.ts'

/** What every part of the form is given. */
export type FormParts = {
  draft: ReportDraft
  /** Changes these parts of the draft. */
  edit: (change: Partial<ReportDraft>) => void
  /** As the server last answered. */
  report: Report
  page: InitiativePage
  say: Say
}
