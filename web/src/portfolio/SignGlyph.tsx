import { LIFECYCLE_SIGNS, LIGHT_SIGNS, Shape } from '../status/Glyph.tsx'
import type { Sign } from './rows.ts'

const SHAPES: Record<Sign, string> = {
  ...shapesOf(LIGHT_SIGNS),
  ...shapesOf(LIFECYCLE_SIGNS),
  unlit: 'unlit',
  unknown: 'unknown',
}

function shapesOf<K extends string>(signs: Record<K, { shape: string }>): Record<K, string> {
  const entries = Object.entries<{ shape: string }>(signs).map(([key, { shape }]) => [key, shape])
  return Object.fromEntries(entries) as Record<K, string>
}

/** The sign a row is counted by, whichever of the two axes it is on. */
export function SignGlyph({ sign, ...rest }: { sign: Sign; size?: 's' | 'l'; label?: string }) {
  return <Shape shape={SHAPES[sign]} {...rest} />
}
