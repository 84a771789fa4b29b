import { useState } from 'react'
import type { Say } from './say.ts'

type RemarkProps = { about: string; value: string; change: (note: string) => void; own: Say['own'] }

/** A remark on one milestone: a field once there is one or it is asked for. */
export function Remark({ about, value, change, own }: RemarkProps) {
  const [asked, setAsked] = useState(false)
  if (!asked && value === '')
    return (
      <button type="button" className="lnk ms-r" aria-label={own.addRemarkOn(about)} onClick={() => setAsked(true)}>
        {own.addRemark}
      </button>
    )
  return (
    <textarea
      className="inp ms-f"
      rows={2}
      maxLength={300}
      value={value}
      aria-label={own.remarkOn(about)}
      // biome-ignore lint/a11y/noAutofocus: asked for by the press before
      autoFocus={asked}
      onChange={event => change(event.target.value)}
    />
  )
}
