import type { RoundPage } from '@pejl/server/closings/contract'
import { paths } from '../app/paths.ts'
import { meetingWords } from '../rounds/say.ts'
import { PrintButton } from '../ui/PrintButton.tsx'
import { momentOf, type Say } from './say.ts'

type HeadProps = { slug: string; page: RoundPage; closing: NonNullable<RoundPage['closing']>; say: Say }

/** Which round, as it was closed when, for which meeting, and by what one can tell that it is unchanged. */
export function ClosedHead({ slug, page: { round }, closing: { number, sha256, content }, say }: HeadProps) {
  const { own, formats, round: rounds } = say
  const { period, deadline, meeting } = content.round
  const facts = [
    own.deadline(momentOf(deadline, say)),
    own.period(formats.day(period.from), formats.day(period.to)),
    meeting && rounds.own.forMeeting(meetingWords(meeting, say)),
  ]
  return (
    <header className="clo-h">
      <p className="eyebrow">{own.round}</p>
      <h1>{content.round.name}</h1>
      <p>
        <b>{own.closed(momentOf(content.closedAt, say))}</b>, {facts.filter(Boolean).join(', ')}
      </p>
      <p className="mut clo-k">
        {own.kept}{' '}
        <span className="nowrap" title={`${own.hashHint} ${sha256}`}>
          {own.hash} <code>{shortOf(sha256)}</code>
        </span>
      </p>
      {round.closings.length > 1 ? (
        <nav className="clo-n" aria-label={own.closings}>
          {round.closings.map(one => (
            <a
              key={one.number}
              href={paths.closedRound(slug, round.key, one.number)}
              aria-current={one.number === number ? 'page' : undefined}
            >
              {own.closing(one.number)} <span className="mut">{momentOf(one.closedAt, say)}</span>
            </a>
          ))}
        </nav>
      ) : null}
      <PrintButton label={say.shared.print} />
    </header>
  )
}

/** The beginning of a hash, in groups that can be read aloud. */
const shortOf = (sha256: string) => (sha256.slice(0, 12).match(/.{4}/g) ?? []).join(' ')
