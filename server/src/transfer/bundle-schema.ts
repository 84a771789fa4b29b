// The bundle: the folder of JSON files that the seed is kept in and that anybody can import (seed/README.md).
// Besides the shape the schemas say what a field names, what it refers to and which rule its part must keep.
import Type from 'typebox'
import { Basis, Colour, Day, Dimension, Light, MeetingDateKind, Sector } from '../terms.ts'
import { Initiative } from './initiative-schema.ts'
import {
  AreaNumber,
  Code,
  fact,
  Maybe,
  Names,
  Part,
  RefersTo,
  Span,
  sourced,
  Text,
  Window,
  Words,
  Year,
} from './schema-parts.ts'

/** First words of addresses that are no portfolio's: web/src/app/paths.ts, and what the server answers itself. */
const TAKEN = ['api', 'assets', 'fonts', 'log-ind', 'log', 'konto', 'brugere', 'invitation']

const Portfolio = Part({
  slug: Type.String({
    pattern: `^(?!(?:${TAKEN.join('|')})$)[a-z0-9][a-z0-9-]{0,79}$`,
    description: '1–80 letters a–z, digits and -, and no address of Pejl’s own',
  }),
  title: Text(300),
  titleEn: Maybe(Text(300)),
  purpose: Maybe(Words),
  period: Part({ from: Year, to: Year }, { rule: 'period' }),
  invented: Maybe(Type.Boolean()),
  concludedOn: Maybe(Day),
  ...sourced,
})

const Organisation = Part(
  {
    key: Names('organisation'),
    abbreviation: Maybe(Type.String({ minLength: 1, maxLength: 40, names: 'abbreviation' })),
    name: Text(300),
    otherNames: Maybe(Type.Array(Text(300), { rule: 'distinct' })),
    kind: Maybe(Text(100)),
    sector: Sector,
    parent: Maybe(RefersTo('organisation')),
    nameBasis: Maybe(Type.Enum(['document', 'general_knowledge', 'not_expanded'])),
    note: Maybe(Text(2000)),
    ...sourced,
  },
  { scope: 'key' },
)

const Document = Part(
  {
    key: Names('document'),
    file: Maybe(Text(300)),
    title: Text(500),
    kind: Text(100),
    date: Maybe(Span),
    recordedOn: Day,
    note: Maybe(Words),
  },
  { scope: 'recordedOn' },
)

const FocusArea = Part({
  number: AreaNumber({ names: 'focusArea' }),
  title: Text(300),
  titleEn: Maybe(Text(300)),
  ...sourced,
})

const Track = Part({
  key: Names('track'),
  name: Text(300),
  initiative: Maybe(Code({ refersTo: 'initiative' })),
  gist: Maybe(Words),
  ...sourced,
})
const Programme = Part({
  key: Names('programme'),
  name: Text(300),
  abbreviation: Maybe(Text(40)),
  gist: Maybe(Words),
  tracks: Maybe(Type.Array(Track)),
  ...sourced,
})

const Round = Part(
  {
    key: Names('round'),
    name: Text(200),
    period: Part({ from: Day, to: Day }, { rule: 'period' }),
    openedOn: Day,
    deadline: Day,
    closedOn: Maybe(Day),
  },
  { rule: 'round' },
)

const Report = Part(
  {
    ...fact('status_report'),
    initiative: Code({ refersTo: 'initiative' }),
    project: Maybe(RefersTo('project')),
    round: Maybe(RefersTo('round')),
    asOf: Span,
    basis: Basis,
    overall: Maybe(Light),
    time: Maybe(Light),
    economy: Maybe(Light),
    delivery: Maybe(Light),
    risk: Maybe(Light),
    narrative: Maybe(Words),
    reason: Maybe(Words),
    late: Maybe(Type.Boolean()),
  },
  { rule: 'report', scope: 'initiative' },
)

const DifferingView = Part(
  {
    ...fact('differing_view'),
    initiative: Code({ refersTo: 'initiative' }),
    report: RefersTo('status_report'),
    organisation: RefersTo('organisation'),
    dimension: Maybe(Dimension),
    light: Maybe(Colour),
    words: Part({ da: Text(1000), en: Maybe(Text(1000)) }),
    onBehalf: Maybe(Type.Boolean()),
  },
  { rule: 'view', scope: 'initiative' },
)

const Body = Part({ key: Names('body'), name: Text(300), nameEn: Maybe(Text(300)), ...sourced })

const MeetingDate = Part({ ...fact('meeting_date'), kind: MeetingDateKind, window: Window })
const Meeting = Part({
  key: Names('meeting'),
  body: RefersTo('body'),
  number: Maybe(Type.Integer({ minimum: 1 })),
  dates: Type.Array(MeetingDate, { minItems: 1 }),
})

const Anomaly = Part({
  ...fact('anomaly'),
  kind: Text(100),
  initiative: Maybe(Code({ refersTo: 'initiative' })),
  text: Words,
  handling: Maybe(Text(2000)),
})

export const Bundle = Type.Object({
  portfolio: Portfolio,
  organisations: Type.Array(Organisation),
  sources: Type.Array(Document),
  focusAreas: Type.Array(FocusArea),
  programmes: Type.Array(Programme),
  rounds: Type.Array(Round),
  initiatives: Type.Array(Initiative),
  reports: Type.Array(Report),
  differingViews: Type.Array(DifferingView),
  bodies: Type.Array(Body),
  meetings: Type.Array(Meeting),
  anomalies: Type.Array(Anomaly),
})
/** A bundle after reading: the files that are not there are empty lists. */
export type Bundle = Type.Static<typeof Bundle>
export type PartName = keyof Bundle

/** The file of each part. Only the portfolio must be there. */
export const FILES: Record<PartName, string> = {
  portfolio: 'portfolio.json',
  organisations: 'organisations.json',
  sources: 'sources.json',
  focusAreas: 'focus-areas.json',
  programmes: 'programmes.json',
  rounds: 'rounds.json',
  initiatives: 'initiatives.json',
  reports: 'reports.json',
  differingViews: 'differing-views.json',
  bodies: 'bodies.json',
  meetings: 'meetings.json',
  anomalies: 'anomalies.json',
}
