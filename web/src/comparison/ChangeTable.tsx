import type { Change } from '@pejl/server/portfolio/contract'
import { paths } from '../app/paths.ts'
import { CHANGE_ORDER, signAt } from '../portfolio/Changes.tsx'
import { usePaper } from '../portfolio/paper.ts'
import { SignGlyph } from '../portfolio/SignGlyph.tsx'
import { signWord } from '../portfolio/say.ts'
import type { Say } from './say.ts'
import { stepsBetween } from './series.ts'

/** So many lines of a kind are written; a portfolio of thousands asks for its initiatives one by one. */
const MOST = 200

type TableProps = { changes: readonly Change[]; slug: string; day: string; say: Say }

/** The changes kind by kind, what needs attention first; each line from sign to sign, or a date's from when to when. */
export function ChangeTable({ changes, slug, day, say }: TableProps) {
  const { own, list, formats } = say
  const { printing } = usePaper(changes.length)
  const byKind = Map.groupBy(changes, change => change.kind)
  return (
    <table className="panel cmp-t">
      <caption className="vh">{own.changes}</caption>
      <thead>
        <tr>
          <th scope="col">{own.initiative}</th>
          <th scope="col">{own.before}</th>
          <th scope="col">{own.after}</th>
          <th scope="col">{own.what}</th>
        </tr>
      </thead>
      {CHANGE_ORDER.filter(kind => byKind.has(kind)).map(kind => {
        const lines = byKind.get(kind) ?? []
        const shown = printing ? lines : lines.slice(0, MOST)
        return (
          <tbody key={kind}>
            <tr className="cmp-k">
              <th scope="rowgroup" colSpan={4}>
                {list.own.change[kind]} <span className="mut">{formats.number(lines.length)}</span>
              </th>
            </tr>
            {shown.map(change => (
              <Line
                key={change.code + change.milestone}
                change={change}
                href={paths.initiative(slug, change.code, day)}
                say={say}
              />
            ))}
            {shown.length < lines.length ? (
              <tr>
                <td colSpan={4} className="mut">
                  {list.own.moreCodes(lines.length - shown.length)}
                </td>
              </tr>
            ) : null}
          </tbody>
        )
      })}
    </table>
  )
}

function Line({ change, href, say }: { change: Change; href: string; say: Say }) {
  const { code, title, kind, from, to, milestone, moved } = change
  const { own, formats, list } = say
  const steps = kind === 'worsened' || kind === 'improved' ? stepsBetween(from.light, to.light) : null
  const [was, is] = [signAt(from), signAt(to)]
  const sign = (of: typeof was) => (
    <span className="state">
      <SignGlyph sign={of} /> {signWord(of, list)}
    </span>
  )
  return (
    <tr data-code={code} data-kind={kind}>
      <th scope="row">
        <span className="code">{code}</span>{' '}
        <a lang="da" href={href} data-place={`${kind} ${code} ${milestone ?? ''}`}>
          {title}
        </a>
      </th>
      {moved ? (
        <>
          <td>{formats.window(moved.from)}</td>
          <td>{formats.window(moved.to)}</td>
          <td>
            <b>{formats.slip(moved.from, moved.to)}</b>{' '}
            <span className="cmp-m" lang="da">
              <i className="dia" />
              {milestone}
            </span>
          </td>
        </>
      ) : (
        <>
          <td>
            {was === 'unknown' ? (
              <span className="mut">{kind === 'first_known' ? own.notKnown : say.shared.notStated}</span>
            ) : (
              sign(was)
            )}
          </td>
          <td>{sign(is)}</td>
          <td className="mut">
            {kind === 'contested' ? own.differsBy(change.by.join(', ')) : steps ? own.steps(steps) : ''}
          </td>
        </>
      )}
    </tr>
  )
}
