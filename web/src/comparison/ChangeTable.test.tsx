// @vitest-environment jsdom
import type { Change } from '@pejl/server/portfolio/contract'
import { cleanup, render, screen, within } from '@testing-library/react'
import { act, Suspense } from 'react'
import { afterEach, expect, test } from 'vitest'
import { LanguageProvider } from '../language/Language.tsx'
import { ChangeTable } from './ChangeTable.tsx'
import { useSay } from './say.ts'

afterEach(cleanup)

const unknown = { light: null, lifecycle: null }
const red = { light: 'red' as const, lifecycle: 'rollout' as const }
const change = (kind: Change['kind'], code: string, given: Partial<Change> = {}): Change => ({
  ...{ kind, code, title: `Indsats ${code}`, from: unknown, to: red, milestone: null, days: null, moved: null, by: [] },
  ...given,
})

function Table({ changes }: { changes: Change[] }) {
  return <ChangeTable changes={changes} slug="trial" day="2025-05-01" say={useSay()} />
}
const textOf = (code: string) =>
  screen
    .getAllByRole('row')
    .filter(row => within(row).queryByText(code))
    .map(row =>
      within(row)
        .getAllByRole('cell')
        .map(cell => cell.textContent?.trim()),
    )[0]

test('a moved date stands from which date to which, by the coarser of the two', async () => {
  const moved = {
    from: {
      earliest: '2027-05-01',
      latest: '2027-08-31',
      precision: 'year' as const,
      qualifier: 'medio' as const,
      text: null,
    },
    to: {
      earliest: '2028-01-01',
      latest: '2028-01-31',
      precision: 'month' as const,
      qualifier: null,
      text: null,
    },
  }
  const changes = [
    change('date_moved', '1.1', { milestone: 'I brug', days: 153, moved }),
    change('first_status', '2.1'),
    change('first_known', '3.1'),
  ]
  await act(async () => {
    render(
      <Suspense>
        <LanguageProvider first="da">
          <Table changes={changes} />
        </LanguageProvider>
      </Suspense>,
    )
  })
  expect(textOf('1.1')).toEqual(['medio 2027', 'jan. 2028', '+5\u00a0mdr. I brug'])
  expect(textOf('2.1')?.[0]).toBe('ikke oplyst')
  expect(textOf('3.1')?.[0]).toBe('ikke kendt')
})
