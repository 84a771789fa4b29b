import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LIGHTS, type Light } from '../terms.ts'
import { gapsOf } from './gap.ts'

const NONE = { overall: null, time: null, economy: null, delivery: null, risk: null }

test('CareCommunication: yellow as assessed, red as computed, one step', () => {
  const judged = { ...NONE, overall: 'yellow' as const }
  const computed = { ...NONE, overall: 'red' as const, time: 'red' as const }
  expect(gapsOf(judged, computed)).toEqual([{ dimension: 'overall', steps: 1 }])
})

test.each<[judged: Light | null, computed: Light | null, steps: number | null]>([
  ['green', 'red', 2],
  ['green', 'yellow', 1],
  ['yellow', 'red', 1],
  ['red', 'green', -2],
  ['red', 'yellow', -1],
  ['yellow', 'yellow', null],
  ['not_reported', 'red', null],
  [null, 'red', null],
  ['green', null, null],
  [null, null, null],
])('judged %s over computed %s is %s steps', (judged, computed, steps) => {
  const gaps = gapsOf({ ...NONE, risk: judged }, { ...NONE, risk: computed })
  expect(gaps).toEqual(steps === null ? [] : [{ dimension: 'risk', steps }])
})

test('seen from the other side every gap has the opposite sign', () => {
  const light = fc.constantFrom(...LIGHTS, null)
  const lights = fc.record({ overall: light, time: light, economy: light, delivery: light, risk: light })
  fc.assert(
    fc.property(lights, lights, (one, other) => {
      const turned = gapsOf(other, one).map(({ dimension, steps }) => ({ dimension, steps: -steps }))
      expect(gapsOf(one, other)).toEqual(turned)
    }),
  )
})
