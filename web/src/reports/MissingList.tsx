import type { Report } from '@pejl/server/reports/contract'
import { Icon } from '../ui/Icon.tsx'
import { goTo, idOf } from './field.ts'
import type { FormParts } from './form.ts'
import { missingWords } from './say.ts'

type ListProps = { missing: Report['missing'] } & Pick<FormParts, 'page' | 'draft' | 'say'>

/** What is still missing, each with the way to where it is filled in. */
export function MissingList({ missing, page, draft, say }: ListProps) {
  return (
    <ol className="left">
      {missing.map(one => (
        <li key={`${one.field} ${one.code}`}>
          <Icon name="info" />
          <a
            href={`#${idOf(one.field)}`}
            onClick={event => {
              event.preventDefault()
              goTo(one.field)
            }}
          >
            {missingWords(one, { page, draft }, say)}
          </a>
        </li>
      ))}
    </ol>
  )
}
