import type { FastifyInstance } from 'fastify'
import type { Context } from '../context.ts'
import { serve } from '../http/serve.ts'
import { organisations } from './contract.ts'
import { findOrganisations } from './queries.ts'

export function organisationRoutes(app: FastifyInstance, { db }: Context) {
  serve(app, organisations, { list: () => findOrganisations(db) })
}
