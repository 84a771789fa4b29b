// Small portfolios for the tests beside this file: only what a test is about is said.
import type { Overview, OverviewInitiative } from '@pejl/server/portfolio/contract'
import { LIFECYCLES, LIGHTS, STAGE_OF } from '@pejl/server/terms'

const NO_LIGHTS = { overall: null, time: null, economy: null, delivery: null, risk: null }

type Said = Partial<Omit<OverviewInitiative, 'judged' | 'computed'>> & {
  judged?: Partial<OverviewInitiative['judged']>
  computed?: Partial<OverviewInitiative['computed']>
}

export function madeInitiative(code: string, { judged, computed, ...said }: Said = {}): OverviewInitiative {
  return {
    code,
    title: `Indsats ${code}`,
    titleNote: null,
    focusArea: Number(code.split('.')[0]),
    owners: ['SDS'],
    programmes: [],
    lifecycle: 'rollout',
    lit: true,
    outstanding: 0,
    views: [],
    gaps: [],
    history: [],
    nextMilestone: null,
    rollout: null,
    updatedAt: '2025-03-31',
    ...said,
    judged: {
      ...NO_LIGHTS,
      overall: 'green',
      basis: 'reported',
      asOf: '2025-03-31',
      reason: null,
      outlook: null,
      earlier: null,
      ...judged,
    },
    computed: { ...NO_LIGHTS, reasons: [], ...computed },
  }
}

export function madeOverview(initiatives: OverviewInitiative[], said: Partial<Overview> = {}): Overview {
  const inStage = (stage: string) => initiatives.filter(row => row.lifecycle && STAGE_OF[row.lifecycle] === stage)
  const countsOf = (rows: OverviewInitiative[]) => ({
    initiatives: rows.length,
    byLight: Object.fromEntries(
      LIGHTS.map(light => [
        light,
        rows.filter(row => row.lifecycle && STAGE_OF[row.lifecycle] === 'under_way' && row.judged.overall === light)
          .length,
      ]),
    ) as Overview['counts']['byLight'],
    byLifecycle: Object.fromEntries(
      LIFECYCLES.map(lifecycle => [lifecycle, rows.filter(row => row.lifecycle === lifecycle).length]),
    ) as Overview['counts']['byLifecycle'],
  })
  const areas = [...new Set(initiatives.map(row => row.focusArea))]
  return {
    portfolio: {
      slug: 'prove',
      title: 'Prøve',
      titleEn: null,
      purpose: null,
      period: { from: 2018, to: 2024 },
      invented: true,
      concludedOn: null,
    },
    revision: 'r1',
    knownAt: '2025-03-31',
    counts: {
      ...countsOf(initiatives),
      underWay: inStage('under_way').length,
      reached: inStage('reached').length,
      notCarriedThrough: inStage('not_carried_through').length,
      unknownLifecycle: initiatives.filter(row => row.lifecycle === null).length,
      withOutstanding: 0,
      reachedWithOutstanding: 0,
    },
    changes: { since: null, items: [] },
    round: null,
    focusAreas: areas.map(number => ({
      number,
      title: `Område ${number}`,
      titleEn: null,
      ...countsOf(initiatives.filter(row => row.focusArea === number)),
    })),
    organisations: { SDS: 'Sundhedsdatastyrelsen', DR: 'Danske Regioner', KL: 'Kommunernes Landsforening' },
    programmes: { fmk: 'Fælles Medicinkort' },
    initiatives,
    ...said,
  }
}
