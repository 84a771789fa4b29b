import type { Transaction } from 'kysely'
import type {
  AccountSeenTable,
  AccountTable,
  IdentityTable,
  InvitationTable,
  RoleGrantTable,
  SessionTable,
  SignInAttemptTable,
  SignInFailureTable,
} from './accounts.ts'
import type { AuditTable } from './audit.ts'
import type {
  AnomalyTable,
  BenefitTable,
  DependencyTable,
  DescriptionTable,
  InitiativeOwnerTable,
  InitiativeTable,
  LifecycleChangeTable,
  OutstandingItemTable,
  ProjectLinkTable,
  ProjectTable,
  SectorStatusTable,
} from './initiatives.ts'
import type { BodyTable, MeetingDateTable, MeetingTable } from './meetings.ts'
import type { GoLiveTable, MilestoneDateTable, MilestoneTable } from './milestones.ts'
import type { OrganisationNameTable, OrganisationTable } from './organisations.ts'
import type {
  FocusAreaTable,
  LightRuleTable,
  PortfolioTable,
  ProgrammeTable,
  ReportingRoundTable,
  TrackTable,
} from './portfolios.ts'
import type { ReportCommentTable, ReportDraftTable, RetractionTable, StatusReportTable } from './reports.ts'
import type { IndicatorTable, MeasurementTable } from './rollout.ts'
import type {
  RoundAskedTable,
  RoundClosingTable,
  RoundExtensionTable,
  RoundReminderTable,
  RoundReopeningTable,
} from './rounds.ts'
import type { AttachedDocumentTable, DocumentTable, FactSourceTable, FactTable } from './sources.ts'
import type { DifferingViewTable } from './views.ts'

/** One type per table, by its name in PostgreSQL. Days are strings, moments ISO strings. */
export type Database = {
  account: AccountTable
  account_seen: AccountSeenTable
  anomaly: AnomalyTable
  attached_document: AttachedDocumentTable
  audit: AuditTable
  benefit: BenefitTable
  body: BodyTable
  dependency: DependencyTable
  description: DescriptionTable
  differing_view: DifferingViewTable
  document: DocumentTable
  fact: FactTable
  fact_source: FactSourceTable
  focus_area: FocusAreaTable
  go_live: GoLiveTable
  identity: IdentityTable
  indicator: IndicatorTable
  initiative: InitiativeTable
  initiative_owner: InitiativeOwnerTable
  invitation: InvitationTable
  lifecycle_change: LifecycleChangeTable
  light_rule: LightRuleTable
  measurement: MeasurementTable
  meeting: MeetingTable
  meeting_date: MeetingDateTable
  milestone: MilestoneTable
  milestone_date: MilestoneDateTable
  organisation: OrganisationTable
  organisation_name: OrganisationNameTable
  outstanding_item: OutstandingItemTable
  portfolio: PortfolioTable
  programme: ProgrammeTable
  project: ProjectTable
  project_link: ProjectLinkTable
  report_comment: ReportCommentTable
  report_draft: ReportDraftTable
  reporting_round: ReportingRoundTable
  retraction: RetractionTable
  role_grant: RoleGrantTable
  round_asked: RoundAskedTable
  round_closing: RoundClosingTable
  round_extension: RoundExtensionTable
  round_reminder: RoundReminderTable
  round_reopening: RoundReopeningTable
  sector_status: SectorStatusTable
  session: SessionTable
  sign_in_attempt: SignInAttemptTable
  sign_in_failure: SignInFailureTable
  status_report: StatusReportTable
  track: TrackTable
}

/** Writes take a transaction: one outside of it does not compile. */
export type Trx = Transaction<Database>
