import Type from 'typebox'
import { contract, del, get, post, Strict } from '../http/contract.ts'
import { Day, Role } from '../terms.ts'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

const Organisation = Type.Object({ key: Type.String(), name: Type.String() })

export const Grant = Type.Object({
  role: Role,
  organisation: Nullable(Organisation),
  until: Nullable(Type.Unsafe<string>({ ...Day, description: 'the last day of a deputy' })),
})
export type Grant = Type.Static<typeof Grant>

/** Who is signed in, and what the sign-in page can offer. */
export const Session = Type.Object({
  user: Nullable(Type.Object({ name: Type.String(), displayName: Type.String(), grants: Type.Array(Grant) })),
  csrf: Nullable(Type.String({ description: 'to be sent as X-CSRF-Token with every change' })),
  publicReading: Type.Boolean(),
  signIn: Type.Boolean({ description: 'whether somebody can sign in with a password here' }),
  provider: Nullable(
    Type.Object(
      { name: Type.String(), claim: Type.String({ description: 'what it must say about somebody: their groups' }) },
      { description: 'who signs people in beside us: the browser is sent to /api/oidc/start?til=<path>' },
    ),
  ),
  trial: Nullable(
    Type.Object(
      { organisations: Type.Array(Organisation) },
      { description: 'roles can be tried on without a password; only on a person’s own machine' },
    ),
  ),
  can: Type.Object({ readLog: Type.Boolean() }),
})
export type Session = Type.Static<typeof Session>

const SignedOut = Type.Object({
  ...Session.properties,
  onward: Nullable(Type.String({ description: 'where the browser goes to be signed out at the provider too' })),
})

const SignIn = Strict({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  password: Type.String({ minLength: 1, maxLength: 200 }),
})
const Trial = Strict({ role: Role, organisation: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })) })

export const access = contract('access', {
  session: get('/api/session', { summary: 'Who is signed in here', who: 'everyone', response: Session }),
  signIn: post('/api/session', { summary: 'Signs in', who: 'everyone', body: SignIn, response: Session }),
  signOut: del('/api/session', { summary: 'Signs out here', who: 'everyone', response: SignedOut }),
  signOutEverywhere: del('/api/sessions', {
    summary: 'Signs out on every device',
    who: 'signedIn',
    response: SignedOut,
  }),
  trial: post('/api/session/trial', {
    summary: 'Tries a role on; only on a person’s own machine',
    who: 'everyone',
    body: Trial,
    response: Session,
  }),
})
