import { type AuditFilter, audit } from '@pejl/server/audit/contract'
import { useState } from 'react'
import { call } from '../api/call.ts'
import type { Say } from './say.ts'

/** What is shown, and all that is older of it, as a file. */
export function Download({ filter, say: { own } }: { filter: AuditFilter; say: Say }) {
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready')
  async function fetchIt() {
    if (state === 'busy') return
    setState('busy')
    try {
      const file: unknown = await call(audit.export, { body: filter }, { file: true })
      if (file instanceof Blob) save(file)
      setState('ready')
    } catch {
      setState('failed')
    }
  }
  return (
    <>
      <button type="button" className="btn" aria-disabled={state === 'busy'} onClick={() => void fetchIt()}>
        {state === 'busy' ? own.downloading : own.download}
      </button>
      <span className="log-e" role="alert">
        {state === 'failed' ? own.failed : ''}
      </span>
    </>
  )
}

function save(file: Blob) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = 'pejl-log.csv'
  link.click()
  // Not at once: some browsers begin to read it only after this turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
