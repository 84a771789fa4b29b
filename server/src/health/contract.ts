import Type from 'typebox'
import { contract, get } from '../http/contract.ts'

export const health = contract('health', {
  check: get('/api/health', {
    summary: 'Whether the server and its database answer; 503 while the database is away',
    who: 'everyone',
    response: Type.Object({ status: Type.Literal('ok') }),
  }),
})
