import { expect, test } from 'vitest'
import { pdfTextIn } from './pdf.ts'

/** A PDF whose parts are found without a table; pages 3 0 R and 6 0 R draw one line each. */
const pdfOf = (kids: string, count: number) => {
  const stream = 'BT /F1 12 Tf 72 720 Td (A line) Tj ET'
  const parts = [
    '%PDF-1.4',
    '1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj',
    `2 0 obj <</Type /Pages /Kids [${kids}] /Count ${count}>> endobj`,
    ...[3, 6].map(
      page =>
        `${page} 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>> endobj`,
    ),
    `4 0 obj <</Length ${stream.length}>> stream\n${stream}\nendstream endobj`,
    '5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj',
    'trailer <</Root 1 0 R>>',
    '%%EOF',
  ]
  return new TextEncoder().encode(parts.join('\n'))
}

test('the lines of every page are read', async () => {
  expect(await pdfTextIn(pdfOf('3 0 R 6 0 R', 2))).toEqual({ content: 'A line\nA line', lines: 2 })
})

test.each([
  ['a page that is not there', '3 0 R 9 0 R', 'is a PDF of which page 2 cannot be read'],
  ['pages that hold themselves', '3 0 R 2 0 R', 'is a PDF of which page 2 cannot be read'],
])('%s is refused with its number', async (_, kids, why) => {
  await expect(pdfTextIn(pdfOf(kids, 2))).rejects.toMatchObject({ message: why })
})

test('a small file that holds a text without end is refused', async () => {
  await expect(pdfTextIn(pdfOf('3 0 R 6 0 R', 2), 11)).rejects.toThrow('holds more than 11 bytes of text')
})
