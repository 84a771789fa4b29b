// @vitest-environment jsdom
import { act, render, screen } from '@testing-library/react'
import { Suspense } from 'react'
import { expect, test } from 'vitest'
import { bilingual, LanguageProvider, useWords } from './Language.tsx'

const wordsOf = (english: string) => bilingual('dansk', () => Promise.resolve(english))
const [one, two, three] = [wordsOf('one'), wordsOf('two'), wordsOf('three')]
// Each asks for its own words, as a page does that uses another's beside its own.
const All = () => `${useWords(one)} ${useWords(two)} ${useWords(three)}`

test('words of several pages that come while one is drawn stay with the page they are of', async () => {
  const page = (
    <LanguageProvider first="en">
      <Suspense fallback="…">
        <All />
      </Suspense>
    </LanguageProvider>
  )
  await act(async () => void render(page))
  await act(async () => {})
  expect(screen.getByText('one two three')).toBeTruthy()
})
