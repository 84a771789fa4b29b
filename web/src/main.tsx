// The styles come first: a page's own styles are read after them and may override.
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import './styles/pieces.css'
import './styles/known-at.css'
import './styles/shell.css'
import './styles/print.css'

import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { takeOver } from './app/drawn.ts'
import { beginJourney } from './app/journey.ts'
import { opening } from './app/opening.ts'
import { Broken } from './app/Problem.tsx'
import { queryClient } from './app/queryClient.ts'
import { LanguageProvider, languageHere } from './language/Language.tsx'

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')

const root = createRoot(place, {
  // A fault in a page empties the screen; say so, and how to go on.
  onUncaughtError: error => {
    console.error(error)
    queueMicrotask(() =>
      root.render(
        <LanguageProvider first={languageHere()}>
          <Broken />
        </LanguageProvider>,
      ),
    )
  },
})

beginJourney()
// Not with `await`: what is fetched meanwhile imports parts of this file, and would wait for it.
void opening(queryClient).then(() =>
  takeOver(place, () => root.render(<App client={queryClient} language={languageHere()} />)),
)
