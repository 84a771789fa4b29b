// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { act, Suspense } from 'react'
import { afterEach, expect, test } from 'vitest'
import { LanguageProvider } from '../language/Language.tsx'
import { Danish, Said } from './Said.tsx'

afterEach(cleanup)

async function show(language: 'da' | 'en', en: string | null) {
  await act(async () => {
    render(
      <Suspense>
        <LanguageProvider first={language}>
          <Said of={{ da: 'Udbredes', en }} />
          <Danish>Et navn</Danish>
        </LanguageProvider>
      </Suspense>,
    )
  })
}

test('a text that has no English is shown in Danish and marked as Danish', async () => {
  await show('en', null)
  expect(screen.getByText('Udbredes').lang).toBe('da')
  expect(screen.getByText('Et navn').lang).toBe('da')
})

test('a text that has English is shown in English, unmarked', async () => {
  await show('en', 'Rolling out')
  expect(screen.getByText('Rolling out').lang).toBe('')
})

test('in Danish nothing is marked', async () => {
  await show('da', 'Rolling out')
  expect(screen.getByText('Udbredes').lang).toBe('')
  expect(screen.getByText('Et navn').lang).toBe('')
})
