// How an endpoint is declared: one object of values that server and web share (no code generation, no second shape).
import Type, { type Static, type TObject, type TSchema } from 'typebox'

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** Whom an endpoint is for; what each word means stands in access/policy.ts. */
export type Who =
  | 'everyone'
  | 'published'
  | 'listeners'
  | 'signedIn'
  | 'readers'
  | 'reporters'
  | 'office'
  | 'managers'
  | 'administrator'
  | 'auditors'

type Parts = {
  /** What a newcomer reads in the API's page. */
  summary: string
  who: Who
  params?: TObject
  querystring?: TObject
  body?: TSchema
  response: TSchema
  /** Tables whose change makes an answer stale. */
  reads?: readonly string[]
}

export type Endpoint = Parts & { method: Method; path: string; key: readonly [contract: string, name: string] }
type Unkeyed<P extends Parts, M extends Method> = P & { method: M; path: string }

const declare =
  <M extends Method>(method: M) =>
  <const P extends Parts>(path: string, parts: P): Unkeyed<P, M> => ({ ...parts, method, path })

export const get = declare('GET')
export const post = declare('POST')
export const patch = declare('PATCH')
export const del = declare('DELETE')

/** Gives every endpoint its key, `[contract, name]`, which is also the first part of the browser's query key. */
export function contract<const C extends Record<string, Unkeyed<Parts, Method>>>(name: string, endpoints: C) {
  const keyed = Object.entries(endpoints).map(([key, endpoint]) => [key, { ...endpoint, key: [name, key] }])
  return Object.fromEntries(keyed) as { [K in keyof C]: C[K] & { key: readonly [string, string] } }
}

type PartOf<E, K extends 'params' | 'querystring' | 'body'> = E extends { [P in K]: infer S extends TSchema }
  ? { [P in K]: Static<S> }
  : unknown

/** What a caller gives: the parts that the endpoint declares, and nothing else. */
export type Input<E> = PartOf<E, 'params'> & PartOf<E, 'querystring'> & PartOf<E, 'body'>
export type Output<E extends { response: TSchema }> = Static<E['response']>

/** A parameter or query object that refuses unknown keys. */
export const Strict = <P extends Type.TProperties>(properties: P) =>
  Type.Object(properties, { additionalProperties: false })
