import type { HistoryCell, HistoryColumn } from '@pejl/server/portfolio/contract'
import { STAGE_OF } from '@pejl/server/terms'
import { paths } from '../app/paths.ts'
import type { Formats } from '../language/formats.ts'
import { bilingual, useWords } from '../language/Language.tsx'
import { type Say as ListSay, useSay as useListSay } from '../portfolio/say.ts'
import { da, type HistoryWords } from './da.ts'
import { gapOf, type Piece, type Show } from './series.ts'

const historyWords = bilingual(da, () => import('./en.ts').then(module => module.en))

/** Everything the history needs to speak the reader's language; `list` is what filters and signs say. */
export type Say = Pick<ListSay, 'shared' | 'formats'> & { own: HistoryWords; list: ListSay }

let kept: Say | undefined

export function useSay(): Say {
  const list = useListSay()
  const own = useWords(historyWords)
  // One value per language, so that rows which are not touched need not be drawn again.
  if (kept?.own !== own) kept = { own, list, shared: list.shared, formats: list.formats }
  return kept
}

/** `Statusrunde november 2026`, `1. halvår 2021` */
export const columnName = ({ name, period }: HistoryColumn, { formats }: Pick<Say, 'formats'>) =>
  name ??
  formats.window({ earliest: period.from, latest: period.to, precision: 'half_year', qualifier: null, text: null })

/** Where a round stands as it was closed; null where no closing of it was kept by the day that is shown. */
export const closedPath = (slug: string, { closing }: HistoryColumn) =>
  closing && paths.closedRound(slug, closing.round, closing.number)

/** `nov` */
export const monthIn = (formats: Formats) => (day: string) =>
  (formats.shortDay(day, 0).split(' ')[0] ?? '').replace('.', '').slice(0, 3)

/** What a cell says in a word or two. */
export function pieceWord(piece: Piece | null, show: Show, { own, shared }: Say): string {
  if (piece === null) return own.unknown
  if (piece.kind === 'light') return shared.light[piece.light]
  if (piece.kind === 'gap') return piece.steps === 0 ? own.agree : own.gap(piece.steps)
  if (piece.kind === 'none') return show === 'gab' ? own.notCompared : own.notComputed
  const word = shared.lifecycle[piece.lifecycle]
  const more = piece.light ? shared.light[piece.light] : piece.steps ? own.gap(piece.steps) : ''
  return more ? `${word}, ${own.outstanding(more)}` : word
}

/** `Vurderet udfordret, beregnet kritisk: beregnet 1 trin værre` */
export function cellSentence(cell: HistoryCell | null, { own, shared }: Say): string {
  if (cell === null) return own.unknown
  const { judged, computed, lifecycle } = cell
  const stage = lifecycle ? shared.lifecycle[lifecycle] : ''
  const over = lifecycle !== null && STAGE_OF[lifecycle] !== 'under_way'
  if (over && judged === null) return stage
  const lights = own.sentence(
    judged ? shared.light[judged].toLowerCase() : shared.notStated,
    computed ? own.computedAs(shared.light[computed].toLowerCase()) : shared.notComputed,
  )
  const gap = gapOf(cell)
  return [stage, lights + (gap ? ` (${own.gap(gap)})` : '')].filter(Boolean).join(': ')
}
