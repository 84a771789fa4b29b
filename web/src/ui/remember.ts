const YEAR_SECONDS = 365 * 24 * 60 * 60

/** Keeps what a reader chose for every page: in a cookie, for the server draws the page like that. */
export function remember(name: 'language' | 'theme', chosen: string) {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not there on plain HTTP
  document.cookie = `pejl.${name}=${chosen}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`
}
