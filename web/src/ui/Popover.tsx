import { type ReactNode, useId, useRef, useState } from 'react'

type PopoverProps = {
  /** What the button shows; its accessible name unless `label` is given. */
  button: ReactNode
  label?: string | undefined
  /** The panel's accessible name. */
  name: string
  className?: string | undefined
  /** `end`: the panel's right edge follows the button's. */
  align?: 'start' | 'end'
  keys?: string
  children: (close: () => void) => ReactNode
}

/** A button with a panel in the top layer: Esc and a press outside close it, and focus comes back (native popover). */
export function Popover({ button, label, name, className = 'btn', align = 'start', keys, children }: PopoverProps) {
  const id = useId()
  const anchor = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)

  function place(event: { newState: string }) {
    if (event.newState !== 'open' || !anchor.current || !panel.current) return
    setOpen(true)
    const box = anchor.current.getBoundingClientRect()
    const width = document.documentElement.clientWidth
    const { style } = panel.current
    style.top = `${box.bottom + 4}px`
    style.maxHeight = `${Math.max(160, innerHeight - box.bottom - 16)}px`
    style.left = align === 'start' ? `${Math.max(8, Math.min(box.left, width - 288))}px` : 'auto'
    style.right = align === 'end' ? `${Math.max(8, width - box.right)}px` : 'auto'
  }

  // Emptied only when it is shut: what has the focus must still be there for the browser to give it back.
  const empty = (event: { newState: string }) => event.newState === 'closed' && setOpen(false)

  return (
    <>
      <button
        ref={anchor}
        type="button"
        className={className}
        popoverTarget={id}
        aria-label={label}
        aria-keyshortcuts={keys}
        aria-haspopup="dialog"
        aria-expanded={open}
      >
        {button}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={name}
        className="pop"
        onBeforeToggle={place}
        onToggle={empty}
      >
        {open ? children(() => panel.current?.hidePopover()) : null}
      </div>
    </>
  )
}
