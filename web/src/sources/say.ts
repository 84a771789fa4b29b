import type { Citation, LineRange, SourceDocument } from '@pejl/server/sources/contract'
import { amountOf } from '../initiatives/figures.ts'
import { bilingual, useWords } from '../language/Language.tsx'
import { type Say as ListSay, useSay as useListSay } from '../portfolio/say.ts'
import { da, type SourcesWords } from './da.ts'

const sourcesWords = bilingual(da, () => import('./en.ts').then(module => module.en))

export type Say = Pick<ListSay, 'shared' | 'formats'> & { own: SourcesWords; list: ListSay }

export function useSay(): Say {
  const list = useListSay()
  return { own: useWords(sourcesWords), list, shared: list.shared, formats: list.formats }
}

/** `Referat`; a kind that has no word stands as it was given. */
export const kindOf = ({ kind }: Pick<SourceDocument, 'kind'>, { own }: Pick<Say, 'own'>) =>
  Object.hasOwn(own.kind, kind) ? (own.kind[kind] ?? kind) : kind.replaceAll('_', ' ')

/** `3. apr. 2019`, or the days it lies between. */
export function dateOf({ date }: Pick<SourceDocument, 'date'>, { own, formats }: Pick<Say, 'own' | 'formats'>): string {
  if (!date) return own.dateNotStated
  const [from, to] = [formats.day(date.earliest), formats.day(date.latest)]
  return from === to ? from : own.between(from, to)
}

/** `linje 199–203 og linje 208` */
export const linesInWords = (lines: readonly LineRange[], { own }: Pick<Say, 'own'>) =>
  lines.map(({ from, to }) => own.lines(from, to)).join(` ${own.and} `)

/** What a date or a figure says, where it is not printed; null where it is neither. */
export function unprinted({ date, figure }: Pick<Citation, 'date' | 'figure'>, say: Say): string | null {
  if (date) return say.formats.window(date)
  return figure && amountOf(figure, figure, say)
}

/** `Dato for milepæl, ventes`; a kind or state that has no word stands as it was given. */
export function citedWord(
  { kind, state, takenBack }: Pick<Citation, 'kind' | 'state' | 'takenBack'>,
  { own, shared }: Say,
): string {
  const what = wordIn(own.cited, kind)
  if (state === null) return what
  const states: Record<string, string> = {
    ...{ ...shared.lifecycle, ...shared.sector, ...own.date, ...own.meeting, ...own.benefit },
    ...(kind === 'status_report' && shared.light),
  }
  return `${what}, ${wordIn(states, state).toLowerCase()}${takenBack ? `, ${own.takenBack}` : ''}`
}
const wordIn = (words: Record<string, string>, name: string) =>
  Object.hasOwn(words, name) ? (words[name] ?? name) : name.replaceAll('_', ' ')
