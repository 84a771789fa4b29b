import { type Anomaly, hashOf, linesIn } from '@pejl/server/sources/contract'
import { type KnownDay, paths } from '../app/paths.ts'
import { Danish, Said } from '../initiatives/Said.tsx'
import { Codes } from './Codes.tsx'
import { dateOf, type Say } from './say.ts'
import { type NoteGroup, otherPlaces, placesIn } from './series.ts'

type ListProps = { groups: readonly NoteGroup[]; slug: string; day: KnownDay; say: Say }

/** What is odd in the sources, under the document that it stands in. */
export function NoteList({ groups, slug, day, say }: ListProps) {
  const { own } = say
  return (
    <section aria-labelledby="h-notes">
      <h2 id="h-notes">{own.notes}</h2>
      <p className="mut srcs-hint">{groups.length > 0 ? own.notesHint : own.noNotes}</p>
      {groups.map(group => (
        <Group key={group.document?.key ?? ''} group={group} slug={slug} day={day} say={say} />
      ))}
    </section>
  )
}

function Group({ group, slug, day, say }: Omit<ListProps, 'groups'> & { group: NoteGroup }) {
  const { document, notes } = group
  const id = document ? `notes-${document.key}` : 'notes'
  return (
    <section id={id} tabIndex={-1} className="srcs-of" aria-labelledby={`h-${id}`}>
      <h3 id={`h-${id}`}>
        {document ? (
          <>
            <span className="mut">{document.key}</span>{' '}
            <a href={`#d-${document.key}`}>
              <Danish>{document.title}</Danish>
            </a>
            <span className="mut">, {dateOf(document, say)}</span>
          </>
        ) : (
          say.own.elsewhere
        )}
      </h3>
      <ul>
        {notes.map(note => (
          <Note key={note.key} note={note} document={document} slug={slug} day={day} say={say} />
        ))}
      </ul>
    </section>
  )
}

type NoteProps = Omit<ListProps, 'groups'> & { note: Anomaly; document: NoteGroup['document'] }

function Note({ note, document, slug, day, say }: NoteProps) {
  const { own } = say
  const { key, text, handling, initiatives } = note
  return (
    <li id={`n-${key}`} tabIndex={-1} className="srcs-n keep">
      <p className="srcs-at">
        {[...placesIn(note, document), ...otherPlaces(note, document)].map(source => (
          <a
            key={`${source.document} ${source.locator}`}
            href={paths.document(slug, source.document, day, hashOf(linesIn(source.locator)))}
          >
            {source.document === document?.key ? source.locator : `${source.document}, ${source.locator}`}
          </a>
        ))}
      </p>
      <div className="srcs-t">
        <p>
          <Said of={text} />
        </p>
        {handling ? (
          <p className="srcs-h">
            <span className="mut">{own.handling}:</span> <Danish>{handling}</Danish>
          </p>
        ) : null}
      </div>
      {initiatives.length > 0 ? <Codes codes={initiatives} label={own.about} slug={slug} day={day} say={say} /> : null}
    </li>
  )
}
