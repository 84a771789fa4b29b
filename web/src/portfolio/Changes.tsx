import type { Change, Overview } from '@pejl/server/portfolio/contract'
import { STAGE_OF } from '@pejl/server/terms'
import { type KnownDay, paths } from '../app/paths.ts'
import { Shape } from '../status/Glyph.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { Sign } from './rows.ts'
import { SignGlyph } from './SignGlyph.tsx'
import { type Say, signWord } from './say.ts'

/** What needs attention first. */
export const CHANGE_ORDER: readonly Change['kind'][] = [
  'worsened',
  'missing',
  'contested',
  'stopped',
  'date_moved',
  'improved',
  'reached',
  'first_status',
  'first_known',
]
/** What is new is no turn from one sign to another. */
const NEW: readonly Change['kind'][] = ['first_status', 'first_known']
/** So many of a kind are written out, and fewer when there is much to tell; the others stand as codes. */
const WRITTEN = 3
const MUCH = 7

type ChangesProps = Pick<Overview, 'changes' | 'knownAt'> & { slug: string; day: KnownDay; say: Say }

/** What changed since the day before this one that counts: from sign to sign, with the code. */
export function Changes({ changes, knownAt, slug, day, say }: ChangesProps) {
  const { own, formats } = say
  const byKind = Map.groupBy(changes.items, change => change.kind)
  const most = changes.items.length > MUCH ? WRITTEN - 1 : WRITTEN
  return (
    <section className="delta" aria-labelledby="h-delta">
      <div className="delta-h">
        <h2 id="h-delta">{changes.since ? own.changedSince(formats.day(changes.since)) : own.changed}</h2>
        {changes.since ? <a href={paths.comparison(slug, changes.since, knownAt)}>{say.shared.compare}</a> : null}
      </div>
      {changes.items.length === 0 ? (
        <p className="mut">{changes.since ? own.nothingChanged : own.nothingBefore}</p>
      ) : (
        <dl>
          {CHANGE_ORDER.filter(kind => byKind.has(kind)).map(kind => (
            <Kind key={kind} kind={kind} items={byKind.get(kind) ?? []} most={most} slug={slug} day={day} say={say} />
          ))}
        </dl>
      )}
    </section>
  )
}

type KindProps = Omit<ChangesProps, 'changes' | 'knownAt'> & {
  kind: Change['kind']
  items: readonly Change[]
  most: number
}

function Kind({ kind, items, most, slug, day, say }: KindProps) {
  const written = NEW.includes(kind) && items.length > most ? 0 : most
  const rest = items.slice(items.length === written + 1 ? written + 1 : written)
  const shown = items.slice(0, items.length - rest.length)
  return (
    <div>
      <dt>{say.own.change[kind]}</dt>
      {shown.map(change => (
        <dd key={change.code + change.milestone}>
          <Turn change={change} say={say} />
          <a
            className="trunc"
            lang={change.moved ? undefined : 'da'}
            href={paths.initiative(slug, change.code, day)}
            title={[change.moved && movedSentence(change.moved, say.formats), change.title, change.milestone]
              .filter(Boolean)
              .join(' · ')}
          >
            {change.code}{' '}
            <span className="delta-t">{change.moved ? movedSentence(change.moved, say.formats) : change.title}</span>
          </a>
        </dd>
      ))}
      {rest.length > 0 ? (
        <dd className="codes">
          {rest.slice(0, 36).map(change => (
            <a
              key={change.code + change.milestone}
              lang="da"
              href={paths.initiative(slug, change.code, day)}
              title={change.title}
            >
              {change.code}
            </a>
          ))}
          {rest.length > 36 ? <span className="codes-n">{say.own.moreCodes(rest.length - 36)}</span> : null}
        </dd>
      ) : null}
    </div>
  )
}

/** From sign to sign; for a moved date by how much. */
function Turn({ change, say }: { change: Change; say: Say }) {
  const { moved } = change
  if (moved) return <b className="chg-d">{say.formats.slip(moved.from, moved.to)}</b>
  if (change.kind === 'contested')
    return (
      <span className="chg">
        <Shape shape="contested" size="s" />
        <b>{change.by.join(', ')}</b>
      </span>
    )
  const [from, to] = [signAt(change.from), signAt(change.to)]
  return (
    <span className="chg">
      {NEW.includes(change.kind) ? null : (
        <>
          <SignGlyph sign={from} size="s" label={say.own.fromSign(signWord(from, say))} />
          <Icon name="to" />
        </>
      )}
      <SignGlyph sign={to} size="s" label={say.own.toSign(signWord(to, say))} />
    </span>
  )
}

/** `medio 2027 → jan. 2028` */
export const movedSentence = ({ from, to }: NonNullable<Change['moved']>, { window }: Say['formats']) =>
  `${window(from)} → ${window(to)}`

export function signAt({ light, lifecycle }: Change['from']): Sign {
  if (lifecycle && STAGE_OF[lifecycle] !== 'under_way') return lifecycle
  return light ?? (lifecycle ? 'unlit' : 'unknown')
}
