// Whether somebody signed in or out, between the tabs of a browser.

export const openSessionChannel = () => new BroadcastChannel('pejl.session')

let spoken: BroadcastChannel | null = null
function sessionChannel(): BroadcastChannel | null {
  if (spoken === null && typeof BroadcastChannel !== 'undefined') spoken = openSessionChannel()
  return spoken
}

/** Tells the other tabs that somebody signed in or out here. */
export const tellOfSession = () => sessionChannel()?.postMessage(null)

/** Hears that somebody signed in or out in another tab. Returns how to stop. */
export function hearOfSession(hear: () => void): () => void {
  const channel = sessionChannel()
  channel?.addEventListener('message', hear)
  return () => channel?.removeEventListener('message', hear)
}
