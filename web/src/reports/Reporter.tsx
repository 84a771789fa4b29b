import type { FormParts } from './form.ts'

/** For whom it is reported; of several that one may report for, one is chosen. */
export function Reporter({ draft, edit, report, say: { own } }: FormParts) {
  const { reporters } = report
  const chosen = reporters.find(({ key }) => key === draft.organisation) ?? reporters[0]
  if (!chosen) return null
  if (reporters.length === 1)
    return (
      <p className={chosen.onBehalf ? 'rep rep--b' : 'rep mut'}>
        {chosen.onBehalf ? own.reportsOnBehalf(chosen.name) : own.reportsFor(chosen.name)}
      </p>
    )
  return (
    <label className={chosen.onBehalf ? 'rep rep--b' : 'rep'}>
      {chosen.onBehalf ? own.reportsOnBehalfOfOne : own.reportsForOne}
      <select
        className="inp"
        value={chosen.key}
        onChange={({ target: { value } }) => edit({ organisation: value === reporters[0]?.key ? null : value })}
      >
        {reporters.map(({ key, name }) => (
          <option key={key} value={key} lang="da">
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
