// Under what names the log writes what no account did. No account may have one: the database refuses it, too.
export const NOBODY = 'nobody'
export const PROVIDER = 'oidc'
/** Before the names of tools and of the database's own roles. */
const TOOLS = 'db:'

export const isOfNoAccount = (name: string) => name === NOBODY || name === PROVIDER || name.startsWith(TOOLS)
