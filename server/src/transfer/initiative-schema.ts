// An initiative as it stands in a bundle, with everything that is said about it but its reports.
import Type from 'typebox'
import { DateKind, Day, DependencyKind, Lifecycle, Sector, SURENESS } from '../terms.ts'
import { AreaNumber, AsOf, Code, fact, Maybe, Part, RefersTo, Sources, Text, Window, Words } from './schema-parts.ts'

const LifecycleChange = Part({
  ...fact('lifecycle_change'),
  lifecycle: Lifecycle,
  from: Maybe(Window),
  reason: Maybe(Words),
  decidedBy: Maybe(Type.Array(Text(200), { rule: 'distinct' })),
  note: Maybe(Words),
})

const ProjectLink = Part({
  ...fact('project_link'),
  initiative: Code({ refersTo: 'initiative' }),
  gist: Maybe(Words),
})
const Project = Part({
  ...fact('project'),
  name: Text(300),
  formerNames: Maybe(Type.Array(Text(300), { rule: 'distinct' })),
  programme: Maybe(RefersTo('programme')),
  gist: Maybe(Words),
  lifecycleChanges: Maybe(Type.Array(LifecycleChange)),
  links: Maybe(Type.Array(ProjectLink)),
})

const MilestoneDate = Part(
  {
    ...fact('milestone_date'),
    kind: DateKind,
    window: Window,
    firstKnown: Maybe(Type.Boolean()),
    decision: Maybe(Text(200)),
  },
  { rule: 'milestoneDate' },
)
const GoLive = Part({ ...fact('go_live'), sector: Sector, holds: Maybe(Type.Boolean()), note: Maybe(Words) })
const Milestone = Part(
  {
    ...fact('milestone'),
    title: Words,
    note: Maybe(Words),
    project: Maybe(RefersTo('project')),
    dates: Maybe(Type.Array(MilestoneDate)),
    goLives: Maybe(Type.Array(GoLive)),
  },
  { rule: 'milestone' },
)

const Measurement = Part(
  {
    ...fact('measurement'),
    value: Type.Number(),
    valueMax: Maybe(Type.Number()),
    denominator: Maybe(Type.Number({ exclusiveMinimum: 0 })),
    planned: Maybe(Type.Number()),
    qualifier: Maybe(Type.Enum(SURENESS)),
    asPrinted: Maybe(Text(300)),
    derived: Maybe(Type.Boolean()),
    asOf: Maybe(AsOf),
    note: Maybe(Words),
  },
  { rule: 'measurement' },
)
const Indicator = Part({
  ...fact('indicator'),
  title: Words,
  unit: Words,
  sector: Maybe(Sector),
  rollout: Maybe(Type.Boolean()),
  comparable: Maybe(Type.Boolean()),
  measurements: Maybe(Type.Array(Measurement)),
})

const Benefit = Part({ ...fact('benefit'), state: Type.Enum(['expected', 'realised']), text: Words })
const Dependency = Part(
  {
    ...fact('dependency'),
    kind: DependencyKind,
    on: Text(300),
    initiative: Maybe(Code({ refersTo: 'initiative' })),
    text: Words,
  },
  { rule: 'dependency' },
)

export const Initiative = Part(
  {
    code: Code({ names: 'initiative' }),
    codeAsPrinted: Maybe(Text(40)),
    title: Text(500),
    titleNote: Maybe(Words),
    focusArea: AreaNumber({ refersTo: 'focusArea' }),
    owners: Type.Array(RefersTo('organisation'), { minItems: 1, rule: 'distinct' }),
    recordedOn: Maybe(Day),
    sources: Sources,
    description: Maybe(Part({ ...fact('description'), text: Words })),
    lifecycleChanges: Maybe(Type.Array(LifecycleChange)),
    projects: Maybe(Type.Array(Project)),
    milestones: Maybe(Type.Array(Milestone)),
    indicators: Maybe(Type.Array(Indicator)),
    outstanding: Maybe(Type.Array(Part({ ...fact('outstanding_item'), text: Words }))),
    benefits: Maybe(Type.Array(Benefit)),
    dependencies: Maybe(Type.Array(Dependency)),
    sectorStatuses: Maybe(Type.Array(Part({ ...fact('sector_status'), sector: Sector, text: Words }))),
  },
  { rule: 'initiative', scope: 'code' },
)
