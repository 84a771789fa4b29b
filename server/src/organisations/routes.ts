import type { FastifyInstance } from 'fastify'
import type { Guarded } from '../context.ts'
import { serve } from '../http/serve.ts'
import { organisations } from './contract.ts'
import { findOrganisations } from './queries.ts'

export function organisationRoutes(app: FastifyInstance, { db, guard }: Guarded) {
  serve(app, guard, organisations, { list: () => findOrganisations(db) })
}
