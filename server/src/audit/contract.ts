import Type from 'typebox'
import { contract, get, post, Strict } from '../http/contract.ts'
import { Cursor } from '../http/page.ts'
import { Moment } from '../rounds/contract.ts'
import { Day, Nullable } from '../terms.ts'

export const AUDIT_ACTIONS = ['insert', 'update', 'delete', 'sign_in', 'sign_out', 'refused', 'export'] as const
export const AuditAction = Type.Enum(AUDIT_ACTIONS)
export type AuditAction = Type.Static<typeof AuditAction>

/** The code of a row that says of how many who were refused the log says no more. */
export const CROWD = 'crowd'

const filter = {
  from: Type.Optional(Type.Unsafe<string>({ ...Day, description: 'first day, in Danish time' })),
  to: Type.Optional(Type.Unsafe<string>({ ...Day, description: 'last day' })),
  person: Type.Optional(
    Type.String({ minLength: 1, maxLength: 100, description: 'part of a user name or a displayed name' }),
  ),
  organisation: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
  action: Type.Optional(AuditAction),
  table: Type.Optional(Type.String({ pattern: '^[a-z_]{1,60}$' })),
  row: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  portfolio: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
}
const Filter = Strict(filter)
export type AuditFilter = Type.Static<typeof Filter>

const Values = Nullable(Type.Record(Type.String(), Type.Unknown()))

export const AuditEntry = Type.Object({
  id: Type.Integer(),
  change: Type.Integer({ description: 'rows of one transaction have the same' }),
  changeRows: Nullable(Type.Integer({ description: 'how many there are of them' })),
  at: Moment,
  actor: Type.String({ description: 'user name, or what wrote to the database' }),
  displayName: Nullable(Type.String()),
  organisation: Nullable(Type.String({ description: 'key of the one that was acted for' })),
  address: Nullable(Type.String()),
  request: Nullable(Type.String()),
  action: AuditAction,
  table: Type.String(),
  row: Nullable(Type.String({ description: 'its primary key; of what was refused method and address' })),
  portfolio: Nullable(Type.Object({ slug: Type.String(), title: Type.String() })),
  about: Type.Object(
    {
      initiative: Nullable(Type.String({ description: 'code' })),
      round: Nullable(Type.String()),
      organisation: Nullable(Type.String()),
      account: Nullable(Type.String({ description: 'displayed name' })),
    },
    { description: 'what the row speaks of, by the names of today' },
  ),
  before: Values,
  after: Values,
})
export type AuditEntry = Type.Static<typeof AuditEntry>

/** Tables about accounts and who may what; `endpoint` stands for an address that was refused, `audit` for the log itself. */
export const TECHNICAL_TABLES: readonly string[] = [
  ...['account', 'account_seen', 'identity', 'invitation', 'role_grant', 'session'],
  ...['audit', 'endpoint'],
]

export const AuditPage = Type.Object({
  entries: Type.Array(AuditEntry),
  next: Nullable(Cursor),
  sees: Type.Object(
    { content: Type.Boolean(), technical: Type.Boolean(), own: Type.Boolean() },
    { description: 'the parts of the log that are for whoever asks' },
  ),
})
export type AuditPage = Type.Static<typeof AuditPage>

export const audit = contract('audit', {
  list: get('/api/audit', {
    summary: 'Who did what, when and from where, newest first; each sees their part of it',
    who: 'auditors',
    querystring: Strict({ ...filter, after: Type.Optional(Cursor) }),
    response: AuditPage,
  }),
  export: post('/api/audit/export', {
    summary: 'The same as CSV, all of it; that it was taken along is logged as well',
    who: 'auditors',
    body: Filter,
    response: Type.String({ description: 'text/csv' }),
  }),
})
