import { overallOf } from '@pejl/server/reports/contract'
import { DIMENSIONS } from '@pejl/server/terms'
import { isLongSlip, reachedOf } from '../milestones/dates.ts'
import { Outlook } from '../outlook/Outlook.tsx'
import { LightGlyph, LightState } from '../status/Glyph.tsx'
import { Trend } from '../status/Trend.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { FormParts } from './form.ts'
import { outlookOf, verdictOn } from './judgement.ts'

type PreviewProps = Pick<FormParts, 'draft' | 'report' | 'page' | 'say'>

/** The initiative as the board will read it, while it is written. */
export function Preview({ draft, report, page, say }: PreviewProps) {
  const { own, shared, formats } = say
  const overall = overallOf(draft)
  const [first] = page.history
  const next = page.milestones.find(({ title, actual }) => !actual && title === page.nextMilestone?.title)
  const reached = next ? reachedOf(next) : null
  // A date that cannot be read, or has not been read yet, is none that the board will see.
  const { read } = verdictOn({ draft, report }, `milestones.${next?.key}`, of =>
    of.milestones.find(({ key }) => key === next?.key),
  )
  return (
    <section className="pv panel" aria-labelledby="h-preview">
      <h2 id="h-preview" className="eyebrow">
        {own.preview}
      </h2>
      <p className="pv-h">
        <span className="code">{page.code}</span> <b>{page.title}</b>
      </p>
      <p className="pv-s">
        <LightState light={overall ?? 'not_reported'} />
        {page.owners.map(({ abbreviation, name }) => (
          <abbr key={name} className="own" lang="da" title={name}>
            {abbreviation ?? name}
          </abbr>
        ))}
      </p>
      {first ? <Trend history={page.history} from={first.asOf} to={page.knownAt} words={shared} /> : null}
      <Dimensions draft={draft} page={page} say={say} />
      <p className="pv-t">
        {draft.narrative.trim() === '' ? <span className="mut">{own.noText}</span> : draft.narrative}
      </p>
      <Outlook of={outlookOf(draft)} />
      {next && reached ? (
        <p className="pv-m">
          <span className="dia" aria-hidden="true" />
          <span>{formats.title(next)}</span>
          <b>
            {formats.window(read?.window ?? reached)}
            {!read && next.baseline && isLongSlip(next.slipDays) ? ` · ${formats.slip(next.baseline, reached)}` : ''}
          </b>
        </p>
      ) : null}
    </section>
  )
}

function Dimensions({ draft, page, say }: Pick<FormParts, 'draft' | 'page' | 'say'>) {
  const { own, shared } = say
  return (
    <dl className="pv-d">
      {DIMENSIONS.map(dimension => {
        const before = page.judged[dimension]
        const now = draft.lights[dimension]
        const isChanged = now !== null && before !== null && before !== now
        return (
          <div key={dimension} className={isChanged ? 'chd' : undefined}>
            <dt>{shared.dimension[dimension]}</dt>
            <dd>
              {isChanged ? (
                <>
                  <LightGlyph light={before} size="s" label={own.was(shared.light[before])} />
                  <Icon name="to" />
                </>
              ) : null}
              {now ? <LightGlyph light={now} size="s" /> : null}
              {now ? shared.light[now] : shared.notStated}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
