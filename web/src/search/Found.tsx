import { useFormats, useShared } from '../language/Language.tsx'
import { Choice } from './Choice.tsx'
import type { Words } from './da.ts'
import type { OptionGroup } from './series.ts'
import type { Finding } from './useFound.ts'

type FoundProps = {
  id: string
  groups: readonly OptionGroup[]
  finding: Finding
  own: Words
  /** What is written. */
  text: string
  /** The id of the marked option. */
  active: string | undefined
  point: (id: string) => void
  chosen: () => void
}

/** What was found, by kind; or what can be searched for, that nothing was found, that it failed. */
export function Found({ id, groups, finding, own, text, active, point, chosen }: FoundProps) {
  const formats = useFormats()
  return (
    <div className="fnd-b" aria-busy={finding.isOld && text !== ''}>
      <Instead {...{ groups, finding, own, text }} />
      <div id={id} role="listbox" aria-label={own.found} className="fnd-l" hidden={groups.length === 0}>
        {groups.map(({ kind, total, options }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
          <div key={kind} role="group" aria-labelledby={`found-${kind}`} className="fnd-g">
            <div id={`found-${kind}`} role="presentation" className="fnd-k">
              {own.kind[kind]}{' '}
              {total > options.length ? (
                <span className="mut">{own.someOf(options.length, formats.number(total))}</span>
              ) : null}
            </div>
            {options.map(option => (
              <Choice
                key={option.id}
                option={option}
                own={own}
                active={option.id === active}
                point={() => point(option.id)}
                chosen={chosen}
              />
            ))}
          </div>
        ))}
      </div>
      <Count groups={groups} own={own} isOld={finding.isOld || text === ''} />
    </div>
  )
}

type InsteadProps = Pick<FoundProps, 'groups' | 'finding' | 'own' | 'text'>

function Instead({ groups, finding, own, text }: InsteadProps) {
  const shared = useShared()
  if (text === '')
    return (
      <div className="fnd-n">
        <p>{own.what}</p>
        <p className="mut">{own.how}</p>
      </div>
    )
  if (finding.isFailed)
    return (
      <div className="fnd-n" role="alert">
        <p>{own.failed}</p>
        <button type="button" className="btn" onClick={finding.retry}>
          {shared.retry}
        </button>
      </div>
    )
  if (!finding.answer) return <p className="fnd-n fnd-w mut">{own.searching}</p>
  if (groups.length > 0) return null
  return (
    <div className="fnd-n">
      <p>{own.nothing(finding.answer.q)}</p>
      <p className="mut">{own.nothingHint}</p>
    </div>
  )
}

/** Said once the writing pauses, for who does not see the list. */
function Count({ groups, own, isOld }: { groups: readonly OptionGroup[]; own: Words; isOld: boolean }) {
  const formats = useFormats()
  const total = groups.reduce((sum, group) => sum + group.total, 0)
  return (
    <p role="status" className="vh">
      {isOld ? '' : own.count(total, formats.number(total))}
    </p>
  )
}
