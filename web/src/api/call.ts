import type { Endpoint, Input, Output } from '@pejl/server/http/contract'
import { ApiError } from './ApiError.ts'

declare global {
  interface Window {
    /** Answers that boot.js asked for before the application was there, by address. */
    pejlEarly?: Record<string, Promise<Response>>
  }
}

/** What a change says of itself, and what stops it. */
export type Sent = {
  /** Of the thing that it was made from. */
  version?: number
  /** What it is called here: sent twice, it is made once. */
  submission?: string
  signal?: AbortSignal
  /** The page brings itself up to date: that keeps no session alive. */
  unasked?: boolean
  /** Asks for a file: the answer is then a Blob. */
  file?: true
}

type Parts = { params?: Record<string, unknown>; querystring?: Record<string, unknown>; body?: unknown }

let word: string | null = null

/** The word that every change of this session must carry; null when nobody is signed in. */
export function sendWith(csrf: string | null): void {
  word = csrf
}

/** The address of an endpoint with its parameters filled in; undefined query values are left out. */
export function addressOf<E extends Endpoint>(endpoint: E, input: Input<E>): string {
  const { params = {}, querystring = {} } = input as Parts
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(querystring)) if (value !== undefined) search.set(name, String(value))
  return search.size > 0 ? `${path}?${search}` : path
}

/** Asks the server. Throws ApiError with the problem's detail, or with status 0 when there is no connection. */
export async function call<E extends Endpoint>(endpoint: E, input: Input<E>, sent: Sent = {}): Promise<Output<E>> {
  const address = addressOf(endpoint, input)
  const { body } = input as Parts
  const response = await answerFrom(address, asked(endpoint.method, body, sent))
  if (!response.ok) throw await problemOf(response)
  return response[sent.file ? 'blob' : 'json']() as Promise<Output<E>>
}

function asked(method: string, body: unknown, { version, submission, signal, unasked }: Sent): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (method !== 'GET' && word !== null) headers['x-csrf-token'] = word
  if (unasked) headers['x-unasked'] = '1'
  if (version !== undefined) headers['if-match'] = `"${version}"`
  if (submission !== undefined) headers['idempotency-key'] = submission
  if (body === undefined) return { method, headers, signal: signal ?? null }
  return {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: signal ?? null,
  }
}

async function answerFrom(address: string, request: RequestInit): Promise<Response> {
  const early = request.method === 'GET' ? window.pejlEarly?.[address] : undefined
  if (early && window.pejlEarly) delete window.pejlEarly[address]
  try {
    return await (early ?? fetch(address, request))
  } catch (error) {
    if (request.signal?.aborted) throw error
    throw new ApiError(0, 'offline', '')
  }
}

async function problemOf(response: Response): Promise<ApiError> {
  const problem: {
    code?: string
    detail?: string
    title?: string
    requestId?: string
    fields?: ApiError['fields']
    current?: unknown
  } = await response.json().catch(() => ({}))
  return new ApiError(
    response.status,
    problem.code ?? 'unknown',
    problem.detail ?? problem.title ?? '',
    problem.requestId,
    problem.fields,
    problem.current,
  )
}
