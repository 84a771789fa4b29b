import { ApiError } from '../api/ApiError.ts'
import { useAtDay } from '../app/KnownAt.tsx'
import { type KnownDay, paths } from '../app/paths.ts'
import { Notice } from '../ui/Notice.tsx'
import type { Say } from './say.ts'

/** The day from which an initiative is known, where that is later than the day asked for. */
export function firstDayIn(error: Error | null): string | null {
  if (!(error instanceof ApiError) || error.code !== 'not_yet_known') return null
  const message = error.fields.find(({ field }) => field === 'knownAt')?.message ?? ''
  return /\d{4}-\d{2}-\d{2}/.exec(message)?.[0] ?? null
}

type NotYetProps = { slug: string; code: string; day: KnownDay; first: string; say: Say }

/** An initiative on a day before it was known: not wrong, only early. */
export function NotYet({ slug, code, day, first, say }: NotYetProps) {
  const { own, shared, formats } = say
  const linkTo = useAtDay()
  return (
    <Notice
      title={own.notYetKnown(code, day ? formats.day(day) : '')}
      hint={own.firstKnownOn(formats.day(first))}
      heading={1}
    >
      <a className="btn btn--pri" href={linkTo(first)}>
        {own.toDay(formats.day(first))}
      </a>
      <a className="btn" href={paths.overview(slug, day)}>
        {shared.backToOverview}
      </a>
    </Notice>
  )
}
