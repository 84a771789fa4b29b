import Type from 'typebox'
import { Grant, Session } from '../access/contract.ts'
import { contract, del, get, patch, post, Strict } from '../http/contract.ts'
import { Day, Nullable, Role } from '../terms.ts'

const Moment = Type.String({ description: 'ISO 8601, UTC' })
const DisplayName = Type.String({
  pattern: '^(?=.*\\S)\\P{C}{1,200}$',
  description: 'what others see: up to 200 characters, no control characters',
})
const Password = Type.String({ minLength: 1, maxLength: 200 })
/** 32 bytes, base64url: a link's, which the browser keeps behind the hash of its address. */
const Token = Type.String({ minLength: 1, maxLength: 200 })

const HeldGrant = Type.Object({
  ...Grant.properties,
  fromProvider: Type.Boolean({ description: 'given by the groups at a sign-in, and given anew at the next' }),
  ended: Type.Boolean({ description: 'whether the last day of the deputy has passed' }),
})
export type HeldGrant = Type.Static<typeof HeldGrant>

const GivenGrant = Strict({
  role: Role,
  organisation: Nullable(Type.String({ minLength: 1, maxLength: 120, description: 'key; only an owner has one' })),
  until: Nullable(Type.Unsafe<string>({ ...Day, description: 'the last day of a deputy, not before today' })),
})
export type GivenGrant = Type.Static<typeof GivenGrant>
const GivenGrants = Type.Array(GivenGrant, { maxItems: 50 })

export const User = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  displayName: Type.String(),
  grants: Type.Array(HeldGrant),
  version: Type.Integer(),
  trial: Type.Boolean({ description: 'a role that is tried on, and nobody’s own' }),
  vouched: Type.Boolean({ description: 'signs in by the provider, and has no password here' }),
  deactivatedAt: Nullable(Moment),
  seenAt: Nullable(Moment),
  /** A link that nobody has used yet. */
  invitation: Nullable(Type.Object({ expiresAt: Moment, expired: Type.Boolean() })),
  can: Type.Object({ change: Type.Boolean(), deactivate: Type.Boolean(), link: Type.Boolean() }),
  /** Why not: a trial, oneself, a role above what the asking may give, or the last administrator. */
  whyNot: Nullable(Type.Enum(['trial', 'own', 'above', 'last'])),
})
export type User = Type.Static<typeof User>

const Reported = Type.Object({
  key: Type.String(),
  name: Type.String(),
  abbreviation: Nullable(Type.String()),
  initiatives: Type.Integer({ description: 'under way, of portfolios that go on' }),
  reporters: Type.Array(Type.Integer({ description: 'id of somebody who can report for it today' })),
})
export type Reported = Type.Static<typeof Reported>

export const Users = Type.Object({
  users: Type.Array(User),
  /** Every organisation, by name: who reports for it. */
  organisations: Type.Array(Reported),
  can: Type.Object({ give: Type.Array(Role) }),
})
export type Users = Type.Static<typeof Users>

/** With a link's token, which is shown once and kept nowhere. */
const Invited = Type.Object({
  ...Users.properties,
  link: Type.Object({ user: Type.Integer(), token: Type.String(), expiresAt: Moment }),
})
export type Invited = Type.Static<typeof Invited>

export const Account = Type.Object({
  name: Type.String(),
  displayName: Type.String(),
  grants: Type.Array(HeldGrant),
  version: Type.Integer(),
  sessions: Type.Array(
    Type.Object({
      id: Type.Integer(),
      since: Moment,
      seenAt: Moment,
      here: Type.Boolean(),
      address: Nullable(Type.String({ description: 'from which it was opened' })),
    }),
  ),
  can: Type.Object({ rename: Type.Boolean(), changePassword: Type.Boolean() }),
})
export type Account = Type.Static<typeof Account>

const ById = Strict({ user: Type.String({ pattern: '^[1-9]\\d{0,14}$' }) })

export const users = contract('users', {
  list: get('/api/users', {
    summary: 'Everybody who may sign in, with roles, and who reports for which organisation',
    who: 'managers',
    response: Users,
    reads: [
      'account',
      'role_grant',
      'invitation',
      'organisation',
      'initiative',
      'initiative_owner',
      'lifecycle_change',
    ],
  }),
  invite: post('/api/users', {
    summary: 'Makes an account and a one-time link to choose its password',
    who: 'managers',
    body: Strict({
      name: Type.String({ pattern: "^[\\p{L}\\p{N}._@+'-]{1,200}$", description: 'how one signs in' }),
      displayName: DisplayName,
      grants: GivenGrants,
    }),
    response: Invited,
  }),
  change: patch('/api/users/:user', {
    summary: 'Changes display name, all roles, or whether it is active; If-Match names its version',
    who: 'managers',
    params: ById,
    body: Type.Object(
      {
        displayName: Type.Optional(DisplayName),
        grants: Type.Optional(GivenGrants),
        active: Type.Optional(Type.Boolean()),
      },
      { additionalProperties: false, minProperties: 1 },
    ),
    response: Users,
  }),
  newLink: post('/api/users/:user/invitation', {
    summary: 'Makes a new link to choose a password, and ends the one before; If-Match names the version',
    who: 'managers',
    params: ById,
    response: Invited,
  }),
})

export const account = contract('account', {
  own: get('/api/account', { summary: 'One’s own account and sessions', who: 'signedIn', response: Account }),
  rename: patch('/api/account', {
    summary: 'Changes one’s own display name; If-Match names the version',
    who: 'signedIn',
    body: Strict({ displayName: DisplayName }),
    response: Account,
  }),
  changePassword: post('/api/account/password', {
    summary: 'Changes one’s own password and ends every other session; If-Match names the version',
    who: 'signedIn',
    body: Strict({ present: Password, password: Password }),
    response: Session,
  }),
  endSession: del('/api/account/sessions/:session', {
    summary: 'Ends one of one’s own sessions',
    who: 'signedIn',
    params: Strict({ session: Type.String({ pattern: '^[1-9]\\d{0,14}$' }) }),
    response: Account,
  }),
})

export const invitation = contract('invitation', {
  look: post('/api/invitation', {
    summary: 'Whom a link is for',
    who: 'everyone',
    body: Strict({ token: Token }),
    response: Type.Object({ name: Type.String(), displayName: Type.String(), expiresAt: Moment }),
  }),
  accept: post('/api/invitation/password', {
    summary: 'Chooses a password by a link, once, and signs in',
    who: 'everyone',
    body: Strict({ token: Token, password: Password }),
    response: Session,
  }),
})
