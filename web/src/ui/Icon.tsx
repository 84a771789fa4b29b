/** A line icon of index.html's sprite; always decoration, its button carries the name. */
export function Icon({ name }: { name: string }) {
  return (
    <svg className="ic" aria-hidden="true">
      <use href={`#i-${name}`} />
    </svg>
  )
}
