import { LIGHTS } from '@pejl/server/terms'
import { LightGlyph } from '../status/Glyph.tsx'
import type { Say } from './say.ts'
import type { Show } from './series.ts'

/** What the signs of the grid mean. */
export function Key({ show, say }: { show: Show; say: Say }) {
  const { own, shared } = say
  return (
    <p className="hm-key">
      {show === 'gab' ? (
        <>
          <span>
            <b className="hm-gap hm-gap--w">+1</b>
            {own.gapWorse}
          </span>
          <span>
            <b className="hm-gap hm-gap--b">−1</b>
            {own.gapBetter}
          </span>
          <span>
            <i className="hm-same" />
            {own.agree}
          </span>
        </>
      ) : (
        LIGHTS.filter(light => show === 'vurderet' || light !== 'not_reported').map(light => (
          <span key={light}>
            {light === 'green' ? <i className="hm-ok" /> : <LightGlyph light={light} size="s" />}
            {shared.light[light]}
          </span>
        ))
      )}
      {show === 'vurderet' ? null : (
        <span>
          <i className="hm-none">–</i>
          {show === 'gab' ? own.notCompared : own.notComputed}
        </span>
      )}
      <span>
        <i className="hm-line hm-line--reached" />
        {own.lineReached}
      </span>
      <span>
        <i className="hm-line hm-line--not_carried_through" />
        {own.lineStopped}
      </span>
    </p>
  )
}
