import type { InitiativePage } from '@pejl/server/initiatives/contract'
import { type MouseEvent, useEffect, useRef } from 'react'
import { type KnownDay, paths } from '../app/paths.ts'
import { LifecycleState } from '../status/Glyph.tsx'
import { PrintButton } from '../ui/PrintButton.tsx'
import { Aside } from './Aside.tsx'
import { Benefits, Outstanding, Sectors } from './Facts.tsx'
import { Figures } from './Figures.tsx'
import { History, LifecycleHistory } from './History.tsx'
import { MilestoneTable } from './MilestoneTable.tsx'
import { ProjectTable } from './ProjectTable.tsx'
import { Danish, Refs, Said } from './Said.tsx'
import { StatusNow } from './StatusNow.tsx'
import type { Say } from './say.ts'
import { TrendSection } from './TrendSection.tsx'

type BodyProps = { page: InitiativePage; day: KnownDay; say: Say }

/** Everything known about one initiative, the answer first. */
export function InitiativeBody({ page, day, say }: BodyProps) {
  const came = useRef<HTMLElement | null>(null)

  // Who comes from a milestone on the timeline lands at its line.
  useEffect(() => {
    const id = decodeURIComponent(location.hash.slice(1))
    if (id) leadTo(document.getElementById(id))
  }, [])

  /** A foot note's number leads to its source and the source back to where the reader was. */
  function follow(event: MouseEvent) {
    const target = event.target as Element
    const reference = target.closest<HTMLElement>('a.src')
    const line = target.closest<HTMLAnchorElement>('a[href^="#m-"]')
    if (line) {
      event.preventDefault()
      leadTo(document.getElementById(decodeURIComponent(line.hash.slice(1))))
    }
    const back = target.closest<HTMLElement>('[data-back]')?.dataset.back
    if (reference) {
      event.preventDefault()
      came.current = reference
      leadTo(document.getElementById(`k${reference.dataset.source}`))
    }
    if (back) {
      const same = came.current?.dataset.source === back ? came.current : null
      leadTo(same ?? document.querySelector<HTMLElement>(`a.src[data-source="${back}"]`))
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: it hears its links' and buttons' presses
    <div className="ini" onClick={follow}>
      <Crumb page={page} day={day} say={say} />
      <div className="ini-m">
        <Head page={page} say={say} />
        <StatusNow page={page} say={say} latest={day === undefined} />
        <History page={page} say={say} />
        <ProjectTable page={page} day={day} say={say} />
        <MilestoneTable page={page} say={say} />
        <TrendSection page={page} say={say} />
        <Figures page={page} say={say} />
        <Sectors page={page} say={say} />
        <Outstanding page={page} say={say} />
        <Benefits page={page} say={say} />
        <LifecycleHistory page={page} say={say} />
      </div>
      <Aside page={page} day={day} say={say} />
    </div>
  )
}

/** The one place that was led to is marked: a focus that follows a press is not shown by the browser. */
function leadTo(element: HTMLElement | null) {
  for (const before of document.querySelectorAll<HTMLElement>('[data-led]')) delete before.dataset.led
  if (element) element.dataset.led = ''
  element?.focus({ preventScroll: true })
  element?.scrollIntoView({ block: 'center' })
}

function Crumb({ page, day, say }: BodyProps) {
  const { focusArea, portfolio } = page
  const overview = paths.overview(portfolio.slug, day)
  return (
    <nav className="crumb" aria-label={say.own.breadcrumb}>
      <a href={overview}>{say.shared.overview}</a>
      <span aria-hidden="true">/</span>
      <a href={`${overview}${day ? '&' : '?'}omraade=${focusArea.number}`}>
        {focusArea.number} {say.formats.title(focusArea)}
      </a>
    </nav>
  )
}

function Head({ page, say }: Omit<BodyProps, 'day'>) {
  const { own, shared, formats } = say
  const { code, title, titleNote, codeAsPrinted, owners, focusArea, lifecycle, updatedAt } = page
  const printed = codeAsPrinted && codeAsPrinted !== code ? own.codePrinted(codeAsPrinted) : null
  return (
    <header className="ini-h">
      <div>
        <div className="ini-t">
          <h1>
            <span className="h-code">{code}</span> <Danish>{title}</Danish>
          </h1>
          <Refs of={page.known.sources} say={say} />
        </div>
        {titleNote || printed ? (
          <p className="note">
            {own.asPrinted}: {titleNote ? <Said of={titleNote} /> : null} {printed}
          </p>
        ) : null}
        <ul className="meta" aria-label={own.owners}>
          {owners.map(({ abbreviation, name, accountable }) => (
            <li key={abbreviation}>
              <abbr className="own" title={name}>
                {abbreviation}
              </abbr>
              {name === abbreviation ? null : name}
              {accountable && owners.length > 1 ? <span className="mut"> ({own.accountable})</span> : null}
            </li>
          ))}
        </ul>
        <p className="meta">
          <span>{own.area(focusArea.number, formats.title(focusArea))}</span>
          <span>
            {own.lifecycle}: {lifecycle ? <LifecycleState lifecycle={lifecycle} /> : shared.notStated}
          </span>
          {updatedAt ? <span>{own.updated(formats.day(updatedAt))}</span> : null}
        </p>
        {page.description ? (
          <p className="ini-d">
            <Said of={page.description.text} />
            <Refs of={page.description.sources} say={say} />
          </p>
        ) : null}
      </div>
      <PrintButton label={shared.print} />
    </header>
  )
}
