// @vitest-environment jsdom
import { cleanup, fireEvent, render } from '@testing-library/react'
import { createElement } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { holdKeys, releaseKeys, useKeys } from './keys.ts'

const density = vi.fn()
const cancel = vi.fn()
function Listening() {
  useKeys({ '/': () => holdKeys(cancel), d: density })
  return null
}
const type = (...keys: string[]) => {
  for (const key of keys) fireEvent.keyDown(document.body, { key })
}
beforeEach(() => void render(createElement(Listening)))
afterEach(() => {
  releaseKeys()
  cleanup()
  vi.clearAllMocks()
})

test('what is typed after / runs no shortcut and waits for the field', () => {
  type('/', 'd', 'å', 'x', 'Backspace', ' ', 'Shift', 'd')
  expect(density).not.toHaveBeenCalled()
  expect(releaseKeys()).toBe('då d')
  type('d')
  expect(density).toHaveBeenCalledOnce()
})

test('what is pasted waits too', () => {
  type('/', 'd')
  const pasted = new Event('paste', { bubbles: true, cancelable: true })
  Object.assign(pasted, { clipboardData: { getData: () => 'meddelelser' } })
  document.body.dispatchEvent(pasted)
  expect(releaseKeys()).toBe('dmeddelelser')
})

test('Esc gives up what has not come, and keys are keys again', () => {
  type('/', 'd', 'Escape', 'd')
  expect(cancel).toHaveBeenCalledOnce()
  expect(density).toHaveBeenCalledOnce()
  expect(releaseKeys()).toBe('')
})
