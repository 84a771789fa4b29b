/** SQL for the name that somebody is shown by; null when the account is gone. `column` holds the name they sign in with. */
export const displayName = (column: string) => `(select p.display_name from account p where p.name = ${column})`
