import type { ClosedInitiative, LaterReport } from '@pejl/server/closings/contract'
import { DIMENSIONS } from '@pejl/server/terms'
import { LightState } from '../status/Glyph.tsx'
import { momentOf, type Say } from './say.ts'
import { Views } from './Views.tsx'

/** What was said, by whom it was reported when that was not the owner, and whether it came late. */
export function Words({ of, say }: { of: ClosedInitiative; say: Say }) {
  const { own, outlook, formats } = say
  const { report } = of
  if (report === null) return <p className="clo-m">{own.notReported}</p>
  const { narrative, late, onBehalf, organisation, outlook: told } = report
  return (
    <>
      {late || onBehalf ? (
        <p className="clo-b">
          {late ? <span className="tag">{own.isLate}</span> : null}
          {onBehalf ? <span className="mut">{own.isOnBehalf(organisation ?? '')}</span> : null}
        </p>
      ) : null}
      {of.views?.length ? (
        <Views of={of} say={say} />
      ) : (
        <p className="clo-p">{narrative ? formats.text(narrative) : own.noWords}</p>
      )}
      {told?.decision ? (
        <p className="clo-q">
          <b>{outlook.decision}:</b> <span lang="da">{told.decision}</span>
        </p>
      ) : null}
      {whyOf(of, report, say).map(line => (
        <p key={line} className="clo-y">
          {line}
        </p>
      ))}
    </>
  )
}

/** What went with a yellow or a red light, and why lights were kept against the rules. */
function whyOf(
  { judged }: ClosedInitiative,
  { outlook: told, reason }: NonNullable<ClosedInitiative['report']>,
  say: Say,
): string[] {
  const { own, shared, formats, outlook } = say
  if (!told) return reason ? [own.reason(formats.text(reason))] : []
  const { kept, overall } = told
  // What a draft said of another light than the one that was given is kept, and concerns nobody.
  const yellow = judged.overall === 'yellow' ? told.yellow : null
  const red = judged.overall === 'red' ? told.red : null
  return [
    yellow &&
      [
        [outlook.trigger, yellow.trigger],
        [outlook.by, yellow.by],
        [outlook.help, yellow.help],
      ]
        .map(told => ended(told.join(': ')))
        .join(' '),
    red && `${outlook.trackNamed}: ${outlook.track[red.track]}.`,
    overall && outlook.keptBecause(shared.overall, overall.reason),
    ...DIMENSIONS.map(
      dimension => kept[dimension] && outlook.keptBecause(shared.dimension[dimension], kept[dimension]),
    ),
  ].filter(line => typeof line === 'string' && line !== '') as string[]
}

/** With a full stop, unless it has its end. */
const ended = (sentence: string) => (/[.!?…]$/.test(sentence) ? sentence : `${sentence}.`)

/** What came after the closing: beside what was closed, never instead of it. */
export function Later({ of, say }: { of: readonly LaterReport[]; say: Say }) {
  const { own } = say
  if (of.length === 0) return null
  return (
    <section className="clo-x" aria-label={own.since}>
      <h3>{own.since}</h3>
      {of.map(one => (
        <Since key={one.submittedAt} of={one} say={say} />
      ))}
    </section>
  )
}

function Since({ of, say }: { of: LaterReport; say: Say }) {
  const { own, formats } = say
  const { submittedAt, overall, narrative, correction, late, onBehalf, organisation, holds } = of
  const moment = momentOf(submittedAt, say)
  return (
    <div>
      <p className="clo-b">
        {overall ? <LightState light={overall} /> : null}
        <b>{correction ? own.corrected(moment) : own.cameLate(moment)}</b>
        {late && !correction ? <span className="tag">{own.isLate}</span> : null}
        {onBehalf ? <span className="mut">{own.isOnBehalf(organisation ?? '')}</span> : null}
        {holds ? null : <span className="mut">({own.replaced})</span>}
      </p>
      {correction ? <p className="clo-y">{own.because(correction)}</p> : null}
      {narrative ? <p className="clo-p">{formats.text(narrative)}</p> : null}
    </div>
  )
}
