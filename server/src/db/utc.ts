/** SQL that answers a moment as the contract writes one, `2026-11-20T08:00:00Z`. `column` is never a reader's text. */
export const utc = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
