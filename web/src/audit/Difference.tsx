import type { AuditEntry } from '@pejl/server/audit/contract'
import { fieldsOf } from './difference.ts'
import type { Say } from './say.ts'

/** Field by field what it was and became; of a new or deleted row what it said. */
export function Difference({ entry, say }: { entry: AuditEntry; say: Say }) {
  const { own } = say
  const fields = fieldsOf(entry, say)
  if (fields.length === 0) return <p className="mut">{own.hidden}</p>
  const isChange = entry.before !== null && entry.after !== null
  return (
    <div className="scrollx">
      <table className="log-v">
        <thead>
          <tr>
            <th scope="col">{own.fieldHead}</th>
            {isChange ? <th scope="col">{own.before}</th> : null}
            <th scope="col">{isChange ? own.after : own.value}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ name, before, after }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {isChange ? <td>{before ? <del>{before}</del> : <span className="mut">{own.nothing}</span>}</td> : null}
              <td>
                {isChange ? after ? <ins>{after}</ins> : <span className="mut">{own.nothing}</span> : after || before}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
