import { useEffect, useRef, useState } from 'react'
import { bilingual, useShared, useWords } from '../language/Language.tsx'
import { Icon } from '../ui/Icon.tsx'
import { keysOn, turnKeys } from './keys.ts'

const da = {
  title: 'Genvejstaster',
  intro: 'Tasterne virker, når du ikke skriver i et felt.',
  single: 'Brug genvejstaster',
  groups: [
    {
      name: 'Overalt',
      keys: [
        ['/', 'Søg i porteføljen'],
        ['g o', 'Til overblikket'],
        ['g t', 'Til tidslinjen'],
        ['g h', 'Til historikken'],
        ['g i', 'Indberet, når du har en rolle til det'],
        ['[ ]', 'Forrige og næste registrering'],
        ['t', 'Seneste'],
        ['p', 'Udskriv'],
        ['?', 'Denne liste'],
        ['Esc', 'Luk'],
      ],
    },
    {
      name: 'I overblikket',
      keys: [
        ['j k', 'Næste og forrige række, også med pilene'],
        ['Enter', 'Åbn indsatsen'],
        ['Mellemrum', 'Se vurdering og beregning'],
        ['← →', 'Fold og udfold en gruppe'],
        ['f', 'Til filtrene'],
        ['d', 'Skift tæthed'],
      ],
    },
    {
      name: 'I en indberetning',
      keys: [
        ['p u k', 'På sporet, udfordret, kritisk for den, der er valgt'],
        ['i', 'Ingen ændringer'],
        ['Ctrl Enter', 'Indsend'],
      ],
    },
    {
      name: 'I tidslinjen',
      keys: [
        ['+ −', 'Zoom ind og ud'],
        ['0', 'Hele perioden'],
        [', .', 'Tidligere og senere'],
      ],
    },
    {
      name: 'I et kildedokument',
      keys: [
        ['j k', 'Næste og forrige citerede linje'],
        ['↑ ↓', 'Linje for linje'],
      ],
    },
  ],
}
const words = bilingual(da, async () => ({
  title: 'Keyboard shortcuts',
  intro: 'The keys work when you are not writing in a field.',
  single: 'Use keyboard shortcuts',
  groups: [
    {
      name: 'Everywhere',
      keys: [
        ['/', 'Search the portfolio'],
        ['g o', 'To the overview'],
        ['g t', 'To the timeline'],
        ['g h', 'To the history'],
        ['g i', 'Report, when you have a role for it'],
        ['[ ]', 'Previous and next recording'],
        ['t', 'Latest'],
        ['p', 'Print'],
        ['?', 'This list'],
        ['Esc', 'Close'],
      ],
    },
    {
      name: 'In the overview',
      keys: [
        ['j k', 'Next and previous row, also with the arrows'],
        ['Enter', 'Open the initiative'],
        ['Space', 'See what is judged and computed'],
        ['← →', 'Fold and unfold a group'],
        ['f', 'To the filters'],
        ['d', 'Change density'],
      ],
    },
    {
      name: 'In a report',
      keys: [
        ['p u k', 'On track, challenged, critical for the one chosen'],
        ['i', 'No changes'],
        ['Ctrl Enter', 'Submit'],
      ],
    },
    {
      name: 'In the timeline',
      keys: [
        ['+ −', 'Zoom in and out'],
        ['0', 'The whole period'],
        [', .', 'Earlier and later'],
      ],
    },
    {
      name: 'In a source document',
      keys: [
        ['j k', 'Next and previous cited line'],
        ['↑ ↓', 'Line by line'],
      ],
    },
  ],
}))

/** The list of keys, and the switch that turns single keys off. */
export function Shortcuts({ close }: { close: () => void }) {
  const own = useWords(words)
  const shared = useShared()
  const dialog = useRef<HTMLDialogElement>(null)
  const [on, setOn] = useState(keysOn)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className="dlg" aria-labelledby="keys-title" onClose={close}>
      <header className="dlg-h">
        <h2 id="keys-title">{own.title}</h2>
        <button
          type="button"
          className="btn btn--icon btn--ghost"
          aria-label={shared.close}
          onClick={() => dialog.current?.close()}
        >
          <Icon name="close" />
        </button>
      </header>
      <p className="mut">{own.intro}</p>
      <label className="ck">
        <input
          type="checkbox"
          checked={on}
          onChange={event => {
            turnKeys(event.target.checked)
            setOn(event.target.checked)
          }}
        />
        {own.single}
      </label>
      <div className="keys">
        {own.groups.map(group => (
          <section key={group.name}>
            <h3>{group.name}</h3>
            <dl>
              {group.keys.map(([keys, what]) => (
                <div key={keys}>
                  <dt>
                    <kbd>{keys}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </dialog>
  )
}
