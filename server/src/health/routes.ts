import type { FastifyInstance } from 'fastify'
import type { Guarded } from '../context.ts'
import { serve } from '../http/serve.ts'
import { health } from './contract.ts'

export function healthRoutes(app: FastifyInstance, { pool, guard }: Guarded) {
  serve(app, guard, health, {
    async check() {
      await pool.query('select 1')
      return { status: 'ok' as const }
    },
  })
}
