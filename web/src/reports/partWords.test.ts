import type { ReportDraft } from '@pejl/server/reports/contract'
import { expect, test } from 'vitest'
import { formatsOf } from '../language/formats.ts'
import { da } from './da.ts'
import type { FormParts } from './form.ts'
import { partWords } from './partWords.ts'

const of = {
  report: { reporters: [{ key: 'sds', name: 'Sundhedsdatastyrelsen' }] },
  page: {
    milestones: [{ key: 'm', title: 'Start', titleEn: null }],
    indicators: [{ key: 'c', title: { da: 'Kommuner i drift', en: null } }],
  },
  say: { own: da, formats: formatsOf('da'), shared: { sector: { regions: 'Regioner' } } },
} as unknown as Pick<FormParts, 'report' | 'page' | 'say'>
const draft = {
  milestones: [{ key: 'm', forecast: 'Q2 2027', actual: null, note: 'Udbud' }],
  added: [{ key: 'n1', title: 'Prøvedrift', forecast: '2028', sectors: ['regions'], note: '' }],
  counts: [{ key: 'c', value: '94', denominator: '98', planned: null, asOf: '' }],
  yellow: { by: 'Q2 2027', help: 'KL', trigger: 'Udbuddet glipper' },
  decision: 'Ny leverandør',
  organisation: null,
} as unknown as ReportDraft

test('each part of a draft is told as text, by the names that the form has', () => {
  const words = (['yellow', 'milestones', 'added', 'counts', 'decision', 'organisation'] as const).map(part =>
    partWords(draft, part, of),
  )
  expect(words).toEqual([
    'Udbuddet glipper · Q2 2027 · KL',
    'Start: Q2 2027 · Udbud',
    'Ny milepæl: Prøvedrift: 2028 · Regioner',
    'Kommuner i drift: 94 · af 98',
    'Ny leverandør',
    'Sundhedsdatastyrelsen',
  ])
})
