import type { DependencyKind } from '@pejl/server/terms'

/** What a date hangs on. */
const dependency: Record<DependencyKind, string> = {
  initiative: 'indsats',
  law: 'lov',
  standard: 'standard',
  register: 'register',
  supplier: 'leverandør',
  organisation: 'organisation',
  infrastructure: 'infrastruktur',
  agreement: 'aftale',
  funding: 'finansiering',
  other: 'andet',
}

/** What is said about a milestone, wherever it stands. */
export const da = {
  dependency,
  milestone: 'Milepæl',
  plan: 'Oprindelig plan',
  expected: 'Ventes',
  delivered: 'Leveret',
  isExpected: 'ventet',
  isDelivered: 'leveret',
  slip: 'Skred',
  slipHint: 'Forskydning fra den oprindelige plans sidste dag',
  overdue: 'overskredet',
  lapsed: 'bortfaldet',
  noDate: 'ingen dato',
  noSlip: 'skred ikke kendt',
  notDelivered: 'ikke leveret',
  noPlan: 'ingen oprindelig plan oplyst',
  /** Of a milestone that an owner has named: the programme agrees its plan. */
  unagreed: 'baseline ikke aftalt',
  /** `2. udskydelse` */
  postponed: (times: number) => `${times}. udskydelse`,
  goesLive: (sectors: string) => `Idriftsættelse for ${sectors}`,
  printedAs: (text: string) => `I kilden: ${text}`,
  planWas: (day: string) => `oprindelig plan ${day}`,
  expectedAt: (day: string) => `ventes ${day}`,
  wasExpectedAt: (day: string) => `var ventet ${day}`,
  deliveredAt: (day: string) => `leveret ${day}`,
  slipIs: (slip: string) => `skred ${slip}`,
}

export type MilestoneWords = typeof da
