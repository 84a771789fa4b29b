import type { AuditAction } from '@pejl/server/audit/contract'

/** Drawn in ink: only what was refused calls for attention. */
const SHAPES: Record<AuditAction, string> = {
  insert: 'M8 3v10M3 8h10',
  update: 'm3 13 .8-3L11 2.8 13.2 5 6 12.2z',
  delete: 'M3 8h10',
  sign_in: 'M2.5 8h8M7.5 4.8 10.7 8l-3.2 3.2M10 2.5h3.5v11H10',
  sign_out: 'M13.5 8h-8M8.7 4.8 5.5 8l3.2 3.2M6 2.5H2.5v11H6',
  refused: 'M8 1.9a6.1 6.1 0 1 0 0 12.2a6.1 6.1 0 1 0 0-12.2M3.8 3.8l8.4 8.4',
  export: 'M8 2.5v7M4.8 6.8 8 10l3.2-3.2M2.5 13.5h11',
}

/** What kind of thing was done, as shape and word. */
export function ActionSign({ action, word }: { action: AuditAction; word: string }) {
  return (
    <span className={action === 'refused' ? 'log-a log-a--no' : 'log-a'}>
      <svg className="ic" viewBox="0 0 16 16" aria-hidden="true">
        <path d={SHAPES[action]} />
      </svg>
      <span>{word}</span>
    </span>
  )
}
