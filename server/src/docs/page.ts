// A readable page of the API, made from the OpenAPI document.
import { createHash } from 'node:crypto'

type Schema = {
  type?: string | string[]
  description?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  enum?: (string | number)[]
  const?: string
  pattern?: string
  format?: string
}
type Parameter = { name: string; in: string; required?: boolean; description?: string; schema?: Schema }
type Operation = {
  summary?: string
  operationId?: string
  parameters?: Parameter[]
  responses?: Record<string, { description?: string; content?: Record<string, { schema?: Schema }> }>
}
export type OpenApi = {
  info: { title: string; version: string; description?: string }
  paths: Record<string, Record<string, Operation>>
}

const html = (text: string) =>
  text.replace(/[&<>"]/g, char => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char)

/** A schema in one line, as a TypeScript reader would say it. */
function nameOf(schema: Schema | undefined): string {
  if (!schema) return 'any'
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map(value => JSON.stringify(value)).join(' | ')
  if (schema.anyOf) return schema.anyOf.map(nameOf).join(' | ')
  if (schema.type === 'array') return `${nameOf(schema.items)}[]`
  if (schema.format === 'day') return 'YYYY-MM-DD'
  return String(schema.type ?? 'any')
}

function propertiesOf(schema: Schema | undefined, depth: number): string {
  const inner = schema?.anyOf?.find(one => one.properties ?? one.items) ?? schema
  const of = inner?.type === 'array' ? inner.items : inner
  if (!of?.properties || depth > 4) return ''
  const items = Object.entries(of.properties).map(([name, property]) => {
    const optional = of.required?.includes(name) ? '' : '?'
    const words = property.description ? ` – ${html(property.description)}` : ''
    return `<li><code>${html(name)}${optional}</code>: ${html(nameOf(property))}${words}${propertiesOf(property, depth + 1)}</li>`
  })
  return `<ul>${items.join('')}</ul>`
}

function operationHtml(path: string, method: string, operation: Operation): string {
  const parameters = (operation.parameters ?? []).map(
    one =>
      `<li><code>${html(one.name)}${one.required ? '' : '?'}</code> (${html(one.in)}): ${html(nameOf(one.schema))}${one.description ? ` – ${html(one.description)}` : ''}</li>`,
  )
  const response = operation.responses?.['200']?.content?.['application/json']?.schema
  const problems = Object.entries(operation.responses ?? {}).filter(([status]) => status !== '200')
  return `<section id="${html(operation.operationId ?? path)}">
<h2><span class="method">${method.toUpperCase()}</span> <code>${html(path)}</code></h2>
<p>${html(operation.summary ?? '')}</p>
${parameters.length > 0 ? `<h3>Input</h3><ul>${parameters.join('')}</ul>` : ''}
${response ? `<details><summary>Answer: ${html(nameOf(response))}</summary>${propertiesOf(response, 0)}</details>` : ''}
${problems.length > 0 ? `<p class="problems">${problems.map(([status, one]) => `${status}: ${html(one.description ?? '')}`).join(' · ')}</p>` : ''}
</section>`
}

const STYLE = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif;background:Canvas;color:CanvasText}body{max-width:60rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.75rem;margin:0}h2{font-size:1.1rem;margin:2rem 0 .25rem;border-top:1px solid;padding-top:1rem;overflow-wrap:anywhere}
h3{font-size:1rem;margin:.75rem 0 0}ul{margin:.25rem 0;padding-left:1.25rem}.method{font-weight:400}summary{cursor:pointer;padding:.25rem 0}`

/** Its own style, by what it says, and nothing else. */
export const DOCS_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

export function docsPage(api: OpenApi): string {
  const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => operationHtml(path, method, operation)),
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>API · Pejl</title><style>${STYLE}</style></head><body><main><h1>${html(api.info.title)} API</h1>
<p>${html(api.info.description ?? '')} <a href="/api/openapi.json">OpenAPI 3.1</a> · <a href="/">Pejl</a></p>
${operations.join('\n')}</main></body></html>`
}
