// How the server reads what it is sent: strictly. Nothing is coerced, dropped or filled in.
import { randomBytes } from 'node:crypto'
import { type FastifyServerOptions, LogController } from 'fastify'
import type { Config } from '../config.ts'
import { isDay } from '../milestones/day.ts'
import { handleError, handleUnreadable } from './errors.ts'
import { loggable } from './loggable.ts'

const LONGEST_BODY = 1024 * 1024
// As much as Node reads of an address: what is too long for a parameter is then said by its schema.
const LONGEST_PARAMETER = 16_384

function requestIds(): () => string {
  const process = randomBytes(6).toString('base64url')
  let count = 0
  return () => `${process}-${(++count).toString(36)}`
}

export function serverOptions({
  logLevel,
  trustedProxies,
}: Pick<Config, 'logLevel' | 'trustedProxies'>): FastifyServerOptions {
  return {
    logger: logLevel === 'silent' ? false : { level: logLevel, serializers: { err: loggable } },
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    bodyLimit: LONGEST_BODY,
    forceCloseConnections: true,
    requestTimeout: 60_000,
    return503OnClosing: true,
    // Unlike those of another process, or of this one after it was started anew: the log names requests.
    genReqId: requestIds(),
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    ajv: {
      customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false, allErrors: true },
      onCreate: (ajv: { addFormat: (name: string, check: (text: string) => boolean) => unknown }) =>
        void ajv.addFormat('day', isDay),
    },
    clientErrorHandler: handleUnreadable,
    // a bad address or header never reaches a route: it gets the same kind of answer
    frameworkErrors: (error, request, reply) => void handleError(error, request, reply),
  }
}
