// What a differing view is, apart from its endpoints: the first load needs the one and not the other.
import Type from 'typebox'
import { Colour, Day, Dimension, Nullable, Words } from '../terms.ts'

export const Party = Type.Object({ key: Type.String(), abbreviation: Type.String(), name: Type.String() })

const said = {
  organisation: Party,
  /** Null: of the whole. */
  dimension: Nullable(Dimension),
  words: Words,
  /** The programme office entered it for the organisation. */
  onBehalf: Type.Boolean(),
  recordedOn: Day,
}
/** How another organisation sees what a report says. */
export const DifferingView = Type.Object({ ...said, light: Colour })
export type DifferingView = Type.Static<typeof DifferingView>

/** What an organisation said against a report: its view, or without a light that it takes it back, and why. */
export const Statement = Type.Object({ ...said, light: Nullable(Colour) })
export type Statement = Type.Static<typeof Statement>
