import type { InitiativePage } from '@pejl/server/initiatives/contract'
import { DIMENSIONS, type Dimension, type Light, STAGE_OF } from '@pejl/server/terms'
import { Kept } from '../outlook/Kept.tsx'
import { Outlook } from '../outlook/Outlook.tsx'
import { litSince } from '../portfolio/since.ts'
import { LifecycleGlyph, LightGlyph, LightState, Shape } from '../status/Glyph.tsx'
import { Views } from '../views/Views.tsx'
import { Refs, Said } from './Said.tsx'
import { basisOf, becauseOf, between, gapOf, gapSentence, type Say } from './say.ts'

type NowProps = { page: InitiativePage; say: Say }

/** The answer first: how it stands, on what basis, in words, and what the rules make of it. */
export function StatusNow({ page, say, latest: isLatest }: NowProps & { latest: boolean }) {
  const { own } = say
  const latest = page.reports.at(-1)
  return (
    <section className="now panel" aria-labelledby="h-now">
      <div className="now-s">
        <Sign page={page} say={say} />
        <div>
          <p className="prose">
            {latest?.narrative ? <Said of={latest.narrative} /> : <span className="mut">{own.narrativeNotStated}</span>}
            {latest ? <Refs of={latest.sources} say={say} /> : null}
          </p>
          {page.kept.length > 0 ? (
            <Kept of={page.kept} />
          ) : page.judged.reason && page.judged.overall && page.judged.reason.da !== latest?.narrative?.da ? (
            <p className="now-r">
              <span className="mut">{own.lightReason}: </span>
              <Said of={page.judged.reason} />
            </p>
          ) : null}
          <Outlook of={page.judged.outlook} />
          <Ended page={page} say={say} />
        </div>
      </div>
      {page.lit ? (
        <dl className="now-d">
          {DIMENSIONS.map(dimension => (
            <DimensionNow key={dimension} dimension={dimension} page={page} say={say} />
          ))}
        </dl>
      ) : page.lifecycle ? (
        <p className="now-u mut">{own.unlit}</p>
      ) : null}
      <Views page={page} latest={isLatest} />
    </section>
  )
}

const isEnded = ({ lifecycle }: InitiativePage) => lifecycle !== null && STAGE_OF[lifecycle] !== 'under_way'

/** The big sign: the lifecycle first where it is no longer under way, then the light (domain.md §3). */
function Sign({ page, say }: NowProps) {
  const { own, shared, formats } = say
  const { lifecycle, judged } = page
  const ended = isEnded(page) && lifecycle !== null
  const since = page.lifecycleChanges.findLast(change => change.lifecycle === lifecycle)?.from
  const latest = page.reports.at(-1)
  const basis = latest && judged.basis && judged.overall ? basisOf(latest, own) : null
  const asOf =
    latest && judged.asOf === latest.asOf.latest ? between(latest.asOf, say) : judged.asOf && formats.day(judged.asOf)
  const told = [basis, judged.overall && asOf ? own.asOf(asOf) : null].filter(Boolean).join(' · ')
  return (
    <div className="now-g">
      {ended ? (
        <LifecycleGlyph lifecycle={lifecycle} size="xl" />
      ) : judged.overall ? (
        <LightGlyph light={judged.overall} size="xl" />
      ) : (
        <Shape shape="unknown" size="xl" />
      )}
      <div>
        <h2 id="h-now">
          <span className="vh">{own.now}: </span>
          {ended ? shared.lifecycle[lifecycle] : judged.overall ? shared.light[judged.overall] : own.lightNotStated}
        </h2>
        {ended ? (
          <p className="mut">{since ? own.from(formats.window(since)) : own.dateNotStated}</p>
        ) : (
          <p className="mut">{told}</p>
        )}
        {ended && judged.overall ? (
          <div className="now-l">
            <LightState light={judged.overall} />
            <p className="mut">{told}</p>
          </div>
        ) : null}
        <Since page={page} say={say} />
        {judged.overall === 'not_reported' && judged.earlier ? (
          <p className="mut">
            <LightGlyph light={judged.earlier.overall} stale size="s" />{' '}
            {own.lastKnown(shared.light[judged.earlier.overall], formats.day(judged.earlier.asOf))}
          </p>
        ) : null}
        <Overall page={page} say={say} />
      </div>
    </div>
  )
}

/** How long the light has been what it is, where more than one report says so. */
function Since({ page, say }: NowProps) {
  const since = litSince(page)
  if (!since) return null
  return <p className="mut">{say.list.own.since(say.shared.light[since.light], say.formats.day(since.day))}</p>
}

/** What the rules make of the whole, where it is computed. */
function Overall({ page, say }: NowProps) {
  const { computed } = page
  if (!computed.overall || !page.lit) return null
  const differs = gapOf(page, 'overall') !== 0
  return (
    <p className={differs ? 'now-c now-c--gap' : 'now-c'}>
      {differs ? <b className="pair-x">≠ </b> : null}
      <span className="pair-c">
        <LightGlyph light={computed.overall} size="s" />
      </span>{' '}
      {say.own.computedOverall(say.shared.light[computed.overall].toLowerCase())}
      {gapSentence(page, 'overall', say) ? `, ${gapSentence(page, 'overall', say)}` : ''}
    </p>
  )
}

/** Why it ended and who decided, where it did. */
function Ended({ page, say }: NowProps) {
  const { own } = say
  if (!isEnded(page)) return null
  const change = page.lifecycleChanges.findLast(one => one.lifecycle === page.lifecycle)
  return (
    <dl className="now-e">
      <div>
        <dt>{own.stageReason}</dt>
        <dd>
          {change?.reason ? <Said of={change.reason} /> : own.reasonNotStated}
          {change ? <Refs of={change.sources} say={say} /> : null}
        </dd>
      </div>
      <div>
        <dt>{own.decidedBy}</dt>
        <dd>{change && change.decidedBy.length > 0 ? change.decidedBy.join(', ') : own.reasonNotStated}</dd>
      </div>
    </dl>
  )
}

/** One dimension: as judged, beside it as computed, and what lies between them. */
function DimensionNow({ dimension, page, say }: NowProps & { dimension: Dimension }) {
  const { own, shared } = say
  const { judged, computed } = page
  const because = becauseOf(page, dimension, say)
  const gap = gapOf(page, dimension)
  return (
    <div className={gap === 0 ? undefined : 'is-gap'}>
      <dt>{shared.dimension[dimension]}</dt>
      <dd>
        <span className="now-k">{own.judged}</span>
        <LightOr light={judged[dimension]} otherwise={shared.notStated} say={say} />
      </dd>
      <dd>
        <span className="now-k">{own.computed}</span>
        <LightOr light={computed[dimension]} otherwise={shared.notComputed} say={say} computed />
      </dd>
      {because ? (
        <dd className="now-b">
          {gap === 0 ? null : <b className="pair-x">≠ </b>}
          {gap === 0 ? because : `${gapSentence(page, dimension, say)}; ${because}`}
        </dd>
      ) : null}
    </div>
  )
}

type LightProps = { light: Light | null; otherwise: string; say: Say; computed?: boolean }

function LightOr({ light, otherwise, say, computed = false }: LightProps) {
  if (!light) return <span className="mut">{otherwise}</span>
  return (
    <span className="state">
      <span className={computed ? 'pair-c' : undefined}>
        <LightGlyph light={light} size="s" />
      </span>
      <span>{say.shared.light[light]}</span>
    </span>
  )
}
