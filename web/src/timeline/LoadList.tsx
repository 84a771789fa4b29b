import { type KnownDay, paths } from '../app/paths.ts'
import { movedFrom, printedOf, reachedOf } from '../milestones/dates.ts'
import { Icon } from '../ui/Icon.tsx'
import { cellSentence } from './LoadStrip.tsx'
import { type Cell, type GoLive, isLate, type Strip } from './load.ts'
import type { Say } from './say.ts'

type ListProps = { strip: Strip; cell: Cell; id: string; slug: string; day: KnownDay; say: Say; close: () => void }

/** What goes live for a sector in a quarter: what falls in it first, then what may. */
export function LoadList({ strip, cell, id, slug, day, say, close }: ListProps) {
  const { own, shared } = say
  return (
    <section id={id} className="ld-l" aria-labelledby="h-load-cell">
      <header>
        <h3 id="h-load-cell">{cellSentence(strip, cell, say)}</h3>
        <button type="button" className="btn btn--icon btn--ghost" aria-label={shared.close} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <ul>
        {cell.sure.map(goLive => (
          <Item key={goLive.milestone.key} goLive={goLive} slug={slug} day={day} say={say} />
        ))}
        {cell.possible.map(goLive => (
          <Item
            key={goLive.milestone.key}
            goLive={goLive}
            hint={isLate(goLive) ? undefined : own.loadMay(cell.kind)}
            slug={slug}
            day={day}
            say={say}
          />
        ))}
      </ul>
    </section>
  )
}

type ItemProps = { goLive: GoLive; hint?: string | undefined; slug: string; day: KnownDay; say: Say }

function Item({ goLive: { initiative, milestone }, hint, slug, day, say }: ItemProps) {
  const { miles, formats } = say
  const reached = reachedOf(milestone)
  const moved = movedFrom(milestone)
  const printed = reached && printedOf(reached)
  const date = reached ? formats.window(reached) : miles.noDate
  return (
    <li>
      <a href={`${paths.initiative(slug, initiative.code, day)}#m-${encodeURIComponent(milestone.key)}`}>
        <span className="code">{initiative.code}</span> {formats.title(milestone)}
      </a>
      <span>
        {' '}
        <b>{date}</b>
        {printed && printed.replaceAll('-', '–') !== date ? ` (${say.own.printedAs(printed)})` : ''}
        {moved && reached && milestone.slipDays ? ` · ${formats.slip(moved, reached)}` : ''}
        {milestone.overdue ? <b> · {miles.overdue}</b> : null}
        {hint ? <span className="mut"> · {hint}</span> : null}
      </span>
      <span className="mut" lang={formats.language === 'da' ? undefined : 'da'}>
        {' · '}
        {initiative.title}
      </span>
    </li>
  )
}
