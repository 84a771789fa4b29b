import { paths } from '../app/paths.ts'
import { Icon } from '../ui/Icon.tsx'
import type { Say } from './say.ts'

/** The way back to everybody. */
export function Back({ say: { own } }: { say: Say }) {
  return (
    <nav className="ppl-up" aria-label={own.toUsers}>
      <a href={paths.users()}>
        <Icon name="left" />
        {own.back}
      </a>
    </nav>
  )
}
