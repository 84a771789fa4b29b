const STORED = 'pejl.search'

/** What was last searched for in this tab. */
export function recentQuestion(): string {
  try {
    return sessionStorage.getItem(STORED) ?? ''
  } catch {
    return ''
  }
}

export function keepQuestion(question: string) {
  try {
    sessionStorage.setItem(STORED, question)
  } catch {
    // Without storage the search begins empty.
  }
}
