/** The database cannot be had, with a line that the person who started Pejl can act on. */
export class DatabaseError extends Error {
  override name = 'DatabaseError'
}
