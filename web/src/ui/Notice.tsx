import type { ReactNode } from 'react'

type NoticeProps = { title: string; hint?: ReactNode; heading?: 1 | 2; children?: ReactNode }

/** Something to say instead of the content: empty, not found, failed. Says what happened, then what to do. */
export function Notice({ title, hint, heading = 2, children }: NoticeProps) {
  const Heading = heading === 1 ? 'h1' : 'h2'
  return (
    <section className="notice panel">
      <Heading className="notice-t">{title}</Heading>
      {hint ? <p className="mut">{hint}</p> : null}
      {children ? <div className="notice-a">{children}</div> : null}
    </section>
  )
}

/** Lines where the rows will come; the style sheet shows them after 300 ms. */
export function Waiting({ label, lines = 8 }: { label: string; lines?: number }) {
  return (
    <div className="sk panel" role="status" aria-busy="true">
      <h1 className="vh">{label}</h1>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are alike and never change place
        <i key={line} style={{ width: `${48 + ((line * 37) % 44)}%` }} />
      ))}
    </div>
  )
}
