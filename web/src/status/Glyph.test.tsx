// @vitest-environment jsdom
import { readFileSync } from 'node:fs'
import { LIFECYCLES, LIGHTS } from '@pejl/server/terms'
import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { LIFECYCLE_SIGNS, LIGHT_SIGNS, LightGlyph } from './Glyph.tsx'

const sprite = readFileSync('index.html', 'utf8')
const drawn = (shape: string) => sprite.includes(`id="g-${shape}"`)

test('every light and lifecycle has a shape of its own, and the sprite draws it', () => {
  const shapes = [
    ...LIGHTS.map(light => LIGHT_SIGNS[light].shape),
    ...LIFECYCLES.map(lifecycle => LIFECYCLE_SIGNS[lifecycle].shape),
  ]
  expect(new Set(shapes).size).toBe(shapes.length)
  expect(shapes.filter(shape => !drawn(shape))).toEqual([])
})

test('an old light is drawn hollow', () => {
  for (const light of LIGHTS.filter(of => of !== 'not_reported')) {
    const { container, unmount } = render(<LightGlyph light={light} stale label="før" />)
    const href = container.querySelector('use')?.getAttribute('href') ?? ''
    expect(href).toBe(`#g-${LIGHT_SIGNS[light].shape}-old`)
    expect(drawn(href.slice('#g-'.length))).toBe(true)
    expect(screen.getByRole('img', { name: 'før' })).toBeTruthy()
    unmount()
  }
})

test('every icon that the application names is drawn', () => {
  const icons = ['search', 'down', 'up', 'left', 'right', 'to', 'print', 'filter', 'clock', 'check', 'theme', 'screen']
  const others = ['grid', 'time', 'link', 'close', 'keys']
  expect([...icons, ...others].filter(icon => !sprite.includes(`id="i-${icon}"`))).toEqual([])
})
