import type { Lifecycle, Light } from '@pejl/server/terms'
import { useShared } from '../language/Language.tsx'

/** How loud a sign is: only `warn` and `crit` get a pill behind them. */
export type Tone = 'ok' | 'warn' | 'crit' | 'none' | 'end' | 'off'
/** A shape in index.html's sprite, and its tone. The word comes from the language's record with the same key. */
type Sign = { shape: string; tone: Tone }

/** A new light does not compile until it has a shape and a tone here and a word in each language. */
export const LIGHT_SIGNS: Record<Light, Sign> = {
  green: { shape: 'ok', tone: 'ok' },
  yellow: { shape: 'warn', tone: 'warn' },
  red: { shape: 'crit', tone: 'crit' },
  not_reported: { shape: 'none', tone: 'none' },
}

export const LIFECYCLE_SIGNS: Record<Lifecycle, Sign> = {
  planned: { shape: 'planned', tone: 'off' },
  in_development: { shape: 'develop', tone: 'off' },
  rollout: { shape: 'rollout', tone: 'off' },
  in_operation: { shape: 'drift', tone: 'end' },
  completed: { shape: 'done', tone: 'end' },
  handed_over: { shape: 'handed', tone: 'end' },
  paused: { shape: 'pause', tone: 'off' },
  discontinued: { shape: 'stop', tone: 'off' },
  never_started: { shape: 'never', tone: 'off' },
  absorbed: { shape: 'absorbed', tone: 'end' },
}

type Size = 's' | 'm' | 'l' | 'xl'
type ShapeProps = { shape: string; size?: Size | undefined; label?: string | undefined }

/** One sign of the sprite. Without a label it is decoration: a word stands beside it. */
export function Shape({ shape, size = 'm', label }: ShapeProps) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, or hidden where a word stands beside it
    <svg
      className={size === 'm' ? 'g' : `g g--${size}`}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <use href={`#g-${shape}`} />
    </svg>
  )
}

/** A light's sign. `stale`: an old colour, hollow (domain.md §3). */
export function LightGlyph({ light, stale, ...rest }: Omit<ShapeProps, 'shape'> & { light: Light; stale?: boolean }) {
  const { shape } = LIGHT_SIGNS[light]
  return <Shape {...rest} shape={stale && light !== 'not_reported' ? `${shape}-old` : shape} />
}

export function LifecycleGlyph({ lifecycle, ...rest }: Omit<ShapeProps, 'shape'> & { lifecycle: Lifecycle }) {
  return <Shape {...rest} shape={LIFECYCLE_SIGNS[lifecycle].shape} />
}

/** Sign and word, with the pill that yellow and red have. */
export function LightState({ light }: { light: Light }) {
  const words = useShared()
  const { tone } = LIGHT_SIGNS[light]
  return (
    <span className={tone === 'warn' || tone === 'crit' ? `state state--${tone}` : 'state'}>
      <LightGlyph light={light} />
      <span>{words.light[light]}</span>
    </span>
  )
}

export function LifecycleState({ lifecycle }: { lifecycle: Lifecycle }) {
  const words = useShared()
  return (
    <span className="state">
      <LifecycleGlyph lifecycle={lifecycle} />
      <span>{words.lifecycle[lifecycle]}</span>
    </span>
  )
}
