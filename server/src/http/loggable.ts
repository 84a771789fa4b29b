// What the log may say of a fault: where it is, and never what somebody wrote.

type Loggable = { type: string; message: string; stack: string; [more: string]: unknown }

/**
 * PostgreSQL tells in its message and detail the values that it could not take, which may be a draft or a name: of its faults
 * only code, table and constraint are kept.
 */
export function loggable(error: unknown): Loggable {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' }
  const { code, table, constraint, severity } = error as Error & Partial<Record<string, unknown>>
  const isDatabases = severity !== undefined
  const frames = /\n {4}at [\s\S]*$/.exec(error.stack ?? '')?.[0].trimStart() ?? ''
  return {
    type: error.name,
    message: isDatabases ? 'the database refused' : error.message,
    ...(typeof code === 'string' && { code }),
    ...(typeof table === 'string' && { table }),
    ...(typeof constraint === 'string' && { constraint }),
    stack: frames,
    ...(error.cause !== undefined && { cause: loggable(error.cause) }),
  }
}
