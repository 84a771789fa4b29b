// What the browser needs of slip: how it is shown, from the two windows that every answer carries.
export type { ShownSlip, SlipUnit } from './slip.ts'
export { shownSlip } from './slip.ts'
