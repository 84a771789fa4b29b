// A closed round of the strategy, as a reader finds it, reads it and takes it along on paper.
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { InitiativePage } from '../../server/src/initiatives/contract.ts'
import type { Differing } from '../../server/src/views/contract.ts'
import { roundsOf } from '../helpers/rounds.ts'
import { addressOf, codesOn, eventually, REAL, siteOfFile, textOn } from '../helpers/site.ts'

const SLUG = REAL.slice(1)
const CLOSED = `${REAL}/runder/q4`
const site = siteOfFile()

beforeAll(async () => {
  const server = site.app()
  const office = await server.as('programme_office')
  const rounds = roundsOf(server, office, SLUG)
  expect((await rounds.open('q4')).statusCode).toBe(200)
  const codes = await rounds.codes()
  const [first = ''] = codes
  for (const code of codes.slice(0, 6)) {
    const { milestones }: InitiativePage = await server.read(`/api/portfolios/${SLUG}/initiatives/${code}`)
    const [remarked] = milestones
    const note = 'Leverandøren er valgt.'
    const red = {
      lights: { time: 'red', economy: null, delivery: null, risk: null },
      red: { track: 'new_plan' },
    } as const
    await rounds.report('q4', code, office, {
      ...(code === first ? { ...red, decision: 'Skal planen flyttes et kvartal?' } : {}),
      overall: null,
      milestones: remarked ? [{ key: remarked.key, forecast: null, actual: null, note }] : [],
      kept: { time: 'Aftalt.', economy: 'Aftalt.', delivery: 'Aftalt.', risk: 'Aftalt.' },
    })
  }
  const at = `/api/portfolios/${SLUG}/initiatives/${first}/views`
  const { report, parties }: Differing = (await server.get(at, office)).json()
  const view = { report, organisation: parties[0]?.key, dimension: null, light: 'yellow', words: 'Vi kan nå det.' }
  const headers = { ...office, 'if-match': '0', 'idempotency-key': 'another-view' }
  expect((await server.send('POST', at, view, headers)).statusCode).toBe(200)
  await rounds.close('q4')
})

describe('a closed round', () => {
  test('is found by a reader under the history, from its column and from the grid by keyboard', async () => {
    const page = await site.open(`${REAL}/historik`)
    await eventually(async () => (await codesOn(page)).length).toBe(27)
    expect(await page.getByRole('link', { name: 'Runde q4, som den blev lukket' }).getAttribute('href')).toBe(
      `${CLOSED}?lukning=1`,
    )
    await page.locator('.hm [data-code] a').first().focus()
    await page.keyboard.press('End')
    await page.getByRole('link', { name: 'Se runden, som den blev lukket' }).press('Enter')
    await eventually(() => addressOf(page)).toBe(`${CLOSED}?lukning=1`)
    await page.goBack()
    // What nobody answered is missing here too, at once.
    expect(await page.locator('[data-code="3.4"] .hm-c').last().textContent()).toBe('Ikke indberettet')
    const list = page.getByRole('region', { name: 'Lukkede runder' })
    await list.getByRole('link', { name: 'Runde q4' }).click()
    await eventually(() => addressOf(page)).toBe(CLOSED)
    await page.goto(`${REAL}/historik?pr=2025-03-31`)
    await eventually(async () => (await codesOn(page)).length).toBe(27)
    expect(await list.count()).toBe(0)
    expect(await page.locator(`a[href^="${CLOSED}"]`).count()).toBe(0)
  })

  test('is where the log of an initiative says that it was reported', async () => {
    const page = await site.open(CLOSED)
    const code = (await page.locator('.clo-g [data-code]').first().getAttribute('data-code')) ?? ''
    await page.goto(`${REAL}/indsatser/${code}`)
    await page.locator('.log summary').click()
    expect(await page.locator('.log').getByRole('link', { name: 'Runde q4' }).first().getAttribute('href')).toBe(
      `${CLOSED}?lukning=1`,
    )
  })

  test('shows both statements, what a decision is wanted on and what was said of a milestone', async () => {
    const page = await site.open(CLOSED)
    const row = page.locator('.clo-g [data-code]').first()
    const said = await textOn(row)
    expect(said).toMatch(/Omstridt/)
    expect(await row.locator('.clo-v li').allTextContents()).toEqual([
      expect.stringMatching(/vurderer:\s*Kritisk.*Det går\./),
      expect.stringMatching(/vurderer:\s*Udfordret.*registreret af sekretariatet.*Vi kan nå det\./),
    ])
    expect(said).toContain('Ønsker beslutning: Skal planen flyttes et kvartal?')
    expect(await textOn(page.locator('.clo-g'))).toContain('Leverandøren er valgt.')
    expect(await textOn(page.locator('.clo-s'))).toContain('1 omstridt')
  })

  test('is a few pages on A4: its head stands on each, and no focus area is parted from its first initiative', async () => {
    const page = await site.open(CLOSED)
    await page.locator('.clo-g [data-code]').first().waitFor()
    const pages = await marked(page)
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.length).toBeLessThanOrEqual(5)
    for (const marks of pages) {
      expect(marks).toContain('head')
      expect(marks.at(-1)).not.toMatch(/^area/)
    }
  })
})

test('an owner finds what is still missing, is told that it comes late, and no bar stands empty', async () => {
  const page = await site.open(`${REAL}/indberet`, { as: 'programme_office' })
  const late = page.getByRole('region', { name: 'Kan stadig indberettes til Runde q4' })
  await late.waitFor()
  expect(await textOn(late)).toMatch(/bliver mærket for sent, og det ændrer ikke det, der blev lukket/)
  expect(await page.locator('.known').count()).toBe(0)
  expect(await textOn(late.locator('li').first())).toContain('Mangler')
  const first = late.getByRole('link', { name: /^Indberet .* for sent$/ }).first()
  const code = (await late.locator('[data-code]').first().getAttribute('data-code')) ?? ''
  await first.click()
  await eventually(() => addressOf(page)).toBe(`${REAL}/indberet/${code}?runde=q4`)
  await page.getByRole('button', { name: 'Indsend' }).first().waitFor()
})

/** What stands on each page of paper, in its order: the table's head, its areas and its initiatives, told by their links. */
async function marked(page: Page): Promise<string[][]> {
  await page.evaluate(() => {
    const mark = (one: Element, name: string) => {
      const link = document.createElement('a')
      link.href = `https://mark.invalid/${name}`
      link.append(...one.childNodes)
      one.append(link)
    }
    for (const head of document.querySelectorAll('.clo-g thead th:first-child')) mark(head, 'head')
    for (const area of document.querySelectorAll('.clo-a th')) mark(area, `area-${area.textContent?.trim()[0]}`)
  })
  const pdf = (await page.pdf({ format: 'A4', landscape: true })).toString('latin1')
  const objects = new Map(
    [...pdf.matchAll(/^(\d+) 0 obj\n([\s\S]*?)^endobj/gm)].map(([, id, text]) => [id, text ?? '']),
  )
  return [...objects.values()]
    .filter(text => /\/Type \/Page\b/.test(text))
    .map(text => {
      const annotations = /\/Annots \[([^\]]*)\]/.exec(text)?.[1] ?? ''
      return [...annotations.matchAll(/(\d+) 0 R/g)].flatMap(([, id]) => {
        const found = /\/URI \([^)]*\/(?:mark\.invalid|indsatser)\/([^)]+)\)/.exec(objects.get(id ?? '') ?? '')
        return found?.[1] ?? []
      })
    })
}
