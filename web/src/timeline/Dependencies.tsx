import { Fragment } from 'react'
import { Danish } from '../initiatives/Said.tsx'
import type { Arrow, Relations } from './relations.ts'
import type { Say } from './say.ts'

const HEAD = 'm4-3.5-4 3.5 4 3.5'

type ArrowsProps = { code: string; arrows: readonly Arrow[]; height: number; say: Say }

/** What the initiative that is pointed at waits for, and what waits for it: an arrow each, from the one that comes first. */
export function Arrows({ code, arrows, height, say }: ArrowsProps) {
  if (arrows.length === 0) return null
  const words = Math.max(...arrows.map(({ lane }) => lane)) + 8
  return (
    <svg className="tl-deps" width="1" height={height} aria-hidden="true">
      {arrows.map(({ code: other, way, from, to, lane }) => {
        const there = way === 'needed' ? to : from
        return (
          <g key={other}>
            <path className="dp" d={`M0 ${from}H${lane}V${to}H4${HEAD}${way === 'both' ? `M4 ${from}${HEAD}` : ''}`} />
            <path className="dp-n" d={`M0 ${there}h3`} />
            <text className="dp-w" x={words} y={there + 4}>
              {say.own.relation[way](code)}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

type ListProps = { of: Relations; titleOf: (code: string) => string; say: Say }

/** The same in words, with the laws, standards and suppliers that have no line in the chart. */
export function RelationList({ of: { others, beside }, titleOf, say }: ListProps) {
  const { own, miles } = say
  const needs = others.filter(({ way }) => way !== 'needed')
  const needed = others.filter(({ way }) => way !== 'needs')
  return (
    <dl>
      {needs.length + beside.length > 0 ? <dt>{own.dependsOn}</dt> : null}
      {needs.map(({ code }) => (
        <dd key={code}>
          <b>{code}</b> <Danish>{titleOf(code)}</Danish>
        </dd>
      ))}
      {beside.map(({ kind, on }) => (
        <dd key={kind + on}>
          <Danish>{on}</Danish> <span className="mut">· {miles.dependency[kind]}</span>
        </dd>
      ))}
      {needed.length > 0 ? <dt>{own.neededBy}</dt> : null}
      {needed.map(({ code }) => (
        <dd key={`to ${code}`}>
          <b>{code}</b> <Danish>{titleOf(code)}</Danish>
        </dd>
      ))}
    </dl>
  )
}

/** `Afhænger af 1.4, 2.3, FHIR (standard). Nødvendig for 2.2.` */
export function RelationSentence({ of: { others, beside }, say: { own, miles } }: Omit<ListProps, 'titleOf'>) {
  const needs = others.filter(({ way }) => way !== 'needed').map(({ code }) => code)
  const needed = others.filter(({ way }) => way !== 'needs').map(({ code }) => code)
  return (
    <>
      {needs.length + beside.length > 0 ? `${own.dependsOn} ${needs.join(', ')}` : ''}
      {beside.map(({ kind, on }, index) => (
        <Fragment key={kind + on}>
          {needs.length + index > 0 ? ', ' : ''}
          <Danish>{on}</Danish> ({miles.dependency[kind]})
        </Fragment>
      ))}
      {needs.length + beside.length > 0 ? '. ' : ''}
      {needed.length > 0 ? `${own.neededBy} ${needed.join(', ')}.` : ''}
    </>
  )
}
