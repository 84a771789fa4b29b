/** Where a part of the form stands, by the name that the list of what is missing has for it. */
export const idOf = (field: string) => `f-${field}`

/** Brings a part of the form into view, with the focus on what can be filled in there. */
export function goTo(field: string) {
  const at = document.getElementById(idOf(field))
  const to = at?.matches('input, textarea')
    ? at
    : (at?.querySelector<HTMLElement>('input:checked') ?? at?.querySelector<HTMLElement>('input, textarea, button'))
  at?.scrollIntoView({ block: 'center' })
  to?.focus({ preventScroll: true })
}
