import type { AuditEntry, AuditFilter } from '@pejl/server/audit/contract'
import { OrganisationMark } from '../access/OrganisationMark.tsx'
import { paths } from '../app/paths.ts'
import { clockWords } from '../rounds/deadline.ts'
import { ActionSign } from './ActionSign.tsx'
import { Difference } from './Difference.tsx'
import { filterIn, searchOf } from './filter.ts'
import { type Change, daysOf } from './grouped.ts'
import type { Say } from './say.ts'
import { sentenceOf, whoOf } from './sentence.ts'

type ListProps = { entries: readonly AuditEntry[]; filter: AuditFilter; say: Say }

/** Day by day, newest first: one line for each thing that was done, to be opened. */
export function ChangeList({ entries, filter, say }: ListProps) {
  return daysOf(entries).map(({ day, changes }) => (
    <section key={`${day} ${changes[0]?.told.id}`} className="log-d">
      <h2>{say.formats.day(day)}</h2>
      <ol>
        {changes.map(change => (
          <li key={change.told.id}>
            {change.isBulk ? (
              <Bulk entry={change.told} say={say} />
            ) : (
              <Line entry={change.told} filter={filter} say={say} />
            )}
            <Others change={change} filter={filter} say={say} />
          </li>
        ))}
      </ol>
    </section>
  ))
}

/** What one change did besides stands folded under it. */
function Others({ change, filter, say }: { change: Change; filter: AuditFilter; say: Say }) {
  const others = change.isBulk ? [change.told, ...change.others] : change.others
  if (others.length === 0) return null
  return (
    <details className="log-o">
      <summary>{change.isBulk ? say.own.someOf(others.length) : say.own.others(others.length)}</summary>
      <ol>
        {others.map(entry => (
          <li key={entry.id}>
            <Line entry={entry} filter={filter} say={say} />
          </li>
        ))}
      </ol>
    </details>
  )
}

/** An import is told as one thing; its rows stand folded under it. */
function Bulk({ entry, say }: { entry: AuditEntry; say: Say }) {
  const { own, formats } = say
  return (
    <p className="log-l log-k">
      <Time at={entry.at} say={say} />
      <ActionSign action={entry.action} word={own.action[entry.action]} />
      <span className="log-t">{own.wrote(whoOf(entry, say), formats.number(entry.changeRows ?? 0))}</span>
    </p>
  )
}

const Time = ({ at, say }: { at: string; say: Say }) => (
  <time dateTime={at} title={`${at.slice(0, 10)} ${at.slice(11, 19)} ${say.own.utc}`}>
    {clockWords(at, say.formats)}
  </time>
)

function Line({ entry, filter, say }: { entry: AuditEntry; filter: AuditFilter; say: Say }) {
  const { action, actor, displayName, organisation, at } = entry
  return (
    <details className="log-l" data-action={action}>
      <summary>
        <Time at={at} say={say} />
        <ActionSign action={action} word={say.own.action[action]} />
        <span className="log-t">{sentenceOf(entry, say)}</span>
        <span className="mut log-w">
          {displayName ?? say.own.tools[actor] ?? actor}
          {organisation ? <OrganisationMark of={organisation} /> : null}
        </span>
      </summary>
      <div className="log-x">
        <Difference entry={entry} say={say} />
        <Circumstances entry={entry} filter={filter} say={say} />
      </div>
    </details>
  )
}

/** Who, from where and in which request, for whoever has to follow it up. */
function Circumstances({ entry, filter, say }: { entry: AuditEntry; filter: AuditFilter; say: Say }) {
  const { own } = say
  const { at, actor, organisation, address, request, change, row, table } = entry
  const facts: [string, string | null][] = [
    [own.utc, `${at.slice(0, 10)} ${at.slice(11, 19)}`],
    [own.account, actor === 'nobody' ? null : actor],
    [own.actsFor, organisation],
    [own.address, address],
    [own.request, request],
    [own.change, String(change)],
    [own.portfolio, entry.portfolio?.title ?? null],
  ]
  const narrowed = searchOf({ ...filterIn(''), table, row: row ?? '' })
  return (
    <>
      <dl className="log-c">
        {facts.map(([word, fact]) =>
          fact === null ? null : (
            <div key={word}>
              <dt>{word}</dt>
              <dd>{fact}</dd>
            </div>
          ),
        )}
      </dl>
      {row && !filter.row ? (
        <a
          className="lnk log-r"
          href={paths.log(narrowed)}
          aria-label={`${own.onlyRow}: ${whoOf(entry, say)}, ${sentenceOf(entry, say)}`}
        >
          {own.onlyRow}
        </a>
      ) : null}
    </>
  )
}
