import { memo } from 'react'
import { type Group, type Mix, mixOf } from './rows.ts'
import { SignGlyph } from './SignGlyph.tsx'
import { type Say, signWord } from './say.ts'

type LaneProps = { group: Group; title: string; say: Say }

/** The head of a group in the table: its number in the codes' column, its title, its mix of states. */
export const Lane = memo(function Lane({ group, title, say }: LaneProps) {
  return (
    <tr className="lane">
      <th scope="rowgroup" colSpan={2}>
        <LaneName group={group} title={title} say={say} />
      </th>
    </tr>
  )
})

export function LaneName({ group, title, say }: LaneProps) {
  return (
    <span className="lane-i">
      {group.number === null ? null : <span className="lane-n">{group.number}</span>}
      {title}
      <LaneMix mix={mixOf(group.rows)} say={say} />
    </span>
  )
}

export function LaneMix({ mix, say }: { mix: Mix; say: Say }) {
  return (
    <span className="lane-mix">
      {mix.map(([sign, count]) => (
        <span key={sign} title={signWord(sign, say)}>
          <SignGlyph sign={sign} size="s" label={signWord(sign, say)} />
          {say.formats.number(count)}
        </span>
      ))}
    </span>
  )
}
