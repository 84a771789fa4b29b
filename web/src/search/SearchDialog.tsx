import './search.css'
import { type KeyboardEvent, type MouseEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useSearch } from 'wouter'
import { releaseKeys } from '../app/keys.ts'
import { knownDayIn } from '../app/paths.ts'
import { bilingual, useFormats, useShared, useWords } from '../language/Language.tsx'
import { Icon } from '../ui/Icon.tsx'
import { da } from './da.ts'
import { Found } from './Found.tsx'
import { keepQuestion, recentQuestion } from './recent.ts'
import { movedBy, type Option, optionsOf } from './series.ts'
import { useFound } from './useFound.ts'

const searchWords = bilingual(da, () => import('./en.ts').then(module => module.en))
const LIST = 'found'

/** The search, over whatever page is open: a field whose arrows go through the list of what was found. */
export function SearchDialog({ slug, close }: { slug: string; close: () => void }) {
  const own = useWords(searchWords)
  const shared = useShared()
  const formats = useFormats()
  const day = knownDayIn(useSearch())
  const dialog = useRef<HTMLDialogElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(recentQuestion)
  const finding = useFound(slug, day, text)
  const groups = finding.answer ? optionsOf(finding.answer, slug, day) : []
  const options = groups.flatMap(group => group.options)
  const { active, point, write, press } = useChoice(options, finding.isOld)
  const shut = () => dialog.current?.close()

  useLayoutEffect(() => {
    dialog.current?.showModal()
    const written = releaseKeys()
    if (!written) return
    setText(written)
    // Goes on behind what was written, which is not what the field's focus has marked.
    const { current } = field
    current?.setSelectionRange(current.value.length, current.value.length)
  }, [])
  useEffect(() => keepQuestion(text), [text])

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes it too, by the browser
    <dialog ref={dialog} className="dlg fnd" aria-label={own.title} onClose={close} onClick={onBackdrop(shut)}>
      <div className="fnd-h">
        <label className="field fnd-f">
          <Icon name="search" />
          <span className="vh">{own.label}</span>
          <input
            ref={field}
            role="combobox"
            aria-expanded={options.length > 0}
            aria-controls={LIST}
            aria-activedescendant={options[active]?.id}
            aria-autocomplete="list"
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="go"
            maxLength={200}
            placeholder={own.placeholder}
            value={text}
            onFocus={event => event.target.select()}
            onChange={event => {
              write()
              setText(event.target.value)
            }}
            onKeyDown={press}
          />
        </label>
        <button type="button" className="btn btn--icon btn--ghost" aria-label={shared.close} onClick={shut}>
          <Icon name="close" />
        </button>
      </div>
      {day ? <p className="fnd-d">{own.known(formats.day(day))}</p> : null}
      <Found
        {...{ groups, finding, own, id: LIST, text: text.trim(), active: options[active]?.id }}
        point={id => point(options.findIndex(option => option.id === id))}
        chosen={shut}
      />
    </dialog>
  )
}

/** Which option is marked: the first, until the arrows or the pointer say otherwise. Enter waits for the answer. */
function useChoice(options: readonly Option[], isOld: boolean) {
  const [marked, setMarked] = useState({ at: 0, moved: false })
  const [wanted, setWanted] = useState(false)
  const active = Math.min(marked.at, options.length - 1)

  const { id = '', href } = options[active] ?? {}
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is another answer
  useEffect(() => {
    document.getElementById(id)?.scrollIntoView({ block: 'nearest' })
  }, [id, href])
  useEffect(() => {
    if (!wanted || isOld) return
    setWanted(false)
    open(options[0])
  }, [wanted, isOld, options])

  function press(event: KeyboardEvent) {
    const { key, ctrlKey, metaKey } = event
    if (event.nativeEvent.isComposing || event.altKey) return
    if (key === 'Enter') {
      event.preventDefault()
      if (isOld && !marked.moved) setWanted(true)
      else open(options[active], { ctrlKey, metaKey })
      return
    }
    // Home and End belong to what is written, until the list has been gone into.
    if (ctrlKey || metaKey || event.shiftKey || (!key.startsWith('Arrow') && !marked.moved)) return
    const at = movedBy(key, active, options.length)
    if (at === null) return
    event.preventDefault()
    setMarked({ at, moved: true })
  }
  return {
    active,
    press,
    point: (at: number) => at !== active && setMarked({ at, moved: true }),
    write: () => {
      setMarked({ at: 0, moved: false })
      setWanted(false)
    },
  }
}

/** As a press of the link does: with Ctrl or Meta in another tab, if that is what the browser does. */
function open(option: Option | undefined, held: { ctrlKey?: boolean; metaKey?: boolean } = {}) {
  const link = option && document.getElementById(option.id)
  link?.dispatchEvent(new window.MouseEvent('click', { bubbles: true, cancelable: true, ...held }))
}

/** A press beside the dialog is one on the dialog itself, for all of it is covered by its content. */
const onBackdrop = (shut: () => void) => (event: MouseEvent) => {
  if (event.target === event.currentTarget) shut()
}
