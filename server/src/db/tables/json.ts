import type { ColumnType } from 'kysely'

/** Read as what it says, written as JSON text. */
export type Json<T> = ColumnType<T, string | Extract<T, null>, string | Extract<T, null>>
