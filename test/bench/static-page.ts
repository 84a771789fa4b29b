// The least that could show the same rows: one page of HTML with a table, without a script.
import type { Overview, OverviewInitiative } from '../../server/src/portfolio/contract.ts'

/** A page with every initiative of an overview in a row, with the given style sheets and fonts. */
export function staticPage({ portfolio, initiatives }: Overview, files: readonly string[]): string {
  const sheets = files.filter(path => path.endsWith('.css')).map(path => `<link rel="stylesheet" href="${path}">`)
  const fonts = files.filter(path => path.endsWith('.woff2')).map(preload)
  return `<!doctype html><html lang="da"><head><meta charset="utf-8"><title>${escaped(portfolio.title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
${[...fonts, ...sheets].join('\n')}</head><body><main><h1>${escaped(portfolio.title)}</h1>
<table class="tbl"><tbody>
${initiatives.map(rowOf).join('\n')}
</tbody></table></main></body></html>`
}

const preload = (path: string) => `<link rel="preload" href="${path}" as="font" type="font/woff2" crossorigin>`

function rowOf(one: OverviewInitiative): string {
  const { judged, nextMilestone: next, rollout } = one
  const cells = [
    one.code,
    one.title,
    one.owners.join(' '),
    one.history.map(({ asOf }) => asOf.slice(0, 4)).at(-1),
    judged.overall ?? one.lifecycle,
    judged.time,
    judged.economy,
    judged.delivery,
    judged.risk,
    next?.title,
    (next?.forecast ?? next?.baseline)?.latest,
    next?.slipDays,
    rollout && `${rollout.done}/${rollout.total}`,
    one.updatedAt,
  ]
  return `<tr class="r" data-code="${one.code}">${cells.map(cell => `<td>${escaped(String(cell ?? ''))}</td>`).join('')}</tr>`
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, sign => ENTITIES[sign] ?? sign)
