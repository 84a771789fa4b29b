import { type KnownDay, paths } from '../app/paths.ts'
import type { Say } from './say.ts'

type CodesProps = { codes: readonly string[]; label: string; slug: string; day: KnownDay; say: Say }

/** More than these are a number: nobody looks a large portfolio's initiatives up here. */
const MOST = 60

/** Links to initiatives by their codes. */
export function Codes({ codes, label, slug, day, say: { own } }: CodesProps) {
  const others = codes.length - MOST
  return (
    <div className="srcs-c">
      <span className="mut">{label}</span>
      <ul>
        {codes.slice(0, MOST).map(code => (
          <li key={code}>
            <a href={paths.initiative(slug, code, day)} aria-label={own.initiative(code)}>
              {code}
            </a>
          </li>
        ))}
        {others > 0 ? <li className="mut">{own.others(others)}</li> : null}
      </ul>
    </div>
  )
}
