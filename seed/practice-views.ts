// Where invented organisations disagree: two views that hold, and one that was taken back.
import type { Dimension, Light } from '../server/src/terms.ts'
import type { Bundle } from '../server/src/transfer/bundle-schema.ts'
import { ROUNDS, type Told } from './practice-dates.ts'
import { type Text, VIEWS } from './practice-words.ts'

type Reports = Bundle['reports']
type View = Bundle['differingViews'][number]
type Initiatives = readonly { initiative: Bundle['initiatives'][number]; reports: Reports }[]

/** What an organisation says against a report with another light, and whether it takes it back later. */
type Planned = {
  round: number
  against: Light
  light: NonNullable<View['light']>
  dimension?: Dimension
  words: Text
  onBehalf?: true
  takenBack?: Text
}
const LAST = ROUNDS - 1
const PLANNED: readonly Planned[] = [
  { round: LAST, against: 'yellow', light: 'red', words: VIEWS.worse },
  { round: LAST, against: 'green', light: 'yellow', dimension: 'time', words: VIEWS.later, onBehalf: true },
  { round: LAST - 1, against: 'green', light: 'red', words: VIEWS.unsure, takenBack: VIEWS.agreed },
]
/** Who disagrees, where nobody else owns the initiative. */
const OTHERS = ['kl', 'dr']
const DAYS_AFTER = 1

/** The views of a portfolio, each about an initiative of its own. */
export function viewsOf(made: Initiatives, told: Told): View[] {
  const taken = new Set<string>()
  return PLANNED.flatMap(({ round, against, takenBack, words, ...said }, n) => {
    const found = made.find(
      ({ initiative, reports }) =>
        !taken.has(initiative.code) &&
        reports.some(
          report =>
            report.round === told.roundKey(round) &&
            !report.late &&
            report.overall === against &&
            (said.dimension === undefined || report[said.dimension] === against),
        ),
    )
    if (found === undefined) return []
    const { code, owners } = found.initiative
    taken.add(code)
    const organisation = owners[1] ?? OTHERS.find(other => !owners.includes(other)) ?? ''
    const { light, dimension, onBehalf } = said
    const about = { initiative: code, report: `${code}-${told.roundKey(round)}`, organisation }
    const view: View = {
      ...{ key: `${code}-vurdering-${n + 1}`, ...about, light, words, ...told.inRound(round, DAYS_AFTER) },
      ...(dimension && { dimension }),
      ...(onBehalf && { onBehalf }),
    }
    const withdrawal = { key: `${view.key}-trukket`, ...about, ...told.inRound(round, DAYS_AFTER + 1) }
    return takenBack === undefined ? [view] : [view, { ...withdrawal, words: takenBack }]
  })
}
