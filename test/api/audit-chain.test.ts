// The log is sealed transaction by transaction: whatever is done to it later is found, and named.
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Link, verifyChain } from '../../server/src/audit/chain.ts'
import { connect } from '../../server/src/db/connect.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { bundleOf, give, initiativeOf } from '../helpers/factories.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
  const focusAreas = [1, 2].map(number => ({ number, title: `Område ${number}` }))
  await give(database.db, bundleOf({ focusAreas, initiatives: [initiativeOf('1.1')] }))
})
afterAll(() => database.drop())

const verify = (expected?: Link) => verifyChain(database.pool, expected)
const rows = async <T extends object>(statement: string, values: unknown[] = []) =>
  (await database.pool.query<T>(statement, values)).rows
const links = async () => (await rows<{ n: number }>('select count(*)::int as n from audit_chain'))[0]?.n ?? 0
/** A change with as many rows as are asked for, whose number it returns. */
async function change(statement: string): Promise<number> {
  await database.pool.query(statement)
  return (await rows<{ change: number }>('select max(change) as change from audit'))[0]?.change ?? 0
}
let named = 0
const rename = () => `update portfolio set title_en = 'Name ${++named}'`

async function lastLink(): Promise<Link> {
  const verdict = await verify()
  if (verdict.broken || !verdict.last) throw new Error(`not unbroken: ${JSON.stringify(verdict)}`)
  return verdict.last
}

describe('the chain', () => {
  test('seals what stood there before it as its first link, and every transaction as one more', async () => {
    const before = await links()
    await change(rename())
    const verdict = await verify()
    expect(verdict).toMatchObject({ broken: null, changes: before + 1 })
    const [sealed] = await rows<{ rows: number }>('select sum(rows)::int as rows from audit_chain')
    const [there] = await rows<{ rows: number }>('select count(*)::int as rows from audit')
    expect(verdict).toMatchObject(sealed ?? {})
    expect(sealed).toEqual(there)
  })

  test('has no link for a transaction that is taken back, and none for one that changes nothing', async () => {
    const before = await links()
    await database.pool.query(`begin; ${rename()}; rollback`)
    await database.pool.query('update portfolio set title = title; delete from session')
    expect(await links()).toBe(before)
    expect(await rows('select from audit_open')).toEqual([])
  })

  test('holds what is left of a transaction whose savepoints are rolled back, before and after its first row', async () => {
    const before = await links()
    await database.pool.query(`begin; savepoint a; ${rename()}; rollback to a; ${rename()}; savepoint b; ${rename()};
      rollback to b; commit`)
    await database.pool.query(`begin; ${rename()}; savepoint a; ${rename()}; rollback to a; commit`)
    await database.pool.query(`begin; savepoint a; ${rename()}; rollback to a; commit`)
    expect(await verify()).toMatchObject({ broken: null, changes: before + 2 })
    expect(await rows(`select rows from audit_chain order by position desc limit 2`)).toEqual([
      { rows: 1 },
      { rows: 1 },
    ])
  })

  test('holds also where constraints are looked at in the middle of a transaction', async () => {
    const before = await links()
    await database.pool.query(`begin; ${rename()}; set constraints all immediate; ${rename()}; commit`)
    expect(await verify()).toMatchObject({ broken: null, changes: before + 2 })
  })

  test('takes no setting of the session for the transaction’s own', async () => {
    const client = await database.pool.connect()
    await client.query(`set app.change = '1 1 open'; ${rename()}`)
    await client.query('reset app.change')
    client.release()
    expect(await verify()).toMatchObject({ broken: null })
  })

  test('is the same whatever a session is set to', async () => {
    const { last } = (await verify()) as { last: Link }
    const { pool, close } = connect(database.url, { size: 1, name: 'pejl test', onError: () => {} })
    await pool.query(`set timezone = 'Asia/Tokyo'; set datestyle = 'German'; set bytea_output = 'escape';
      set extra_float_digits = 0; set intervalstyle = 'iso_8601'`)
    expect(await verifyChain(pool)).toMatchObject({ broken: null, last })
    await pool.query(rename())
    await close()
    expect(await verify()).toMatchObject({ broken: null })
  })

  test('is written by fifty at once without a deadlock, in positions without gaps', async () => {
    const { pool, close } = connect(database.url, { size: 50, name: 'pejl test', onError: () => {} })
    const before = await links()
    await Promise.all(
      Array.from({ length: 50 }, async (_, n) => {
        for (let turn = 0; turn < 4; turn++)
          await pool.query(`insert into light_rule (dimension, valid_from, thresholds, source)
            values ('time', date '1000-01-01' + ${n * 10 + turn}, '{}', 'x')`)
      }),
    )
    await close()
    expect(await verify()).toMatchObject({ broken: null, changes: before + 200 })
    const [positions] = await rows('select max(position)::int as last, count(*)::int as n from audit_chain')
    expect(positions).toEqual({ last: before + 200, n: before + 200 })
  })

  test('makes nobody wait for one who at their commit waits for them', async () => {
    const [one, other] = [await database.pool.connect(), await database.pool.connect()]
    const lock = `select from focus_area where number = 2 for update`
    await other.query(`begin; ${lock}; update organisation set note = 'x' where key = 'beta'`)
    // Whether the area is there is asked at the commit, and then waits for the other.
    await one.query(
      `begin; ${rename()}; update initiative set focus_area_id = (select id from focus_area where number = 2)`,
    )
    const committed = one.query('commit')
    await vi.waitFor(async () => {
      const waiting = await rows(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
      expect(waiting).toHaveLength(1)
    })
    await other.query('commit')
    await committed
    for (const client of [one, other]) client.release()
    expect(await verify()).toMatchObject({ broken: null })
  })
})

describe('nobody', () => {
  test.each(['audit', 'audit_chain'])('can change or empty %s, not even whom the database belongs to', async table => {
    const column = table === 'audit' ? 'actor' : 'hash'
    for (const statement of [
      `update ${table} set ${column} = ${column}`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
    ]) {
      const refused = { code: 'PJ001', message: expect.stringContaining('is appended, never changed') }
      await expect(database.pool.query(statement), statement).rejects.toMatchObject(refused)
      const asReplica = `begin; set local session_replication_role = replica; ${statement}; commit`
      const client = await database.pool.connect()
      await expect(client.query(asReplica), statement).rejects.toMatchObject(refused)
      await client.query('rollback')
      client.release()
    }
  })
})

/** As somebody does who may do anything: without what guards the log. */
const tamper = (statement: string) =>
  database.pool.query(`begin; alter table audit disable trigger all; alter table audit_chain disable trigger all;
    ${statement}; alter table audit enable always trigger begun, enable always trigger append_only;
    alter table audit_chain enable always trigger append_only; commit`)

describe('a log that was tampered with is found broken', () => {
  let middle: { change: number; position: number }
  beforeEach(async () => {
    const before = database
    database = await cloneDatabase()
    const rule = (n: number) => `insert into light_rule (dimension, valid_from, thresholds, source)
      select 'risk', date '1000-01-01' + g, '{}', 'x' from generate_series(${n}, ${n + 2}) g`
    await change(rule(1))
    middle = { change: await change(rule(4)), position: await links() }
    await change(rule(7))
    await change(rule(10))
    return async () => {
      await database.drop()
      database = before
    }
  })

  test.each<[string, string, string]>([
    [
      'a row was changed',
      'changed',
      `update audit set after = after || '{"title": "Andet"}' where id = (select max(id) from audit where change = $)`,
    ],
    [
      'a row was changed in what it says of who',
      'changed',
      `update audit set actor = 'somebody else' where change = $`,
    ],
    ['rows changed places', 'changed', `update audit set at = at + interval '1 microsecond' where change = $`],
    ['a row was taken away', 'removed', 'delete from audit where id = (select max(id) from audit where change = $)'],
    ['all rows of a change were taken away', 'removed', 'delete from audit where change = $'],
    [
      'a row was added',
      'added',
      `insert into audit (change, actor, action, table_name) values ($, 'x', 'insert', 'portfolio')`,
    ],
    ['a link says something else', 'link_changed', 'update audit_chain set rows = rows + 1 where change = $'],
  ])('where %s', async (_, why, statement) => {
    expect(await verify()).toMatchObject({ broken: null })
    await tamper(statement.replaceAll('$', String(middle.change)))
    expect(await verify()).toEqual({ broken: { position: middle.position, why, change: middle.change } })
  })

  test('where a row was added that no link holds', async () => {
    const { position } = await lastLink()
    await tamper(`insert into audit (change, actor, action, table_name) values (999999, 'x', 'insert', 'portfolio')`)
    expect(await verify()).toEqual({ broken: { position: position + 1, why: 'added', change: 999_999 } })
  })

  test('where a link was taken away, also when those behind it moved up and its rows went with it', async () => {
    const { position, change: number } = middle
    await tamper(`delete from audit_chain where position = ${position}; delete from audit where change = ${number}`)
    const broken = { broken: { position, why: 'link_removed', change: null } }
    expect(await verify()).toEqual(broken)
    await tamper(`update audit_chain set position = position - 1 where position > ${position}`)
    expect(await verify()).toEqual(broken)
  })

  test('where links changed places', async () => {
    const { position } = middle
    await tamper(`update audit_chain set position = -position where position in (${position}, ${position + 1});
      update audit_chain set position = ${position * 2 + 1} + position where position < 0`)
    expect(await verify()).toEqual({ broken: { position, why: 'reordered', change: null } })
  })

  test('where its end was cut off or all was written anew, when a link is known from elsewhere', async () => {
    const last = await lastLink()
    expect(await verify(last)).toMatchObject({ broken: null })
    const cut = `delete from audit where change in (select change from audit_chain where position = ${last.position});
      delete from audit_chain where position = ${last.position}`
    await tamper(cut)
    expect(await verify()).toMatchObject({ broken: null, changes: last.position - 1 })
    expect(await verify(last)).toEqual({ broken: { position: last.position, why: 'cut_off', change: null } })
    await change(`delete from light_rule where dimension = 'risk'`)
    expect(await verify()).toMatchObject({ broken: null })
    expect(await verify(last)).toEqual({ broken: { position: last.position, why: 'rewritten', change: null } })
  })
})
