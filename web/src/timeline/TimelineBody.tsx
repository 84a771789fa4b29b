import type { Timeline } from '@pejl/server/portfolio/contract'
import { useMemo } from 'react'
import { useSearch } from 'wouter'
import { adjust } from '../app/journey.ts'
import type { KnownDay } from '../app/paths.ts'
import { reachedOf } from '../milestones/dates.ts'
import { NoneFound } from '../portfolio/NoneFound.tsx'
import { usePaper } from '../portfolio/paper.ts'
import { filtered, type Group, grouped, type Sign } from '../portfolio/rows.ts'
import { signWord } from '../portfolio/say.ts'
import { PLAIN, searchOf, type View, viewIn } from '../portfolio/view.ts'
import { Notice } from '../ui/Notice.tsx'
import { Chart, shownOf } from './Chart.tsx'
import { around, type Frame, withZoom, zoomIn } from './frame.ts'
import { Key } from './Key.tsx'
import { LoadTable } from './LoadTable.tsx'
import { listedOf } from './listed.ts'
import { MeetingTable } from './MeetingTable.tsx'
import { Nothing } from './Nothing.tsx'
import type { Say } from './say.ts'
import { TimelineTable } from './TimelineTable.tsx'
import { Tools } from './Tools.tsx'
import { useZoom } from './zooming.ts'

/** Above this the rows are alike and windowed. */
const LONG = 200

type BodyProps = { timeline: Timeline; day: KnownDay; today: string; say: Say }

export function TimelineBody({ timeline, day, today, say }: BodyProps) {
  const search = useSearch()
  const view = useMemo(() => viewIn(search), [search])
  const list = useMemo(() => listedOf(timeline), [timeline])
  const rows = useMemo(() => filtered(list, view), [list, view])
  const groups = useMemo(() => grouped(rows, list, view), [rows, list, view])
  const { frame, ...zooming } = useZoom(timeline, search, today)
  const signs = useMemo(() => signsIn(timeline), [timeline])
  const paper = usePaper(rows.length)
  const asTable = new URLSearchParams(search).get('vis') === 'tabel'

  if (timeline.initiatives.length === 0) return <Nothing timeline={timeline} say={say} />
  const long = rows.length > LONG && !paper.printing
  return (
    <>
      <Tools
        list={list}
        view={view}
        shown={rows.length}
        frame={frame}
        asTable={asTable}
        passed={timeline.knownAt < today}
        say={say}
        change={change}
        clear={clear}
        {...zooming}
        print={paper.print}
      />
      {paper.refused ? <Notice title={say.own.tooManyToPrint(rows.length)} hint={say.own.tooManyToPrintHint} /> : null}
      {groups.length === 0 ? (
        <NoneFound overview={list} view={view} say={say.list} change={change} clear={clear} />
      ) : asTable ? (
        <Tables timeline={timeline} groups={groups} frame={frame} day={day} say={say} />
      ) : (
        <>
          <Key {...signs} meetings={timeline.meetings} say={say} />
          <Chart
            timeline={timeline}
            groups={groups}
            titleOf={group => titleOfGroup(group, timeline, view, say)}
            frame={frame}
            day={day}
            today={today}
            say={say}
            long={long}
            printing={paper.printing}
            headless={view.grouping === 'ingen'}
            showDay={showDay}
          />
          <p className="tl-note">{say.own.fuzzyNote}</p>
        </>
      )}
    </>
  )
}

function change(part: Partial<View>) {
  const { pathname, search } = location
  adjust(pathname + searchOf({ ...viewIn(search), ...part }, search))
}

const clear = () => change({ ...PLAIN, grouping: viewIn(location.search).grouping })

/** Moves the frame until a day is in its middle. */
function showDay(to: string) {
  const { zoom } = zoomIn(location.search)
  adjust(location.pathname + withZoom(location.search, zoom, around(to, zoom)))
}

type TablesProps = { timeline: Timeline; groups: readonly Group[]; frame: Frame; day: KnownDay; say: Say }

/** All that the drawing shows, in words. */
function Tables({ timeline, groups, frame, day, say }: TablesProps) {
  return (
    <>
      <TimelineTable timeline={timeline} groups={groups} day={day} say={say} />
      <MeetingTable meetings={timeline.meetings} say={say} />
      <LoadTable initiatives={shownOf(timeline, groups)} frame={frame} say={say} />
    </>
  )
}

/** Which signs the key has to name. */
const signsIn = ({ initiatives }: Timeline) => ({
  phases: new Set(initiatives.flatMap(({ phases }) => phases.map(phase => phase.lifecycle))),
  lapsed: initiatives.some(({ milestones }) => milestones.some(milestone => milestone.lapsed)),
  undated: initiatives.some(({ milestones }) => milestones.some(milestone => reachedOf(milestone) === null)),
})

function titleOfGroup(group: Group, timeline: Timeline, view: View, { list, formats, shared }: Say): string {
  if (view.grouping === 'omraade') {
    const area = timeline.focusAreas.find(({ number }) => number === group.number)
    return area ? formats.title(area) : ''
  }
  if (view.grouping === 'ejer') return timeline.organisations[group.key] ?? (group.key || shared.notStated)
  return view.grouping === 'status' ? signWord(group.key as Sign, list) : ''
}
