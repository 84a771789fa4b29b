import { Icon } from './Icon.tsx'

type PrintButtonProps = { label: string; print?: () => void }

/** Prints the page as it is, or as `print` prepares it. A phone's browser has a way of its own. */
export function PrintButton({ label, print = () => window.print() }: PrintButtonProps) {
  return (
    <button type="button" className="btn btn--icon hide-m" aria-label={label} title={label} onClick={print}>
      <Icon name="print" />
    </button>
  )
}
