// A database ready for use, whichever it is: the one that comes along or one of your own.
import type { Config } from '../config.ts'
import type { Connected } from './connect.ts'
import { type Embedded, startEmbedded } from './embedded.ts'
import { DatabaseError } from './errors.ts'

/** An embedded database, or one of one's own, which has no folder and is never stopped. */
export type Opened = Omit<Embedded, 'folder'> & { folder: string | null }

const OLDEST = 15

/** Begins to open the database; loading the rest of the program can go on meanwhile. */
export function openDatabase(config: Pick<Config, 'databaseUrl' | 'dataFolder'>, log: (line: string) => void): Opened {
  if (config.databaseUrl === null) return startEmbedded(config.dataFolder, log)
  return { url: config.databaseUrl, folder: null, isNew: false, ready: Promise.resolve(), stop: async () => {} }
}

/** Refuses a database that cannot be reached or used, in one line that carries no password. */
export async function checkDatabase({ pool }: Connected, url: string): Promise<void> {
  const which = `the database ${url.replace(/^(postgres(?:ql)?:\/\/)(?:[^@/]*@)?([^?]*).*/, '$2')}`
  const { version, encoding } = await pool
    .query<{ version: number; encoding: string }>(
      `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`,
    )
    .then(({ rows }) => rows[0] ?? { version: 0, encoding: '' })
    .catch(error => {
      throw new DatabaseError(`${which} cannot be reached: ${reasonOf(error)}`, { cause: error })
    })
  const major = Math.floor(version / 10_000)
  if (major < OLDEST) throw new DatabaseError(`${which} is PostgreSQL ${major}: Pejl needs ${OLDEST} or newer`)
  if (encoding !== 'UTF8') throw new DatabaseError(`${which} is encoded in ${encoding}: Pejl needs UTF8`)
}

/** Several addresses that were all refused come as one error without words of its own. */
function reasonOf(error: Error & { errors?: Error[] }): string {
  return error.message || error.errors?.map(one => one.message).join(', ') || error.name
}
