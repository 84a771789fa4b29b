import { diffWords } from 'diff'
import type { Say } from './say.ts'

/** Two long texts that share nothing take longer than a key press may: they are then shown as the one and the other. */
const LONGEST_MS = 50

type DifferenceProps = { before: string; now: string; own: Say['own'] }

/** A text with what was taken out of it and put into it, word by word; said as well as drawn. */
export function WordDifference({ before, now, own }: DifferenceProps) {
  const parts = diffWords(before, now, { timeout: LONGEST_MS }) ?? [
    { value: before, removed: true, added: false },
    { value: now, removed: false, added: true },
  ]
  return parts.map(({ value, added, removed }, index) => {
    const key = `${index} ${value}`
    if (!added && !removed) return <span key={key}>{value}</span>
    const Mark = added ? 'ins' : 'del'
    return (
      <Mark key={key}>
        <span className="vh"> {added ? own.inserted : own.removed} </span>
        {value}
        <span className="vh"> {own.changeEnds} </span>
      </Mark>
    )
  })
}
