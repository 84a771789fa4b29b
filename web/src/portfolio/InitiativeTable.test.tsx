// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { da as shared } from '../language/da.ts'
import { formatsOf } from '../language/formats.ts'
import { da as own } from './da.ts'
import { InitiativeTable } from './InitiativeTable.tsx'
import { madeInitiative, madeOverview } from './made.ts'
import { grouped } from './rows.ts'
import { PLAIN } from './view.ts'

afterEach(cleanup)

const careCommunication = madeInitiative('2.1', {
  title: 'Modernisering af digitale meddelelser',
  judged: { overall: 'yellow', basis: 'assessed' },
  computed: {
    overall: 'red',
    time: 'red',
    reasons: [
      {
        dimension: 'time',
        light: 'red',
        kind: 'slip',
        title: 'CareCommunication',
        titleEn: null,
        value: 182,
        sector: null,
      },
    ],
  },
  gaps: [{ dimension: 'overall', steps: 1 }],
  rollout: {
    title: 'Udbredt',
    titleEn: null,
    done: 4,
    total: 5,
    unit: 'regioner',
    unitEn: null,
    sector: null,
    qualifier: null,
    asOf: null,
  },
})
const overview = madeOverview([
  madeInitiative('1.1', { lifecycle: 'in_operation', judged: { overall: 'green' }, lit: false }),
  madeInitiative('1.4', { lifecycle: 'in_operation', judged: { overall: 'yellow' } }),
  careCommunication,
  madeInitiative('2.2', { judged: { overall: 'not_reported', earlier: { overall: 'green', asOf: '2024-12-09' } } }),
])

function show() {
  const spies = { change: vi.fn(), detail: vi.fn() }
  render(
    <InitiativeTable
      groups={grouped(overview.initiatives, overview, PLAIN)}
      titleOf={group => `Område ${group.number}`}
      view={PLAIN}
      frame={{
        slug: 'prove',
        day: '2025-03-31',
        from: '2018-01-01',
        to: '2025-03-31',
        organisations: overview.organisations,
      }}
      say={{ shared, own, formats: formatsOf('da') }}
      marked={new Set()}
      {...spies}
    />,
  )
  return spies
}
const row = (code: string) => {
  const found = document.querySelector<HTMLElement>(`[data-code="${code}"]`)
  if (!found) throw new Error(`no row ${code}`)
  return within(found)
}

test('a row says what is judged, what is computed, the gap and the reason', () => {
  show()
  const sentence = 'Tid: vurderet ikke oplyst, beregnet kritisk: CareCommunication er 6\u00A0mdr. senere end planen'
  expect(row('2.1').getByRole('img', { name: sentence })).toBeTruthy()
  expect(
    row('2.1').getByRole('img', { name: /Samlet: vurderet udfordret, beregnet kritisk: .* – beregnet 1 trin værre/ }),
  ).toBeTruthy()
  expect(row('2.1').getByText(', vurderet ud fra kilden')).toBeTruthy()
  expect(row('2.1').getByText('/5 regioner', { exact: false })).toBeTruthy()
})

test('where nothing is followed any more no light stands, and something outstanding shows both signs', () => {
  show()
  expect(row('1.1').queryByText('På sporet')).toBeNull()
  expect(row('1.1').getByText('I drift')).toBeTruthy()
  expect(row('1.1').getByText('Dimensioner vurderes ikke i denne tilstand')).toBeTruthy()
  expect(row('1.4').getByText('I drift')).toBeTruthy()
  expect(row('1.4').getByText('Udfordret')).toBeTruthy()
})

test('a missed report keeps the old light hollow, with its day', () => {
  show()
  expect(row('2.2').getByText('Ikke indberettet')).toBeTruthy()
  const old = row('2.2').getByRole('img', { name: 'Senest kendt: På sporet, 9. dec. 2024' })
  expect(old.querySelector('use')?.getAttribute('href')).toBe('#g-ok-old')
})

test('links carry the day, and the table is one stop for Tab', () => {
  show()
  const links = screen.getAllByRole('link')
  expect(links.every(link => link.getAttribute('href')?.endsWith('?pr=2025-03-31'))).toBe(true)
  expect(links.filter(link => link.tabIndex === 0)).toHaveLength(1)
})

test('arrows move between rows, and space opens the two lights', () => {
  const { detail } = show()
  const [first, second] = screen.getAllByRole('link')
  first?.focus()
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowDown' })
  expect(document.activeElement).toBe(second)
  expect(second?.tabIndex).toBe(0)
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'End' })
  expect(document.activeElement?.textContent).toBe('Indsats 2.2')
  fireEvent.keyDown(document.activeElement ?? document.body, { key: ' ' })
  expect(detail).toHaveBeenCalledWith('2.2', document.activeElement)
})

test('a column head sorts, and says so', () => {
  const { change } = show()
  fireEvent.click(screen.getByRole('button', { name: 'Skred' }))
  expect(change).toHaveBeenCalledWith({ sort: 'skred', reversed: false })
  expect(screen.getByRole('columnheader', { name: 'Indsats' }).getAttribute('aria-sort')).toBe('ascending')
})
