import type { ListedPortfolio } from '@pejl/server/portfolio/contract'
import { type FormEvent, useState } from 'react'
import { useRouter } from 'wouter'
import { useFormats, useShared } from '../language/Language.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Popover } from '../ui/Popover.tsx'
import { DaysScrubber } from './DaysScrubber.tsx'
import { adjust, turnTo } from './journey.ts'
import { useKeys } from './keys.ts'
import { type KnownDay, paths } from './paths.ts'

/** The same view as of another day; undefined: as of now. */
export const atDay = (day: KnownDay) => addressAt(day, location.pathname, location.search)

function addressAt(day: KnownDay, path: string, from: string): string {
  const search = new URLSearchParams(from)
  if (day) search.set('pr', day)
  else search.delete('pr')
  // Commas stay readable: they are allowed in a query.
  const text = search.toString().replaceAll('%2C', ',')
  return path + (text ? `?${text}` : '')
}

/** The same for a link that the server draws too. */
export function useAtDay(): (day: KnownDay) => string {
  const { ssrPath, ssrSearch } = useRouter()
  return day => (ssrPath === undefined ? atDay(day) : addressAt(day, ssrPath, ssrSearch ?? ''))
}

/** Whether something newer is known than what was known on that day. */
export const isPast = ({ recordedDays, latestDay }: ListedPortfolio, day: KnownDay) =>
  day !== undefined && day < (recordedDays.at(-1) ?? latestDay)

type KnownAtProps = { portfolio: ListedPortfolio; day: KnownDay; note?: string | undefined }

/** The bar that says as of which day everything is shown: neutral at the latest, blue at a past day. */
export function KnownAt({ portfolio, day, note }: KnownAtProps) {
  const words = useShared()
  const formats = useFormats()
  const { latestDay, recordedDays } = portfolio
  const linkTo = useAtDay()
  const shown = day ?? latestDay
  const past = isPast(portfolio, day)
  // After the last recording nothing newer is known: the days until today are one and the same step.
  const standing = past ? shown : (recordedDays.at(-1) ?? latestDay)
  const earlier = recordedDays.findLast(recorded => recorded < standing)
  const later = recordedDays.find(recorded => recorded > standing)
  const goTo = (to: string | undefined) => {
    if (to) adjust(atDay(isPast(portfolio, to) ? to : undefined))
  }
  useKeys({ '[': () => goTo(earlier), ']': () => goTo(later), t: () => adjust(atDay(undefined)) })

  return (
    <section className={past ? 'known known--then' : 'known'} aria-label={words.knownAs}>
      <span className="known-l">{words.knownAs}</span>
      <span className="stepper">
        <button
          type="button"
          className="btn btn--icon"
          disabled={!earlier}
          title={earlier ? formats.day(earlier) : words.isEarliest}
          aria-label={words.earlierDay}
          aria-keyshortcuts="["
          onClick={() => goTo(earlier)}
        >
          <Icon name="left" />
        </button>
        <Popover
          className="btn btn--date"
          name={words.chooseDay}
          button={
            <>
              <span className="vh">{words.chooseDay}: </span>
              {formats.day(shown)}
              <Icon name="down" />
            </>
          }
        >
          {close => <DayChoice portfolio={portfolio} shown={shown} standing={standing} close={close} />}
        </Popover>
        <button
          type="button"
          className="btn btn--icon"
          disabled={!later}
          title={later ? formats.day(later) : words.isLatest}
          aria-label={words.laterDay}
          aria-keyshortcuts="]"
          onClick={() => goTo(later)}
        >
          <Icon name="right" />
        </button>
      </span>
      <DaysScrubber days={recordedDays} shown={shown} choose={goTo} />
      {past ? (
        <span className="known-n">
          {words.pastDay(formats.day(shown))} <a href={linkTo(undefined)}>{words.toLatest}</a>
        </span>
      ) : (
        <span className="known-n">
          {[note, portfolio.concludedOn && words.closingStatus].filter(Boolean).join(' · ')}
        </span>
      )}
      <span className="grow" />
      <CompareLink portfolio={portfolio} shown={shown} earlier={earlier} past={past} />
      <CopyLink shown={shown} />
    </section>
  )
}

type CompareProps = { portfolio: ListedPortfolio; shown: string; earlier: string | undefined; past: boolean }

/** From a past day to what is known now; from the recording before to the latest. */
function CompareLink({ portfolio, shown, earlier, past }: CompareProps) {
  const words = useShared()
  const { slug, recordedDays, latestDay } = portfolio
  const from = past ? shown : earlier
  if (!from) return null
  return (
    <a
      className="known-v hide-m"
      href={paths.comparison(slug, from, past ? (recordedDays.at(-1) ?? latestDay) : shown)}
    >
      {words.compare}
    </a>
  )
}

type DayChoiceProps = { portfolio: ListedPortfolio; shown: string; standing: string; close: () => void }

function DayChoice({ portfolio, shown, standing, close }: DayChoiceProps) {
  const words = useShared()
  const formats = useFormats()
  const { latestDay, recordedDays } = portfolio
  const [chosen, setChosen] = useState(shown)
  function show(event: FormEvent) {
    event.preventDefault()
    if (!chosen) return
    close()
    turnTo(atDay(isPast(portfolio, chosen) ? chosen : undefined))
  }
  return (
    <form className="days" onSubmit={show}>
      <label>
        {words.dayToShow}
        <span className="days-f">
          <input
            className="inp"
            type="date"
            value={chosen}
            max={latestDay}
            required
            onChange={event => setChosen(event.target.value)}
          />
          <button type="submit" className="btn btn--pri">
            {words.showDay}
          </button>
        </span>
      </label>
      <h2>{words.recordedDays}</h2>
      <ul>
        {recordedDays.toReversed().map(recorded => (
          <li key={recorded}>
            <a
              href={atDay(isPast(portfolio, recorded) ? recorded : undefined)}
              aria-current={recorded === standing ? 'date' : undefined}
              onClick={close}
            >
              {formats.day(recorded)}
              {recorded === recordedDays.at(-1) ? <span className="mut"> · {words.latest}</span> : null}
            </a>
          </li>
        ))}
      </ul>
    </form>
  )
}

/** What is copied always names its day, so that the reader of the link sees the same. */
function CopyLink({ shown }: { shown: string }) {
  const words = useShared()
  const [copied, setCopied] = useState(false)
  async function copy() {
    await navigator.clipboard.writeText(location.origin + atDay(shown))
    setCopied(true)
    setTimeout(() => setCopied(false), 4000)
  }
  return (
    <>
      <output className="known-c">{copied ? words.linkCopied : ''}</output>
      <button
        type="button"
        className="btn btn--icon btn--ghost hide-m"
        aria-label={words.copyLink}
        title={words.copyLink}
        onClick={copy}
      >
        <Icon name={copied ? 'check' : 'link'} />
      </button>
    </>
  )
}
