// A database of its own for a test file: a clone of the migrated template, made in some hundredths of a second.
import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { type Connected, connect } from '../../server/src/db/connect.ts'

export type TestDatabase = Connected & { url: string; drop: () => Promise<void> }

/** Clones the template, or another database that `drop` has not met yet and nobody is connected to. */
export async function cloneDatabase(template = inject('template')): Promise<TestDatabase> {
  const server = inject('server')
  const name = `pejl_test_${randomUUID().replaceAll('-', '').slice(0, 16)}`
  await asAdmin(server, `create database ${name} template ${template}`)
  const url = atDatabase(server, name)
  const connected = connect(url, { size: 6, name: 'pejl test', onError: () => {} })
  return {
    ...connected,
    url,
    drop: async () => {
      if (!connected.pool.ending) await connected.close()
      await asAdmin(server, `drop database if exists ${name} with (force)`)
    },
  }
}

/** The same server's address with another database. */
export function atDatabase(server: string, name: string): string {
  return server.replace(/^(postgres(?:ql)?:\/\/[^/]*)\/[^?]*/, `$1/${name}`)
}

async function asAdmin(server: string, statement: string): Promise<void> {
  const { pool, close } = connect(server, { size: 1, name: 'pejl test', onError: () => {} })
  try {
    await pool.query(statement)
  } finally {
    await close()
  }
}
