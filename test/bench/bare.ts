// What everything is measured against: a bare Fastify that sends given bytes with given headers from memory.
// node bare.ts <file with the list of answers>
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import type { Recorded } from './answers.ts'

const app = Fastify()
const answers = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Recorded[]
for (const { path, status, headers, file } of answers) {
  const bytes = file === null ? undefined : readFileSync(file)
  app.get(path, (_request, reply) => reply.code(status).headers(headers).send(bytes))
}
await app.listen({ port: 0, host: '127.0.0.1' })
process.on('disconnect', () => process.exit())
process.on('SIGTERM', () => process.exit())
process.send?.({ address: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` })
