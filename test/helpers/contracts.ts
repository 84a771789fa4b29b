// Every endpoint that the server promises, read from the contracts themselves, so that a new one is never left out.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Endpoint } from '../../server/src/http/contract.ts'

const SRC = join(import.meta.dirname, '../../server/src')

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'key' in value && 'method' in value && 'path' in value

async function endpointsIn(file: string): Promise<Endpoint[]> {
  const module: Record<string, unknown> = await import(pathToFileURL(file).href)
  return Object.values(module).flatMap(value =>
    typeof value === 'object' && value !== null ? Object.values(value).filter(isEndpoint) : [],
  )
}

const files = readdirSync(SRC)
  .map(feature => join(SRC, feature, 'contract.ts'))
  .filter(file => existsSync(file))

export const ENDPOINTS: readonly Endpoint[] = (await Promise.all(files.map(endpointsIn))).flat()
