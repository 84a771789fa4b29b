// What must hold between a bundle's meetings, their documents and the meetings that are known already.
import { isDay } from '../milestones/day.ts'
import type { Names } from './check.ts'
import { isObject } from './roles.ts'
import type { Complaint } from './rules.ts'

export type Said = Record<string, unknown>

/** Meetings that nobody can have told of: held after the day on which that was recorded, or two with one number. */
export function meetingComplaints(meetings: unknown, named: Names, known: Names): Complaint[] {
  const told = entriesOf(meetings)
  const holders = new Map(known.get('meetingNumber'))
  // What the bundle tells of again has the number that it says now.
  const again = new Set(told.map(([meeting]) => meeting.key))
  for (const [number, key] of holders) if (again.has(key)) holders.delete(number)
  return told.flatMap(([meeting, index]) => [
    ...entriesOf(meeting.dates).flatMap(([date, n]) => heldTooSoon(date, [index, 'dates', n], named, known)),
    ...numberTwice(meeting, index, holders),
  ])
}

function heldTooSoon(
  { kind, window, ...fact }: Said,
  path: (string | number)[],
  named: Names,
  known: Names,
): Complaint[] {
  const day = recordedDay(fact, named, known)
  const earliest = isObject(window) ? window.earliest : undefined
  const isLater = isDayText(day) && isDayText(earliest) && earliest > day
  return kind === 'held' && isLater
    ? [
        {
          path: [...path, 'window', 'earliest'],
          expected: `a day not after ${day}, on which it is told that the meeting was held`,
          found: earliest,
        },
      ]
    : []
}

/** The day of a fact is that of its first document, where it says no other. */
export function recordedDay({ recordedOn, sources }: Said, named: Names, known: Names): unknown {
  const [source] = entriesOf(sources)[0] ?? []
  const document = String(source?.document)
  return recordedOn ?? named.get('document')?.get(document) ?? known.get('document')?.get(document)
}

function numberTwice({ key, body, number }: Said, index: number, holders: Map<string, string | null>): Complaint[] {
  if (typeof number !== 'number') return []
  const name = `${body} ${number}`
  const holder = holders.get(name)
  if (holder === undefined) holders.set(name, String(key))
  return holder === undefined
    ? []
    : [{ path: [index, 'number'], expected: `a number that is not already that of meeting ${holder}`, found: number }]
}

export const isDayText = (value: unknown): value is string => typeof value === 'string' && isDay(value)
export const entriesOf = (value: unknown): [Said, number][] =>
  Array.isArray(value)
    ? value.flatMap((entry, index) => (isObject(entry) ? [[entry, index] as [Said, number]] : []))
    : []
