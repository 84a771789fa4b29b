import type { ListedPortfolio } from '@pejl/server/portfolio/contract'
import { useEffect, useState } from 'react'
import { paths, today } from '../app/paths.ts'
import { Icon } from '../ui/Icon.tsx'
import type { Say } from './say.ts'
import type { TwoDays } from './series.ts'

type BarProps = {
  days: TwoDays
  portfolio: ListedPortfolio
  say: Say
  compare: (days: TwoDays) => void
}

/** In the known-at bar's place: the two days, each with a stepper over the days when something was recorded. */
export function DaysBar({ days, portfolio, say, compare }: BarProps) {
  const { own } = say
  const { from, to } = days
  const shared = { recorded: portfolio.recordedDays, say }
  return (
    <section className="known cmp-days" aria-label={own.title}>
      <Day
        {...shared}
        label={own.from}
        name={own.fromName}
        day={from}
        fits={day => day <= to}
        choose={day => compare({ from: day, to })}
      />
      <Day
        {...shared}
        label={own.to}
        name={own.toName}
        day={to}
        fits={day => day >= from}
        choose={day => compare({ from, to: day })}
      />
      <a className="known-v" href={paths.overview(portfolio.slug)}>
        {say.shared.toLatest}
      </a>
    </section>
  )
}

type DayProps = {
  label: string
  name: string
  day: string
  recorded: readonly string[]
  say: Say
  /** Whether it keeps the two days in their order; what does not is taken when it is written in full. */
  fits: (day: string) => boolean
  choose: (day: string) => void
}

function Day({ label, name, day, recorded, say, fits, choose }: DayProps) {
  const { own, formats, shared } = say
  const earlier = recorded.findLast(one => one < day)
  const later = recorded.find(one => one > day)
  const step = (to: string | undefined, icon: string, word: string, none: string) => (
    <button
      type="button"
      className="btn btn--icon"
      disabled={!to}
      aria-label={word}
      title={to ? formats.day(to) : none}
      onClick={() => to && choose(to)}
    >
      <Icon name={icon} />
    </button>
  )
  return (
    <span className="cmp-day">
      <span className="known-l" aria-hidden="true">
        {label}
      </span>
      <span className="stepper">
        {step(earlier, 'left', own.earlier(label), shared.isEarliest)}
        <DayField name={name} day={day} fits={fits} choose={choose} />
        {step(later, 'right', own.later(label), shared.isLatest)}
      </span>
    </span>
  )
}

/** A year that is still being typed is no year to go to. */
const FIRST = '1990-01-01'

function DayField({ name, day, fits, choose }: Pick<DayProps, 'name' | 'day' | 'fits' | 'choose'>) {
  const [typed, setTyped] = useState(day)
  useEffect(() => setTyped(day), [day])
  const isDay = (value: string) => value >= FIRST && value <= today()
  return (
    <input
      type="date"
      className="btn btn--date cmp-in"
      aria-label={name}
      value={typed}
      min={FIRST}
      max={today()}
      required
      onChange={({ target: { value } }) => {
        setTyped(value)
        if (isDay(value) && fits(value)) choose(value)
      }}
      onKeyDown={event => event.key === 'Enter' && isDay(typed) && choose(typed)}
      onBlur={() => (isDay(typed) ? typed !== day && choose(typed) : setTyped(day))}
    />
  )
}
