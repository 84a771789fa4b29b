// Whether the log is as it was written: the chain of hashes is walked from its beginning, some hundred links at a time.
import type { Pool, PoolClient } from 'pg'

export const BREAKS = {
  changed: 'row changed',
  removed: 'row removed',
  added: 'row added',
  link_removed: 'link removed',
  link_changed: 'link changed',
  reordered: 'reordered',
  cut_off: 'cut off',
  rewritten: 'rewritten',
} as const

/** `change`: number of the transaction whose rows are concerned; null where there is none. */
export type Break = { position: number; why: keyof typeof BREAKS; change: number | null }
export type Link = { position: number; hash: string }
export type Verdict = { broken: Break } | { broken: null; changes: number; rows: number; last: Link | null }

type Reading = Link & {
  change: number
  previous: string
  rows: number
  /** How many rows of the change are there, and whether they are those that were sealed. */
  found: number
  fits: boolean
  /** Whether its own hash is that of what it says. */
  sound: boolean
}

const AT_ONCE = 200
const START = '00'.repeat(32)

/** `expected`: a link that is known from elsewhere; only so is it found that the end was cut off, or all written anew. */
export async function verifyChain(pool: Pool, expected: Link | null = null): Promise<Verdict> {
  const client = await pool.connect()
  try {
    // Of one moment: what is written meanwhile is neither half seen nor waited for.
    await client.query('begin isolation level repeatable read read only')
    return await walk(client, expected)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

async function walk(client: PoolClient, expected: Link | null): Promise<Verdict> {
  let last: Link = { position: 0, hash: START }
  let rows = 0
  for (;;) {
    const links = await readLinks(client, last.position)
    for (const link of links) {
      const broken = await breakAt(client, link, last)
      if (broken) return { broken }
      if (expected?.position === link.position && expected.hash !== link.hash)
        return { broken: { position: link.position, why: 'rewritten', change: null } }
      last = { position: link.position, hash: link.hash }
      rows += link.rows
    }
    if (links.length < AT_ONCE) break
  }
  const next = last.position + 1
  const unsealed = await findUnsealed(client)
  if (unsealed !== null) return { broken: { position: next, why: 'added', change: unsealed } }
  if (expected && expected.position > last.position) return { broken: { position: next, why: 'cut_off', change: null } }
  return { broken: null, changes: last.position, rows, last: last.position > 0 ? last : null }
}

async function readLinks(client: PoolClient, after: number): Promise<Reading[]> {
  const { rows } = await client.query<Reading>(
    `select l.position, l.change, l.rows, encode(l.previous, 'hex') as previous, encode(l.hash, 'hex') as hash,
       audit_link_hash(l) = l.hash as sound, s.rows as found, s.hash = l.rows_hash as fits
     from (select * from audit_chain where position > $1 order by position limit $2) l
     cross join lateral audit_sum(l.change) s order by l.position`,
    [after, AT_ONCE],
  )
  return rows
}

async function breakAt(client: PoolClient, link: Reading, last: Link): Promise<Break | null> {
  const position = last.position + 1
  const { change } = link
  if (link.position !== position) return { position, why: 'link_removed', change: null }
  if (link.previous !== last.hash) {
    const { rowCount } = await client.query(`select from audit_chain where previous = decode($1, 'hex')`, [last.hash])
    return { position, why: rowCount ? 'reordered' : 'link_removed', change: null }
  }
  if (!link.sound) return { position, why: 'link_changed', change }
  if (link.found !== link.rows) return { position, why: link.found < link.rows ? 'removed' : 'added', change }
  return link.fits ? null : { position, why: 'changed', change }
}

/** The first change with rows that no link holds: they were added, or the last link was taken away. */
async function findUnsealed(client: PoolClient): Promise<number | null> {
  const { rows } = await client.query<{ change: number }>(
    `select a.change from audit a where not exists (select from audit_chain l where l.change = a.change)
     order by a.change limit 1`,
  )
  return rows[0]?.change ?? null
}
