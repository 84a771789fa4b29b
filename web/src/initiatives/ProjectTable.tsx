import type { InitiativePage } from '@pejl/server/initiatives/contract'
import { type KnownDay, paths } from '../app/paths.ts'
import { reachedOf } from '../milestones/dates.ts'
import { LifecycleState, LightState } from '../status/Glyph.tsx'
import { Danish, Refs, Said } from './Said.tsx'
import type { Say } from './say.ts'

type Project = InitiativePage['projects'][number]
type TableProps = { page: InitiativePage; day: KnownDay; say: Say }

/** The initiative's projects, each with a life of its own; one that belongs to another initiative says so. */
export function ProjectTable({ page, day, say }: TableProps) {
  const { own } = say
  if (page.projects.length === 0) return null
  const counted = page.projects.filter(({ countedUnder }) => countedUnder === null)
  return (
    <section className="blk" aria-labelledby="h-projects">
      <h2 id="h-projects">
        {own.projects}{' '}
        <span className="h-n">{own.projectCount(counted.length, page.projects.length - counted.length)}</span>
      </h2>
      <table className="mt-t mt-t--p">
        <thead>
          <tr>
            <th scope="col">{own.project}</th>
            <th scope="col">{own.lifecycle}</th>
            <th scope="col">{own.milestones}</th>
            <th scope="col">{own.programme}</th>
          </tr>
        </thead>
        <tbody>
          {page.projects.map(project => (
            <ProjectRow key={project.key} project={project} page={page} day={day} say={say} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function ProjectRow({ project, page, day, say }: TableProps & { project: Project }) {
  const { own, shared, formats } = say
  const since = project.changes.findLast(change => change.lifecycle === project.lifecycle)
  const link = (code: string) => paths.initiative(page.portfolio.slug, code, day)
  return (
    <tr id={`p-${project.key}`} className={project.countedUnder ? 'is-d' : undefined}>
      <th scope="row">
        <span className="mt-n">
          <Danish>{project.name}</Danish>
          <Refs of={project.sources} say={say} />
          {project.gist ? (
            <span className="mut mt-s">
              <Said of={project.gist} />
            </span>
          ) : null}
          {project.formerNames.length > 0 ? (
            <span className="mut mt-s">{own.formerly(project.formerNames.join(', '))}</span>
          ) : null}
          {project.countedUnder ? (
            <a className="mt-s" href={link(project.countedUnder)}>
              {own.countedUnder(project.countedUnder)}
            </a>
          ) : null}
          {project.alsoUnder.length > 0 ? (
            <span className="mt-s mut">
              {own.alsoUnder('')}
              {project.alsoUnder.map(code => (
                <a key={code} href={link(code)}>
                  {code}
                </a>
              ))}
            </span>
          ) : null}
        </span>
      </th>
      <td data-label={own.lifecycle}>
        {project.lifecycle ? (
          <LifecycleState lifecycle={project.lifecycle} />
        ) : (
          <span className="mut">{shared.notStated}</span>
        )}
        {since?.from ? <span className="mut mt-s">{own.from(formats.window(since.from))}</span> : null}
        {since?.reason ? (
          <span className="mut mt-s">
            <Said of={since.reason} />
          </span>
        ) : null}
        {project.light ? (
          <span className="mt-s">
            <LightState light={project.light} />
          </span>
        ) : null}
      </td>
      <td data-label={own.milestones}>
        <Milestones of={page.milestones.filter(milestone => milestone.project === project.key)} say={say} />
      </td>
      <td data-label={own.programme}>{project.programme ?? <span className="mut">–</span>}</td>
    </tr>
  )
}

type Milestone = InitiativePage['milestones'][number]

/** How many are delivered, and which comes next. */
function Milestones({ of, say }: { of: readonly Milestone[]; say: Say }) {
  const { own, miles, formats } = say
  if (of.length === 0) return <span className="mut">–</span>
  const open = of.filter(({ actual }) => !actual)
  const dayOf = (milestone: Milestone) => reachedOf(milestone)?.latest ?? '9999'
  const [next] = open.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1))
  const expected = next && reachedOf(next)
  return (
    <>
      {own.deliveredOf(of.length - open.length, of.length)}
      {next ? (
        <span className="mt-s">
          <a href={`#m-${next.key}`}>{formats.title(next)}</a>
          <span className={next.overdue ? 'late' : 'mut'}>
            {', '}
            {expected ? formats.window(expected) : miles.noDate}
            {next.overdue ? `, ${miles.overdue}` : next.lapsed ? `, ${miles.lapsed}` : ''}
          </span>
        </span>
      ) : null}
    </>
  )
}
