type Field = { field: string; message: string }

/** What an address answered when it did not answer with data: a problem document, or no answer at all (status 0). */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly requestId: string | undefined
  /** What was at fault, where the problem names it. */
  readonly fields: readonly Field[]
  /** What is there now, where a change was made from an older version of it. */
  readonly current: unknown

  constructor(
    status: number,
    code: string,
    detail: string,
    requestId?: string,
    fields: readonly Field[] = [],
    current: unknown = null,
  ) {
    super(detail)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.requestId = requestId
    this.fields = fields
    this.current = current
  }
}
