// The first data of an empty database: whole, once, whatever is killed meanwhile.
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { dataFolder, type Server, startServer, until } from '../helpers/process.ts'

const SEEDED = { SEED: 'on', PRACTICE: 'on' }
const INITIATIVES = 27

type Overview = { initiatives: unknown[] }
type Listed = { slug: string; invented: boolean }

const read = async <T>(url: string) => (await (await fetch(url)).json()) as T

/** How many initiatives each portfolio shows, once both are there. */
async function seeded(server: Server): Promise<Record<string, number>> {
  const address = await server.address
  const portfolios = await until(
    () => read<Listed[]>(`${address}/api/portfolios`),
    all => all.length === 2,
  )
  const counted = portfolios.map(async ({ slug }) => {
    const { initiatives } = await read<Overview>(`${address}/api/portfolios/${slug}/overview`)
    return [slug, initiatives.length] as const
  })
  return Object.fromEntries(await Promise.all(counted))
}

test('the first start answers with the strategy, and soon with the practice portfolio', async () => {
  const folder = dataFolder()
  const server = startServer({ ...SEEDED, DATA_FOLDER: folder })
  const address = await server.address
  const { initiatives } = await read<Overview>(`${address}/api/portfolios/strategi-for-digital-sundhed/overview`)
  expect(initiatives).toHaveLength(INITIATIVES)
  expect(Object.values(await seeded(server))).toEqual([INITIATIVES, INITIATIVES])
})

test('two that start at one moment seed once', async () => {
  const folder = dataFolder()
  const servers = [1, 2].map(() => startServer({ ...SEEDED, DATA_FOLDER: folder }))
  for (const server of servers) expect(Object.values(await seeded(server))).toEqual([INITIATIVES, INITIATIVES])
  expect(servers.map(server => server.said()).join()).not.toContain('missing')
})

test('kill -9 in the middle of the seed, again and again, still ends in whole portfolios', async () => {
  const folder = dataFolder()
  for (const wait of [0, 500, 700, 900]) {
    const server = startServer({ ...SEEDED, DATA_FOLDER: folder })
    // The first start has a migration to apply before it seeds, the later ones have not.
    if (wait === 0)
      await until(
        () => server.said(),
        said => said.includes('Applied migration'),
      )
    await sleep(wait)
    server.process.kill('SIGKILL')
    await server.ended
  }
  const last = startServer({ ...SEEDED, DATA_FOLDER: folder })
  expect(Object.values(await seeded(last))).toEqual([INITIATIVES, INITIATIVES])
})
