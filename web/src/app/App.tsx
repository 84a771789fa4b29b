import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { useSessionOfOtherTabs } from '../access/session.ts'
import type { Language } from '../language/formats.ts'
import { LanguageProvider } from '../language/Language.tsx'
import { useLiveUpdates } from '../live/useLiveUpdates.ts'
import { Routes } from './routes.tsx'

/** The whole application, in the browser and where the server draws its first page. */
export function App({ client, language }: { client: QueryClient; language: Language }) {
  return (
    <StrictMode>
      <QueryClientProvider client={client}>
        <LanguageProvider first={language}>
          <Live />
          <Routes />
        </LanguageProvider>
      </QueryClientProvider>
    </StrictMode>
  )
}

function Live() {
  useLiveUpdates()
  useSessionOfOtherTabs()
  return null
}
