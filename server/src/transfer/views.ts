// What must hold between differing views and the reports that they are about.
import type { Names, Reading } from './check.ts'
import { entriesOf, isDayText, recordedDay } from './meetings.ts'
import type { Complaint } from './rules.ts'

/** Views that nobody can have had: of a report that was not there yet. What is said of a project's report is no view of its initiative. */
export function viewComplaints({ differingViews, reports }: Reading['parts'], named: Names, known: Names): Complaint[] {
  const told = new Map(entriesOf(reports).map(([report]) => [String(report.key), report]))
  return entriesOf(differingViews).flatMap(([view, index]) => {
    const key = String(view.report)
    const report = told.get(key)
    const reported = report ? recordedDay(report, named, known) : known.get('reportDay')?.get(key)
    const day = recordedDay(view, named, known)
    const isEarly = isDayText(reported) && isDayText(day) && day < reported
    return [
      ...(isEarly
        ? [{ path: [index, 'recordedOn'], expected: `a day not before ${reported}, that of its report`, found: day }]
        : []),
      ...(report?.project !== undefined
        ? [{ path: [index, 'report'], expected: 'a report of the initiative itself', found: key }]
        : []),
    ]
  })
}
