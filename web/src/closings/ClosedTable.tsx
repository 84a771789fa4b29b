import type { ClosedInitiative, ClosedRound, LaterReport } from '@pejl/server/closings/contract'
import { DIMENSIONS } from '@pejl/server/terms'
import { paths } from '../app/paths.ts'
import { gapOf, pairSentence } from '../portfolio/say.ts'
import { LifecycleState, LightGlyph, LightState, Shape } from '../status/Glyph.tsx'
import { Pair } from '../status/Pair.tsx'
import { Milestones } from './Milestones.tsx'
import type { Say } from './say.ts'
import { Later, Words } from './Words.tsx'

type TableProps = { slug: string; content: ClosedRound; later: readonly LaterReport[]; corrects: boolean; say: Say }

/** Every initiative that was asked, by focus area, as it stood. */
export function ClosedTable({ slug, content, later, corrects, say }: TableProps) {
  const { own, formats } = say
  const byArea = Map.groupBy(content.initiatives, ({ focusArea }) => focusArea)
  const since = Map.groupBy(later, ({ code }) => code)
  return (
    <table className="clo-g panel">
      <caption className="vh">{own.summary}</caption>
      <thead>
        <tr>
          <th scope="col">{own.initiative}</th>
          <th scope="col">{own.status}</th>
          <th scope="col">{own.said}</th>
          <th scope="col">{own.milestones}</th>
        </tr>
      </thead>
      {content.focusAreas.map(area => (
        <tbody key={area.number}>
          <tr className="clo-a">
            <th scope="rowgroup" colSpan={4}>
              <span className="code">{area.number}</span> {formats.title(area)}
            </th>
          </tr>
          {byArea.get(area.number)?.map(one => (
            <tr key={one.code} id={`r-${one.code}`} data-code={one.code} tabIndex={-1}>
              <th scope="row">
                <span className="code">{one.code}</span> <a href={paths.initiative(slug, one.code)}>{one.title}</a>
                <span className="clo-o">
                  {one.owners.map(owner => (
                    <abbr key={owner} className="own" lang="da" title={content.organisations[owner] ?? owner}>
                      {owner}
                    </abbr>
                  ))}
                </span>
              </th>
              <td>
                <Status of={one} say={say} />
              </td>
              <td>
                <Words of={one} say={say} />
                <Later of={since.get(one.code) ?? []} say={say} />
                {corrects && (one.report || since.has(one.code)) ? (
                  <p className="clo-w">
                    <a href={paths.report(slug, one.code, content.round.key)} aria-label={own.openReportOf(one.code)}>
                      {own.openReport}
                    </a>
                  </p>
                ) : null}
              </td>
              <td>
                <Milestones of={one} say={say} />
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

/** The light as it was judged, where it is in its life when it is no longer under way, and the two lights of each dimension. */
function Status({ of, say }: { of: ClosedInitiative; say: Say }) {
  const { own, shared, formats } = say
  const { light, lifecycle, lit, judged, report } = of
  const earlier = report === null ? judged.earlier : null
  return (
    <>
      {lit || !lifecycle ? null : <LifecycleState lifecycle={lifecycle} />}
      {light ? <LightState light={light} /> : null}
      {of.views?.length ? (
        <p className="contested">
          <Shape shape="contested" size="s" />
          {say.views.title}
        </p>
      ) : null}
      {earlier ? (
        <p className="mut clo-e">
          <LightGlyph light={earlier.overall} stale size="s" />{' '}
          {own.before(shared.light[earlier.overall].toLowerCase(), formats.day(earlier.asOf))}
        </p>
      ) : null}
      {report ? (
        <dl className="clo-d">
          {DIMENSIONS.filter(dimension => judged[dimension] || of.computed[dimension]).map(dimension => (
            <div key={dimension}>
              <dt>{shared.dimension[dimension]}</dt>
              <dd>
                <Pair
                  judged={judged[dimension]}
                  computed={of.computed[dimension]}
                  steps={gapOf(of, dimension)}
                  sentence={pairSentence(of, dimension, say.list)}
                />
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </>
  )
}
