// From a fact to the line of the document that says it: one press from its foot note, and back by the mark in the margin.
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { attach, bundleOf, give, initiativeOf } from '../helpers/factories.ts'
import { addressOf, eventually, REAL, siteOfFile, textOn } from '../helpers/site.ts'

const site = siteOfFile()
const LONG = 12_000
const known = { kind: 'note', recordedOn: '2025-01-15' }

beforeAll(async () => {
  const { db } = site.database()
  await give(
    db,
    bundleOf({
      sources: [
        { key: 'long', title: 'Langt notat', file: 'langt.txt', ...known },
        { key: 'plain', title: 'Uden oplysninger', file: 'uden.txt', ...known },
        { key: 'nameless', title: 'Uden fil', ...known },
      ],
      initiatives: [
        initiativeOf('1.1', {
          sources: [{ document: 'long', locator: 'l. 1' }],
          description: {
            key: 'd',
            text: { da: 'Sidst i notatet' },
            sources: [{ document: 'long', locator: `l. 7, ${LONG}` }],
          },
          lifecycleChanges: [],
        }),
      ],
    }),
  )
  const lines = (count: number) => Array.from({ length: count }, (_, n) => `Opdigtet linje ${n + 1}`).join('\n')
  await attach(db, {
    '002_a94c2b72bc131888.txt': lines(700),
    '004_e6f6cb8a8edd9e09.txt': lines(700),
    'langt.txt': lines(LONG),
    'uden.txt': `${'langt '.repeat(200)}\nord`,
  })
})

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
const chosen = (page: Page) => page.locator('.doc-l--chosen').evaluateAll(all => all.map(line => line.id))
const said = (page: Page) => textOn(page.locator('main [role="status"]').last())
const inSight = (page: Page, id: string) =>
  page.locator(`[id="${id}"]`).evaluate(line => {
    const { top, bottom } = line.getBoundingClientRect()
    return top >= 0 && bottom <= innerHeight
  })

test('a foot note opens the document at its lines, and the mark leads back to the initiative', async () => {
  const page = await site.open(`${REAL}/indsatser/2.1`, { as: 'reader' })
  await page.getByRole('link', { name: /^l\. 205-210 i Strategi for digital sundhed/ }).click()
  await eventually(() => focused(page)).toBe('Linje 205')
  expect(addressOf(page)).toBe(`${REAL}/kilder/002`)
  expect(new URL(page.url()).hash).toBe('#l-205-210')
  expect(await chosen(page)).toEqual([205, 206, 207, 208, 209, 210].map(line => `l-${line}`))
  expect(await inSight(page, 'l-205')).toBe(true)
  // The line is heard with its words, and that it is one of those that the address points at.
  const line = page.getByRole('link', { name: 'Linje 205' })
  expect(await line.getAttribute('aria-current')).toBe('location')
  const described = (await line.getAttribute('aria-describedby')) ?? ''
  expect(await textOn(page.locator(`[id="${described}"]`))).toBe('Opdigtet linje 205')
  expect(await said(page)).toMatch(/^Adressen peger på linje 205–210\. \d+ oplysninger bygger på dem\.$/)
  await page.getByRole('button', { name: /^Linje 206: \d+ oplysninger bygger på den$/ }).click()
  const facts = page.locator('[id="f-206"]')
  expect(await textOn(facts)).toContain('Dato for milepæl, plan: ')
  await facts.getByRole('link', { name: 'Indsats 2.1' }).first().click()
  await eventually(() => addressOf(page)).toBe(`${REAL}/indsatser/2.1`)
})

test('keys go from cited line to cited line, along the lines, to what rests on one and back', async () => {
  const page = await site.open(`${REAL}/kilder/002#l-199-203`, { as: 'reader' })
  await eventually(() => focused(page)).toBe('Linje 199')
  await page.keyboard.press('Tab')
  expect(await focused(page)).toMatch(/^Linje 199: \d+ oplysninger/)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('Indsats 2.1')
  await page.keyboard.press('Escape')
  await eventually(() => focused(page)).toBe('Linje 199')
  expect(await page.locator('.doc-f').count()).toBe(0)
  await page.keyboard.press('j')
  await eventually(() => focused(page)).toBe('Linje 201')
  await page.keyboard.press('k')
  await eventually(() => focused(page)).toBe('Linje 199')
  await page.keyboard.press('ArrowDown')
  await eventually(() => focused(page)).toBe('Linje 200')
  // Enter puts the line into the address.
  await page.keyboard.press('Enter')
  expect(new URL(page.url()).hash).toBe('#l-200')
  expect(await chosen(page)).toEqual(['l-200'])
  await page.keyboard.press('End')
  await eventually(() => focused(page)).toBe('Linje 700')
  await page.keyboard.press('j')
  await eventually(() => said(page)).toBe('Der er ingen citeret linje efter denne.')
  await page.getByRole('button', { name: 'Til linjerne i adressen' }).click()
  await eventually(() => focused(page)).toBe('Linje 200')
})

test('the first step from no line is to the first cited one, and from the line that the tab key is at to the next', async () => {
  const page = await site.open('/trial/kilder/long', { as: 'reader' })
  await page.locator('[id="l-1"]').waitFor()
  await eventually(() => said(page)).toMatch(/^Dokumentet er citeret 2 steder\./)
  await page.keyboard.press('k')
  await eventually(() => said(page)).toBe('Der er ingen citeret linje før denne.')
  await page.keyboard.press('j')
  await eventually(() => focused(page)).toBe('Linje 7')
  const other = await site.open('/trial/kilder/long', { as: 'reader' })
  await other.getByRole('link', { name: 'Linje 7', exact: true }).focus()
  await other.keyboard.press('j')
  await eventually(() => focused(other)).toBe(`Linje ${LONG}`)
})

test('a meeting is named by its body and the days it lies between, and leads to the timeline', async () => {
  const page = await site.open(`${REAL}/kilder/004?pr=2025-03-31#l-182`, { as: 'reader' })
  await page.locator('.doc-l--chosen .doc-m').click()
  const meeting = page.locator('.doc-f li', { hasText: 'Mødedato' })
  expect(await textOn(meeting)).toMatch(
    /Mødedato, afholdt: Programstyregruppe .* · 11\. sep\. 2024–4\. dec\. 2024 \(linje 182–184\)$/,
  )
  const link = meeting.getByRole('link')
  expect(await link.getAttribute('aria-label')).toMatch(
    /^Tidslinje: Programstyregruppe .*, 11\. sep\. 2024–4\. dec\. 2024$/,
  )
  expect(await link.getAttribute('href')).toBe(`${REAL}/tidslinje?pr=2025-03-31`)
  const english = await site.open(`${REAL}/kilder/004#l-182`, { as: 'reader', language: 'en' })
  await english.locator('.doc-l--chosen .doc-m').click()
  const said = await textOn(english.locator('.doc-f li', { hasText: 'Date of a meeting' }))
  expect(said).toMatch(/held: Programme steering group .* · 11 Sep 2024–4 Dec 2024 \(lines 182–184\)$/)
})

test('a note to the sources opens its lines, and their mark leads to the note', async () => {
  const page = await site.open(`${REAL}/kilder`, { as: 'reader' })
  await page.locator('[id="n-N01"]').getByRole('link', { name: /^l\. / }).first().click()
  await page.locator('.doc-l--chosen').first().waitFor()
  await page.locator('.doc-l--chosen .doc-m').first().click()
  await page.locator('.doc-f').getByRole('link', { name: 'Kilder: N01' }).click()
  await eventually(() => page.evaluate(() => document.activeElement?.id)).toBe('n-N01')
})

test('a document of thousands of lines opens at its last one', async () => {
  const page = await site.open(`/trial/kilder/long#l-${LONG}`, { as: 'reader' })
  await eventually(() => focused(page)).toBe(`Linje ${LONG}`)
  await eventually(() => inSight(page, `l-${LONG}`)).toBe(true)
  await page.getByRole('button', { name: 'Forrige citerede linje' }).click()
  await eventually(() => focused(page)).toBe('Linje 7')
  await eventually(() => inSight(page, 'l-7')).toBe(true)
})

test('what the address points at and what is cited is said, also where it is nothing', async () => {
  const beyond = await site.open('/trial/kilder/plain#l-9', { as: 'reader' })
  await eventually(() => said(beyond)).toBe('Adressen peger på linje 9, men dokumentet har kun 2 linjer.')
  const plain = await site.open('/trial/kilder/plain', { as: 'reader' })
  await eventually(() => said(plain)).toBe('Ingen linje er citeret pr. denne dag.')
  expect(await plain.getByRole('button', { name: 'Næste citerede linje' }).isDisabled()).toBe(true)
})

test('where nothing is attached stands which file is missing and how it is attached', async () => {
  const list = await site.open(`${REAL}/kilder`, { as: 'reader' })
  expect(await textOn(list.locator('[id="d-002"]'))).toContain('Vedhæftet')
  await list.getByRole('link', { name: /^Se, hvad der mangler af Referat, 22\. møde/ }).click()
  await list.getByRole('heading', { name: 'Dokumentet er ikke vedhæftet.' }).waitFor()
  const main = await textOn(list.locator('main'))
  expect(main).toContain('Det hedder 003_1f0c285878467b51.txt.')
  expect(main).toContain('npm run db:attach -- <mappe>')
  const nameless = await site.open('/trial/kilder/nameless', { as: 'reader' })
  await nameless.getByText('Kilden nævner ingen fil').waitFor()
  const unknown = await site.open('/trial/kilder/ukendt', { as: 'reader' })
  await unknown.getByRole('heading', { name: 'Siden findes ikke.' }).waitFor()
})

test('what is attached meanwhile is there without asking for it', async () => {
  const page = await site.open(`${REAL}/kilder/001#l-2`, { as: 'reader' })
  await page.getByRole('heading', { name: 'Dokumentet er ikke vedhæftet.' }).waitFor()
  await attach(site.database().db, { '001_704332c2b13c076c.txt': 'Opdigtet\nreferat' })
  await eventually(() => focused(page)).toBe('Linje 2')
  expect(await textOn(page.locator('[id="l-2"]'))).toContain('referat')
})

test('who is not signed in is told so, and not whether anything is attached, and comes back to the lines', async () => {
  const page = await site.open(REAL)
  for (const key of ['003', '002']) {
    await page.goto(`${REAL}/kilder/${key}#l-5`)
    await page.getByRole('heading', { name: 'Dokumentet er for den, der er logget ind.' }).waitFor()
    expect(await textOn(page.locator('main'))).toMatch(/peger på linje 5/)
  }
  await page.goto(`${REAL}/kilder`)
  await page.locator('[id="d-002"]').waitFor()
  expect(await textOn(page.locator('main'))).not.toMatch(/vedhæftet/i)
  await page.goto(`${REAL}/kilder/002#l-5`)
  await page.getByRole('main').getByRole('link', { name: 'Log ind' }).click()
  await page.getByRole('button', { name: 'Prøv som læser' }).click()
  await eventually(() => focused(page)).toBe('Linje 5')
})

test('on a past day the document shows what rested on it then, and every link keeps the day', async () => {
  const page = await site.open(`${REAL}/kilder/002?pr=2025-03-31#l-216`, { as: 'reader' })
  await page.locator('.doc-l--chosen .doc-m').click()
  const links = await page
    .locator('.doc-f a, .doc-crumb a')
    .evaluateAll(all => all.map(one => one.getAttribute('href')))
  expect(links.every(link => link?.includes('?pr=2025-03-31'))).toBe(true)
  const before = await site.open(`${REAL}/kilder/002?pr=2021-09-29`, { as: 'reader' })
  await before.getByRole('heading', { name: 'Siden findes ikke.' }).waitFor()
})

test('nothing lies outside a phone, long lines are broken, and paper has every line', async () => {
  const page = await site.open('/trial/kilder/plain', { as: 'reader', width: 390, height: 844, touch: true })
  await page.locator('[id="l-2"]').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  const real = await site.open(`${REAL}/kilder/002`, { as: 'reader' })
  await real.locator('[id="l-700"]').waitFor({ state: 'attached' })
  await real.emulateMedia({ media: 'print' })
  const pages = (await real.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0
  expect(pages).toBeGreaterThan(5)
  expect(pages).toBeLessThan(16)
})

test('in English everything but the document itself is English', async () => {
  const page = await site.open(`${REAL}/kilder/002#l-206`, { as: 'reader', language: 'en' })
  await eventually(() => focused(page)).toBe('Line 206')
  expect(await said(page)).toMatch(/^The address points at line 206\. \d+ facts rest on it\.$/)
  expect(await textOn(page.locator('[id="l-206"] [lang="da"]'))).toBe('Opdigtet linje 206')
})
