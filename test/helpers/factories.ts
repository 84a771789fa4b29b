// Small bundles for the importer: what a test does not say is filled in with something plain.
import type { Kysely } from 'kysely'
import type { Database } from '../../server/src/db/tables/database.ts'
import { textIn } from '../../server/src/sources/attachment.ts'
import { attachDocuments } from '../../server/src/sources/commands.ts'
import type { DateKind, Lifecycle, Light, MeetingDateKind } from '../../server/src/terms.ts'
import type { Bundle } from '../../server/src/transfer/bundle-schema.ts'
import { importBundle, type Summary } from '../../server/src/transfer/commands.ts'

export type Initiative = Bundle['initiatives'][number]
type Report = Bundle['reports'][number]
type View = Bundle['differingViews'][number]
type Milestone = NonNullable<Initiative['milestones']>[number]
type Meeting = Bundle['meetings'][number]
type Indicator = NonNullable<Initiative['indicators']>[number]
export type Window = { earliest: string; latest: string; precision: 'day' | 'month' | 'year'; text?: string }

/** The day on which facts count as known unless they say otherwise. */
export const KNOWN = '2025-01-15'
export const sources = [{ document: 'minutes', locator: 'l. 1' }]

export const onDay = (day: string): Window => ({ earliest: day, latest: day, precision: 'day', text: day })

/** A bundle with one focus area, two organisations and one document, and what is given. */
export function bundleOf(given: Partial<Bundle> & { slug?: string } = {}): Bundle {
  const { slug = 'trial', ...parts } = given
  return {
    portfolio: { slug, title: 'Prøve', period: { from: 2024, to: 2027 } },
    organisations: [
      { key: 'alpha', abbreviation: 'ALFA', name: 'Alfa', sector: 'state' },
      { key: 'beta', abbreviation: 'BETA', name: 'Beta', sector: 'regions' },
    ],
    sources: [{ key: 'minutes', title: 'Referat', kind: 'minutes', recordedOn: KNOWN }],
    focusAreas: [{ number: 1, title: 'Første område' }],
    programmes: [],
    rounds: [],
    initiatives: [],
    reports: [],
    differingViews: [],
    bodies: [],
    meetings: [],
    anomalies: [],
    ...parts,
  }
}

/** An initiative in rollout since it was first known. */
export function initiativeOf(code: string, given: Partial<Initiative> = {}): Initiative {
  return {
    code,
    title: `Indsats ${code}`,
    focusArea: Number(code.split('.')[0]),
    owners: ['alpha'],
    sources,
    description: { key: `${code}-description`, text: { da: `Om ${code}` }, sources },
    lifecycleChanges: [lifecycleOf(`${code}-rollout`, 'rollout')],
    ...given,
  }
}

export const lifecycleOf = (key: string, lifecycle: Lifecycle, recordedOn = KNOWN) => ({
  key,
  lifecycle,
  recordedOn,
  sources,
})

/** An owner's report as of a day, recorded the same day. */
export function reportOf(code: string, day: string, overall: Light, given: Partial<Report> = {}): Report {
  return {
    key: `${code}-report-${day}`,
    initiative: code,
    asOf: { earliest: day, latest: day },
    basis: 'reported',
    overall,
    recordedOn: day,
    sources,
    ...given,
  }
}

/** How an organisation sees an initiative's report as of a day, said on the same day. */
export function viewOf(code: string, day: string, given: Partial<View> & { organisation: string }): View {
  return {
    key: `${code}-view-${given.organisation}-${given.recordedOn ?? day}`,
    initiative: code,
    report: `${code}-report-${day}`,
    light: 'red',
    words: { da: 'Vi ser det anderledes.' },
    recordedOn: day,
    sources,
    ...given,
  }
}

/** A milestone whose dates are days, each recorded on the day given with it. */
export function milestoneOf(key: string, dates: [kind: DateKind, day: string, recordedOn?: string][]): Milestone {
  return {
    key,
    title: { da: `Milepæl ${key}`, en: `Milestone ${key}` },
    sources,
    dates: dates.map(([kind, day, recordedOn = KNOWN], n) => ({
      key: `${key}-${kind}-${n}`,
      kind,
      window: onDay(day),
      recordedOn,
      sources,
    })),
  }
}

/** A meeting whose dates are days, each recorded on the day given with it. */
export function meetingOf(
  key: string,
  body: string,
  dates: [kind: MeetingDateKind, day: string, recordedOn?: string][],
): Meeting {
  return {
    key,
    body,
    dates: dates.map(([kind, day, recordedOn = KNOWN], n) => ({
      ...{ key: `${key}-${kind}-${n}`, kind, window: onDay(day), recordedOn, sources },
    })),
  }
}

/** A rollout counted in municipalities. */
export function rolloutOf(key: string, done: number, planned?: number): Indicator {
  return {
    key,
    title: { da: 'Kommuner i drift' },
    unit: { da: 'kommuner' },
    sector: 'municipalities',
    rollout: true,
    sources,
    measurements: [
      {
        key: `${key}-count`,
        value: done,
        denominator: 98,
        ...(planned !== undefined && { planned }),
        asOf: onDay(KNOWN),
        sources,
      },
    ],
  }
}

/** Attaches texts under their file names through the real command. */
export function attach(db: Kysely<Database>, texts: Record<string, string>) {
  const offered = Object.entries(texts).map(([name, text]) => {
    const bytes = new TextEncoder().encode(text)
    return { name, read: async () => ({ bytes, text: () => textIn(bytes) }) }
  })
  return attachDocuments(db, offered, { actor: 'test' })
}

/** Imports bundles through the real importer. */
export function give(db: Kysely<Database>, ...bundles: Bundle[]): Promise<Summary> {
  return importBundle(db, bundles, { actor: 'test' })
}
