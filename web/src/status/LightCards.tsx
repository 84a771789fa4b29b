import { COLOURS, type Colour } from '@pejl/server/terms'
import { useShared } from '../language/Language.tsx'
import { LIGHT_SIGNS, LightGlyph } from './Glyph.tsx'
import '../styles/light-cards.css'

type CardsProps = {
  name: string
  chosen: Colour | null
  choose: (light: Colour) => void
  /** What each light means, below its word. */
  criteria?: Record<Colour, string> | null
  /** A light that cannot be chosen, and why. */
  off?: { light: Colour; why: string } | null
}

/** Three lights to choose from: each a radio button with shape and word. */
export function LightCards({ name, chosen, choose, criteria = null, off = null }: CardsProps) {
  const shared = useShared()
  const classOf = (light: Colour) =>
    light === chosen ? `rc rc--on rc--${LIGHT_SIGNS[light].tone}` : light === off?.light ? 'rc rc--off' : 'rc'
  return (
    <div className="rc-g">
      {COLOURS.map(light => (
        <label key={light} className={classOf(light)}>
          <input
            type="radio"
            name={name}
            value={light}
            checked={light === chosen}
            disabled={light === off?.light}
            onChange={() => choose(light)}
          />
          <LightGlyph light={light} />
          <span>
            <b>{shared.light[light]}</b>
            {light === off?.light ? <small>{off.why}</small> : criteria ? <small>{criteria[light]}</small> : null}
          </span>
        </label>
      ))}
    </div>
  )
}
