// What a draft says in one part, as text: for two drafts side by side.
import type { ReportDraft } from '@pejl/server/reports/contract'
import { DIMENSIONS } from '@pejl/server/terms'
import type { FormParts } from './form.ts'
import type { Part } from './judgement.ts'

type Of = Pick<FormParts, 'report' | 'page' | 'say'>

/** Empty where it says nothing. */
export function partWords(draft: ReportDraft, part: Part, of: Of): string {
  return (WORDS[part] ?? lightWords)(draft, of, part)
}

const lines = (all: readonly (string | null)[]) => all.filter(Boolean).join('\n')
/** What is said of one thing, without what is not said. */
const told = (title: string, all: readonly (string | null)[]) => `${title}: ${all.filter(Boolean).join(' · ')}`

const WORDS: { [P in Part]?: (draft: ReportDraft, of: Of) => string } = {
  narrative: ({ narrative }) => narrative,
  decision: ({ decision }) => decision ?? '',
  yellow: ({ yellow }) => (yellow ? [yellow.trigger, yellow.by, yellow.help].filter(Boolean).join(' · ') : ''),
  red: ({ red }, { say }) => (red ? say.outlook.track[red.track] : ''),
  overall: ({ overall }, { say }) => (overall ? `${say.shared.light[overall.light]}: ${overall.reason}` : ''),
  organisation: ({ organisation }, { report }) =>
    (report.reporters.find(({ key }) => key === organisation) ?? report.reporters[0])?.name ?? '',
  milestones: ({ milestones }, { page, say }) =>
    lines(
      milestones.map(({ key, forecast, actual, note }) => {
        const milestone = page.milestones.find(one => one.key === key)
        const delivered = actual === null ? null : `${say.own.delivered.toLowerCase()} ${actual}`
        return told(milestone ? say.formats.title(milestone) : key, [delivered ?? forecast, note])
      }),
    ),
  added: ({ added }, { say }) =>
    lines(
      added.map(({ title, forecast, sectors, note }) =>
        told(say.own.newMilestone(title), [forecast, ...sectors.map(sector => say.shared.sector[sector]), note]),
      ),
    ),
  counts: ({ counts }, { page, say }) =>
    lines(
      counts.map(({ key, value, denominator, planned, asOf }) => {
        const indicator = page.indicators.find(one => one.key === key)
        const { counted } = say.own
        const named = (name: string, text: string | null) => (text ? `${name.toLowerCase()} ${text}` : null)
        return told(indicator ? say.formats.text(indicator.title) : key, [
          value,
          named(counted.denominator, denominator),
          named(counted.planned, planned),
          named(counted.asOf, asOf),
        ])
      }),
    ),
}

function lightWords(draft: ReportDraft, { say }: Of, part: Part): string {
  return lines(
    DIMENSIONS.map(dimension => {
      const light = draft.lights[dimension]
      const word = part === 'kept' ? draft.kept[dimension] : light ? say.shared.light[light] : ''
      return word && `${say.shared.dimension[dimension]}: ${word}`
    }),
  )
}
