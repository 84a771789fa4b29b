import type { Formats } from '../language/formats.ts'
import { useFormats } from '../language/Language.tsx'
import { LifecycleState, LightState } from '../status/Glyph.tsx'
import type { Words } from './da.ts'
import type { Option } from './series.ts'

type ChoiceProps = { option: Option; own: Words; active: boolean; point: () => void; chosen: () => void }

/** One thing found: a link that is also an option of the list. */
export function Choice({ option, own, active, point, chosen }: ChoiceProps) {
  const formats = useFormats()
  return (
    <a
      id={option.id}
      role="option"
      aria-selected={active}
      tabIndex={-1}
      className="fnd-o"
      href={option.href}
      onPointerMove={point}
      onClick={event => {
        // A new tab leaves the search where it is.
        if (!(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)) chosen()
      }}
    >
      <Content option={option} own={own} formats={formats} />
    </a>
  )
}

type ContentProps = { option: Option; own: Words; formats: Formats }

function Content({ option, own, formats }: ContentProps) {
  const { kind, hit } = option
  const danish = formats.language === 'da' ? undefined : 'da'
  if (kind === 'initiative') return <Initiative hit={hit} lang={danish} />
  if (kind === 'organisation')
    return (
      <>
        <span className="own">{hit.abbreviation}</span>
        <span className="fnd-t" lang={danish}>
          {hit.abbreviation === hit.name ? null : hit.name}
        </span>
        <span className="fnd-s">{own.owns(formats.number(hit.initiatives), hit.initiatives === 1)}</span>
      </>
    )
  if (kind === 'source')
    return (
      <>
        <span className="fnd-t" lang={danish}>
          {hit.title}
        </span>
        {hit.date ? <span className="fnd-s">{formats.day(hit.date.latest)}</span> : null}
      </>
    )
  const isTranslated = kind === 'milestone' && hit.titleEn !== null
  return (
    <>
      <span className="fnd-t" lang={isTranslated ? undefined : danish}>
        {kind === 'milestone' ? formats.title(hit) : hit.title}
      </span>
      <span className="fnd-s trunc" lang={danish}>
        {own.belongsTo(hit.code, hit.initiative)}
      </span>
    </>
  )
}

type InitiativeProps = { hit: Extract<Option, { kind: 'initiative' }>['hit']; lang: string | undefined }

/** Lifecycle first where both signs stand. */
function Initiative({ hit: { code, title, lifecycle, light }, lang }: InitiativeProps) {
  return (
    <>
      <span className="fnd-c">{code}</span>
      <span className="fnd-t" lang={lang}>
        {title}
      </span>
      <span className="fnd-s">
        {lifecycle ? <LifecycleState lifecycle={lifecycle} /> : null}
        {light ? <LightState light={light} /> : null}
      </span>
    </>
  )
}
