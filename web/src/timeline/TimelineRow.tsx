import type { OverviewInitiative } from '@pejl/server/portfolio/contract'
import { memo } from 'react'
import { type KnownDay, paths } from '../app/paths.ts'
import { signOf } from '../portfolio/rows.ts'
import { SignGlyph } from '../portfolio/SignGlyph.tsx'
import { signWord } from '../portfolio/say.ts'
import { RelationSentence } from './Dependencies.tsx'
import { Drawing } from './Drawing.tsx'
import type { Relations } from './relations.ts'
import { Stops } from './Stops.tsx'
import { phasesSentence, type Say, sentenceOf } from './say.ts'
import type { Row } from './series.ts'
import { TITLE, UNDATED } from './stops.ts'

type RowProps = {
  row: Row
  /** What it depends on and is needed by. */
  relations: Relations | undefined
  listed: OverviewInitiative
  slug: string
  day: KnownDay
  say: Say
  width: number
  /** The row's height; on a phone with its name, which then stands above. */
  height: number
  /** The stop that Tab comes to, when it is in this row. */
  stop: string | null
  /** Where it stands when rows are windowed. */
  top: number | null
  /** Which of how many lines it is, when not all of them are in the document. */
  position: number | null
  count: number
  /** Moves the frame to a day. */
  showDay: (day: string) => void
}

/** One initiative: its name, and on its line the phases and milestones whose dates are known. */
export const TimelineRow = memo(function TimelineRow({
  row,
  relations,
  listed,
  slug,
  day,
  say,
  width,
  height,
  stop,
  top,
  position,
  count,
  showDay,
}: RowProps) {
  const { initiative, undated } = row
  const { own } = say
  const sign = signOf(listed)
  const href = paths.initiative(slug, initiative.code, day)
  const tab = (at: string) => ({ 'data-stop': at, tabIndex: stop === at ? 0 : -1 })
  const phases = phasesSentence(initiative, say)
  const described = `tl-${initiative.code}`
  const style = top === null ? { height } : { height, transform: `translateY(${top}px)` }
  return (
    <li
      className={top === null ? 'tl-r' : 'tl-r tl-r--abs'}
      data-row={initiative.code}
      style={style}
      aria-posinset={position ?? undefined}
      aria-setsize={position === null ? undefined : count}
    >
      <div className="tl-h" data-related={relations ? '' : undefined}>
        <SignGlyph sign={sign} label={signWord(sign, say.list)} />
        <span className="code">{initiative.code}</span>
        <a
          className="trunc"
          href={href}
          title={initiative.title}
          data-place={initiative.code}
          aria-describedby={relations ? `${described} ${described}-r` : described}
          lang={say.formats.language === 'da' ? undefined : 'da'}
          {...tab(TITLE)}
        >
          {initiative.title}
        </a>
        {undated.length > 0 ? (
          <a
            className="tl-u0"
            href={href}
            aria-label={`${own.undated(undated.length)}. ${sentencesOf(undated, say)}`}
            {...tab(UNDATED)}
          >
            <i className="dia dia--u" />
            {undated.length}
          </a>
        ) : null}
      </div>
      <div className="tl-s" style={{ width, height: row.height }}>
        {row.dateless ? (
          <span className="tl-none" id={described}>
            {own.noDates}
          </span>
        ) : (
          <span className="vh" id={described}>
            {phases}
          </span>
        )}
        {relations ? (
          <span className="vh" id={`${described}-r`}>
            <RelationSentence of={relations} say={say} />
          </span>
        ) : null}
        <Drawing row={row} width={width} say={say} />
        <Stops row={row} href={href} stop={stop} say={say} showDay={showDay} />
      </div>
    </li>
  )
})

const sentencesOf = (milestones: Row['undated'], say: Say) =>
  milestones.map(milestone => sentenceOf(milestone, say)).join('. ')
