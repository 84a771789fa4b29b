// No database takes a null character: an address that holds one is refused by name, and never a fault.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Endpoint } from '../../server/src/http/contract.ts'
import { ALLOWED } from '../helpers/allowed.ts'
import { ENDPOINTS } from '../helpers/contracts.ts'
import { openWorld, type World } from '../helpers/requests.ts'

const nameOf = ({ key }: Endpoint) => key.join('.')
const namesIn = (schema: Endpoint['params']) => Object.keys(schema?.properties ?? {})

const FILLED: Record<string, string> = { slug: 'trial', code: '1.1', round: 'r1', document: 'minutes', user: '1' }
const filled = (path: string, other: Record<string, string> = {}) =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => other[name] ?? FILLED[name] ?? '1')

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.stop())

const granted = (who: Endpoint['who']) => {
  const role = ALLOWED[who].includes('programme_office')
    ? 'programme_office'
    : ALLOWED[who].find(one => one !== 'nobody')
  return role === undefined ? {} : world.people[role]
}
async function expectRefused(asked: ReturnType<World['server']['get']>, what: string) {
  const answer = await asked
  expect(answer.statusCode, `${what} ${answer.body}`).toBe(400)
  expect(answer.json(), what).toMatchObject({ code: 'invalid_input', fields: expect.any(Array) })
  expect(answer.json().fields.length, what).toBeGreaterThan(0)
}

const WITH_PARAMETERS = ENDPOINTS.filter(
  ({ params, querystring }) => namesIn(params).length + namesIn(querystring).length,
)
describe.each(WITH_PARAMETERS.map(endpoint => [nameOf(endpoint), endpoint] as const))(
  'an address of %s',
  (_, endpoint) => {
    test('with a null character in any of its parts is refused', async () => {
      const { method, path, params, querystring, who } = endpoint
      const addresses = [
        ...namesIn(params).map(name => filled(path, { [name]: `${FILLED[name] ?? '1'}%00` })),
        ...namesIn(querystring).map(name => `${filled(path)}?${name}=a%00`),
      ]
      for (const address of addresses) {
        const headers = granted(who)
        const asked =
          method === 'GET' ? world.server.get(address, headers) : world.server.send(method, address, undefined, headers)
        await expectRefused(asked, address)
      }
    })
  },
)

describe('a page of the web app', () => {
  test.each(['/trial%00', '/trial/1.1%00', '/trial/indsatser/1.1%00', '/trial/runder/r1%00', '/trial?q=%00'])(
    'at %s is no fault',
    async address => {
      const answer = await world.server.get(address, world.people.programme_office)
      expect(answer.statusCode, answer.body).toBeLessThan(500)
    },
  )
})
