import type { Overview } from '@pejl/server/portfolio/contract'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { filtersOf } from './Choices.tsx'
import { filtered } from './rows.ts'
import type { Say } from './say.ts'
import { PLAIN, type View } from './view.ts'

type NoneFoundProps = {
  overview: Overview
  view: View
  say: Say
  change: (view: Partial<View>) => void
  clear: () => void
}

/** No row passes every filter: names them, lets each be taken away, and says what each would find alone. */
export function NoneFound({ overview, view, say, change, clear }: NoneFoundProps) {
  const { own } = say
  const chosen = filtersOf(overview, view, say).flatMap(filter =>
    filter.options.filter(option => option.chosen).map(option => ({ filter, option })),
  )
  const alone = chosen.length > 1 || view.text ? chosen.slice(0, 2) : []
  return (
    <Notice
      title={own.noneFound}
      hint={
        <span className="chips">
          {view.text ? (
            <Chip name={`${say.shared.search}: ${view.text}`} say={say} remove={() => change({ text: '' })} />
          ) : null}
          {chosen.map(({ filter, option }) => (
            <Chip
              key={filter.name + option.key}
              name={`${filter.word}: ${option.short ?? option.word}`}
              say={say}
              remove={() => change(option.toggle())}
            />
          ))}
        </span>
      }
    >
      <button type="button" className="btn btn--pri" onClick={clear}>
        {own.clearAll}
      </button>
      {alone.map(({ filter, option }) => {
        const only = { ...filter.none, [filter.name]: onlyValue(view, filter.name, option.key) }
        const count = filtered(overview, { ...PLAIN, ...only }).length
        return count > 0 ? (
          <button
            key={filter.name + option.key}
            type="button"
            className="btn btn--ghost"
            onClick={() => change({ ...EMPTY, ...only })}
          >
            {own.onlyThis(option.short ?? option.word, count)}
          </button>
        ) : null
      })}
    </Notice>
  )
}

const EMPTY: Partial<View> = { owners: [], areas: [], statuses: [], programmes: [], text: '' }

const onlyValue = (view: View, name: 'owners' | 'areas' | 'statuses' | 'programmes', key: string) =>
  (view[name] as readonly (string | number)[]).filter(value => String(value) === key)

function Chip({ name, say, remove }: { name: string; say: Say; remove: () => void }) {
  return (
    <button type="button" className="chip" aria-label={say.own.remove(name)} onClick={remove}>
      {name}
      <Icon name="close" />
    </button>
  )
}
