// The styles come first: a page's own styles are read after them and may override.
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import './styles/pieces.css'
import './styles/known-at.css'
import './styles/shell.css'
import './styles/print.css'

import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { opening } from './app/opening.ts'
import { Broken } from './app/Problem.tsx'
import { queryClient } from './app/queryClient.ts'
import { Routes } from './app/routes.tsx'
import { LanguageProvider } from './language/Language.tsx'
import { useLiveUpdates } from './live/useLiveUpdates.ts'

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')

const root = createRoot(place, {
  // A fault in a page empties the screen; say so, and how to go on.
  onUncaughtError: error => {
    console.error(error)
    queueMicrotask(() =>
      root.render(
        <LanguageProvider>
          <Broken />
        </LanguageProvider>,
      ),
    )
  },
})

await opening(queryClient)

root.render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <LanguageProvider>
        <Live />
        <Routes />
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
)

function Live() {
  useLiveUpdates()
  return null
}
