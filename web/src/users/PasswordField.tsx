import { useState } from 'react'
import type { Say } from './say.ts'

type FieldProps = { label: string; value: string; set: (value: string) => void; say: Say }

/** A new password, once: whoever wants to be sure looks at it. */
export function PasswordField({ label, value, set, say: { own } }: FieldProps) {
  const [shown, setShown] = useState(false)
  return (
    <>
      <div className="ppl-d">
        <label>
          {label}
          <input
            className="inp"
            name="new-password"
            type={shown ? 'text' : 'password'}
            autoComplete="new-password"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={200}
            value={value}
            aria-describedby="d-password"
            onChange={event => set(event.target.value)}
          />
        </label>
        <small id="d-password">{own.passwordHint}</small>
      </div>
      <label className="ck">
        <input type="checkbox" checked={shown} onChange={event => setShown(event.target.checked)} />
        {own.showPassword}
      </label>
    </>
  )
}
