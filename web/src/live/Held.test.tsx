// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { BehindContext } from '../app/behind.ts'
import { Held } from './Held.tsx'

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const first = { revision: '1', knownAt: '2025-03-31', text: 'det første' }
const second = { revision: '2', knownAt: '2026-11-21', text: 'det nye' }
const view = (newest: typeof first, question = 'q') => (
  <Held newest={newest} question={question} show="Vis den">
    {shown => <p>{shown.text}</p>}
  </Held>
)

test('a newer answer waits until the reader asks for it', () => {
  const { rerender } = render(view(first))
  rerender(view(second))
  expect(screen.getByText('det første')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Vis den' }))
  expect(screen.getByText('det nye')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})

test('the same revision read again is no news', () => {
  const { rerender } = render(view(first))
  rerender(view({ ...first }))
  expect(screen.queryByRole('button')).toBeNull()
})

test('another question shows its own answer at once', () => {
  const { rerender } = render(view(first))
  rerender(view(second, 'another'))
  expect(screen.getByText('det nye')).toBeTruthy()
})

test('out of sight the newest is taken without asking', () => {
  const { rerender } = render(view(first))
  rerender(view(second))
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
  fireEvent(document, new Event('visibilitychange'))
  expect(screen.getByText('det nye')).toBeTruthy()
})

test('while a newer answer waits, the page is told which day is still shown', () => {
  const told = vi.fn()
  const page = (newest: typeof first) => <BehindContext value={told}>{view(newest)}</BehindContext>
  const { rerender } = render(page(first))
  rerender(page(second))
  expect(told.mock.lastCall).toEqual(['2025-03-31'])
  fireEvent.click(screen.getByRole('button', { name: 'Vis den' }))
  expect(told.mock.lastCall).toEqual([null])
})
