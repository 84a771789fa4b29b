// What the schemas of a bundle are put together from.
import Type, { type TProperties } from 'typebox'
import { DateWindow, Day, Precision, Qualifier } from '../terms.ts'
import type { Role } from './roles.ts'

/** A part that refuses unknown keys. What is not known is left out; null is refused too. */
export const Part = <P extends TProperties>(properties: P, role: Role = {}) =>
  Type.Object(properties, { additionalProperties: false, ...role })
export const Maybe = Type.Optional

const KEY = {
  pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]{0,119}$',
  description: 'a key of 1–120 letters A–Z, digits and . _ : -',
}
export const Names = (names: string) => Type.String({ ...KEY, names })
export const RefersTo = (refersTo: string) => Type.String({ ...KEY, refersTo })
export const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength })
export const Code = (role: Role) =>
  Type.String({
    pattern: '^[1-9][0-9]{0,2}\\.[1-9][0-9]{0,4}$',
    description: 'a code such as 1.1: the number of the focus area, a point and a number',
    ...role,
  })
export const AreaNumber = (role: Role) => Type.Integer({ minimum: 1, maximum: 999, ...role })
export const Year = Type.Integer({ minimum: 1900, maximum: 2200 })
export const Words = Part({ da: Text(8000), en: Maybe(Text(8000)) })
export const Window = Part(
  {
    ...DateWindow.properties,
    precision: Precision,
    qualifier: Maybe(Qualifier),
    text: Maybe(Text(200)),
  },
  { rule: 'window' },
)
export const AsOf = Part(
  { earliest: Day, latest: Day, precision: Precision, text: Maybe(Text(200)) },
  { rule: 'window' },
)
export const Span = Part({ earliest: Day, latest: Day }, { rule: 'window' })

const Source = Part({ document: RefersTo('document'), locator: Text(200) })
export const Sources = Type.Array(Source, { minItems: 1, rule: 'sources' })
/** Structure may say where it stands; a fact must. */
export const sourced = { sources: Maybe(Sources) }
export const fact = (names: string) => ({ key: Names(names), recordedOn: Maybe(Day), sources: Sources })
