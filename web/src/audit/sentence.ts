// A row of the log as a sentence that needs no knowledge of tables.
import { type AuditEntry, CROWD } from '@pejl/server/audit/contract'
import type { Say } from './say.ts'

type Words = Pick<Say, 'own' | 'roles'>
type Tell = (entry: AuditEntry, who: string, say: Words) => string

/** Who did it, as others know them: displayed name, what a tool is called, or the user name itself. */
export const whoOf = ({ actor, displayName }: AuditEntry, { own }: Pick<Say, 'own'>) =>
  displayName ?? own.tools[actor] ?? actor

export function sentenceOf(entry: AuditEntry, say: Words): string {
  if (entry.action === 'refused') return refused(entry, say)
  const who = whoOf(entry, say)
  const tell = entry.action === 'export' ? undefined : TOLD[entry.table]
  return (tell ?? changed)(entry, who, say)
}

const saidIn = ({ before, after }: AuditEntry, field: string): unknown => (after ?? before)?.[field]
const isSet = (entry: AuditEntry, field: string) => !entry.before?.[field] && Boolean(entry.after?.[field])
const isUnset = (entry: AuditEntry, field: string) => Boolean(entry.before?.[field]) && !entry.after?.[field]
const isChanged = ({ before, after }: AuditEntry, field: string) => before !== null && before[field] !== after?.[field]

const changed: Tell = (entry, who, { own }) => {
  const { action, table, about } = entry
  if (action !== 'insert' && action !== 'update' && action !== 'delete' && action !== 'export') return who
  const word = own.thing[table] ?? table
  const isInitiative = table === 'initiative' && about.initiative !== null
  const what = isInitiative
    ? own.initiative(about.initiative ?? '')
    : about.initiative
      ? own.inInitiative(word, about.initiative)
      : word
  const name = nameOf(entry)
  return own.did[action](who, name ? own.named(what, name) : what)
}

/** What the row calls itself, where a person would know it by that. */
function nameOf(entry: AuditEntry): string | null {
  const called = ['title', 'display_name', 'name', 'file'].map(field => saidIn(entry, field)).find(Boolean)
  if (typeof called === 'string') return called
  if (typeof called === 'object' && called !== null && 'da' in called) return String(called.da)
  return null
}

const inRound = (text: string, { about }: AuditEntry, { own }: Words) =>
  about.round ? own.inRound(text, about.round) : text

/** What is only ever added, about an initiative. */
const onInsert = (tell: (who: string, code: string) => string, entry: AuditEntry, who: string, say: Words) =>
  entry.action === 'insert' && entry.about.initiative ? tell(who, entry.about.initiative) : changed(entry, who, say)

const TOLD: Record<string, Tell> = {
  status_report(entry, who, say) {
    const { about } = entry
    if (entry.action !== 'insert' || !about.initiative || !saidIn(entry, 'reported_by')) return changed(entry, who, say)
    const isOnBehalf = saidIn(entry, 'on_behalf') === true && about.organisation !== null
    const tell = saidIn(entry, 'correction') ? say.own.corrected : say.own.reported
    const text = tell(isOnBehalf ? who : (about.organisation ?? who), about.initiative)
    return inRound(isOnBehalf ? say.own.onBehalf(text, about.organisation ?? '') : text, entry, say)
  },
  report_draft(entry, who, say) {
    const { own } = say
    const code = entry.about.initiative ?? ''
    if (entry.action === 'delete' || !code) return changed(entry, who, say)
    const tell = isSet(entry, 'submitted_at')
      ? own.draftSubmitted
      : entry.action === 'insert'
        ? own.draftBegun
        : isUnset(entry, 'submitted_at')
          ? own.draftAgain
          : own.draftSaved
    return inRound(tell(who, code), entry, say)
  },
  differing_view(entry, who, say) {
    // Taken back by one without a light.
    const tell = saidIn(entry, 'light') ? say.own.differed : say.own.viewTakenBack
    return onInsert(tell, entry, entry.about.organisation ?? who, say)
  },
  report_comment: (entry, who, say) => onInsert(say.own.commented, entry, who, say),
  retraction(entry, who, say) {
    const { own } = say
    const { organisation } = entry.about
    const why = saidIn(entry, 'why')
    if (organisation === null || why === 'corrected') return onInsert(own.retracted, entry, who, say)
    const tell = why === 'returned' ? (_: string, code: string) => own.returned(who, code, organisation) : own.withdrawn
    return onInsert(tell, entry, who, say)
  },
  round_reminder: (entry, who, say) => inRound(onInsert(say.own.reminded, entry, who, say), entry, say),
  reporting_round(entry, who, say) {
    const { own } = say
    const round = entry.about.round ?? String(saidIn(entry, 'name') ?? '')
    if (entry.action === 'insert') return own.roundOpened(who, round)
    if (entry.action === 'update' && isSet(entry, 'closed_at')) return own.roundClosed(who, round)
    if (entry.action === 'update' && isUnset(entry, 'closed_at')) return own.roundReopened(who, round)
    return isChanged(entry, 'deadline') ? own.roundExtended(who, round) : changed(entry, who, say)
  },
  session({ action, about, displayName }, who, { own }) {
    if (action === 'sign_in' || action === 'insert') return own.signedIn(about.account ?? who)
    return about.account === null || about.account === displayName
      ? own.signedOut(who)
      : own.signedOutBy(about.account, who)
  },
  account(entry, who, say) {
    const of = entry.about.account ?? nameOf(entry) ?? ''
    if (entry.action === 'update' && isSet(entry, 'disabled_at')) return say.own.accountClosed(who, of)
    if (entry.action === 'update' && isUnset(entry, 'disabled_at')) return say.own.accountOpened(who, of)
    return changed(entry, who, say)
  },
  invitation(entry, who, say) {
    const { account } = entry.about
    return entry.action === 'insert' && account ? say.own.invited(who, account) : changed(entry, who, say)
  },
  role_grant(entry, who, say) {
    const { own, roles } = say
    const { about, action } = entry
    const given = String(saidIn(entry, 'role') ?? '')
    const word = (roles[given] ?? given).toLowerCase()
    const role = about.organisation ? own.roleFor(word, about.organisation) : word
    const of = about.account ?? who
    return action === 'insert'
      ? own.granted(role, of)
      : action === 'delete'
        ? own.revoked(role, of)
        : own.regranted(role, of)
  },
}

const refused = ({ actor, row, displayName, after }: AuditEntry, { own }: Words): string => {
  if (row === 'POST /api/session' && after?.status === 401)
    return own.failedSignIn(actor === 'nobody' ? own.unknownName : (displayName ?? actor))
  if (after?.code === CROWD) return own.crowd(Number((after.of as { refused?: unknown } | undefined)?.refused))
  return own.noAccess(addressIn(row ?? '', after?.of))
}

/** `POST /api/portfolios/trial/rounds`: the address as it was asked for, as far as the log knows it. */
function addressIn(endpoint: string, given: unknown): string {
  const names = typeof given === 'object' && given !== null ? Object.entries(given) : []
  return names.reduce((text, [name, value]) => text.replace(`:${name}`, String(value)), endpoint)
}
