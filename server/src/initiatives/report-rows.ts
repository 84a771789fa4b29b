// What was reported of an initiative, and what others said against it, as read from the database.
import type { KeptClosing } from '../portfolio/shapes.ts'
import type { KeptOutlook } from '../reports/contract.ts'
import type { Basis, Light } from '../terms.ts'
import type { Statement } from '../views/shapes.ts'

export type Text = { da: string; en?: string | null }
export type SourceRef = [document: string, locator: string]
export type Fact = { recordedOn: string; sources: SourceRef[] }
export type ReportRow = Fact & {
  id: number
  key: string
  organisation: Party | null
  asOfEarliest: string
  asOf: string
  basis: Basis
  overall: Light | null
  time: Light | null
  economy: Light | null
  delivery: Light | null
  risk: Light | null
  narrative: Text | null
  reason: Text | null
  round: string | null
  roundId: number | null
  closing: KeptClosing | null
  late: boolean
  outlook: KeptOutlook | null
  onBehalf: boolean
  correction: string | null
  projectId: number | null
}
export type Party = Statement['organisation']
export type StatementRow = Fact & Omit<Statement, 'words'> & { reportId: number; words: Text }
