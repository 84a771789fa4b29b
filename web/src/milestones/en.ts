import type { MilestoneWords } from './da.ts'

const ordinal = (count: number) => {
  const teens = count % 100 > 10 && count % 100 < 14
  return `${count}${(teens ? undefined : ['th', 'st', 'nd', 'rd'][count % 10]) ?? 'th'}`
}

export const en: MilestoneWords = {
  dependency: {
    initiative: 'initiative',
    law: 'law',
    standard: 'standard',
    register: 'register',
    supplier: 'supplier',
    organisation: 'organisation',
    infrastructure: 'infrastructure',
    agreement: 'agreement',
    funding: 'funding',
    other: 'other',
  },
  milestone: 'Milestone',
  plan: 'Baseline',
  expected: 'Forecast',
  delivered: 'Delivered',
  isExpected: 'forecast',
  isDelivered: 'delivered',
  slip: 'Slip',
  slipHint: 'Distance from the last day of the original plan',
  overdue: 'overdue',
  lapsed: 'lapsed',
  noDate: 'no date',
  noSlip: 'slip not known',
  notDelivered: 'not delivered',
  noPlan: 'no original plan stated',
  unagreed: 'baseline not agreed',
  postponed: times => `${ordinal(times)} postponement`,
  goesLive: sectors => `Go-live for ${sectors}`,
  printedAs: text => `In the source: ${text}`,
  planWas: day => `baseline ${day}`,
  expectedAt: day => `expected ${day}`,
  wasExpectedAt: day => `was expected ${day}`,
  deliveredAt: day => `delivered ${day}`,
  slipIs: slip => `slip ${slip}`,
}
