import { type KnownDay, paths } from '../app/paths.ts'
import type { Say } from './say.ts'

type CrumbProps = { slug: string; document: string; day: KnownDay; say: Say }

export function Crumb({ slug, document, day, say: { own } }: CrumbProps) {
  return (
    <nav className="doc-crumb" aria-label={own.breadcrumb}>
      <a href={paths.sources(slug, day, `d-${document}`)}>{own.title}</a>
      <span aria-hidden="true">/</span>
      <span aria-current="page">{document}</span>
    </nav>
  )
}
