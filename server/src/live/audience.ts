// Who is told that a table changed. What nobody has a rule for does not compile, and is told to nobody.
import { isAdministrator, isOffice, mayRead, mayReport, type Viewer } from '../access/policy.ts'
import type { Config } from '../config.ts'
import type { Database } from '../db/tables/database.ts'
import type { Change } from './changes.ts'

/** Whom a change may be told: `owners` are the keys of the organisations whose it is. */
type Audience = (viewer: Viewer, installation: Pick<Config, 'publicReading'>, owners: readonly string[]) => boolean

const published: Audience = mayRead
const nobody: Audience = () => false
const ownersAndOffice: Audience = (viewer, _, owners) => mayReport(viewer, owners)
const whoKeepsUsers: Audience = viewer => isOffice(viewer) || isAdministrator(viewer)

const AUDIENCES: Record<keyof Database, Audience> = {
  account: whoKeepsUsers,
  account_seen: nobody,
  anomaly: published,
  attached_document: published,
  audit: nobody,
  benefit: published,
  body: published,
  dependency: published,
  description: published,
  differing_view: published,
  document: published,
  fact: published,
  fact_source: published,
  focus_area: published,
  go_live: published,
  identity: nobody,
  indicator: published,
  initiative: published,
  initiative_owner: published,
  invitation: whoKeepsUsers,
  lifecycle_change: published,
  light_rule: published,
  measurement: published,
  meeting: published,
  meeting_date: published,
  milestone: published,
  milestone_date: published,
  organisation: published,
  organisation_name: published,
  outstanding_item: published,
  portfolio: published,
  programme: published,
  project: published,
  project_link: published,
  report_comment: nobody,
  report_draft: ownersAndOffice,
  reporting_round: published,
  retraction: published,
  role_grant: whoKeepsUsers,
  round_asked: published,
  round_closing: published,
  round_extension: published,
  round_reminder: ownersAndOffice,
  round_reopening: published,
  sector_status: published,
  session: nobody,
  sign_in_attempt: nobody,
  sign_in_failure: nobody,
  status_report: published,
  track: published,
}

const audienceOf = (table: string): Audience =>
  Object.hasOwn(AUDIENCES, table) ? AUDIENCES[table as keyof Database] : nobody

/** Whether somebody may be told of a change of what these organisations own. */
export const isToldOf = (
  viewer: Viewer,
  { table }: Pick<Change, 'table'>,
  owners: readonly string[],
  installation: Pick<Config, 'publicReading'>,
) => audienceOf(table)(viewer, installation, owners)

/** Whether it may touch what is published: drafts and accounts do not. */
export const isNews = ({ table }: Pick<Change, 'table'>) => audienceOf(table) === published

/** Whether it may change who is signed in, or what they may. */
export const isAboutUsers = ({ table }: Pick<Change, 'table'>) =>
  table === 'account' || table === 'role_grant' || table === 'session'
