// What a write is measured against: a bare Fastify that inserts what it is sent as one row, and says so.
// node bare-post.ts <folder of PostgreSQL's socket> <port>
import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import pg from 'pg'

const [host = '', port = ''] = process.argv.slice(2)
const pool = new pg.Pool({ host, port: Number(port), user: 'pejl', database: 'postgres', max: 10 })
pool.on('error', () => {})
await pool.query(
  'create table if not exists bench_row (id bigint generated always as identity, content jsonb not null)',
)
const app = Fastify()
app.post('/', async ({ body }) => {
  await pool.query({
    name: 'insert',
    text: 'insert into bench_row (content) values ($1)',
    values: [JSON.stringify(body)],
  })
  return { ok: true }
})
await app.listen({ port: 0, host: '127.0.0.1' })
process.on('disconnect', () => process.exit())
process.on('SIGTERM', () => process.exit())
process.send?.({ address: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` })
