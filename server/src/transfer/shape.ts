// Whether a part of a bundle has the shape of its schema, and in plain words where it has not.
import { Compile } from 'typebox/compile'
import type { TLocalizedValidationError } from 'typebox/error'
import * as Format from 'typebox/format'
import * as Settings from 'typebox/system'
import { isDay } from '../milestones/day.ts'
import { Bundle, FILES, type PartName } from './bundle-schema.ts'
import { type Fault, shown } from './faults.ts'
import { isObject, pointer, type Schema } from './roles.ts'

Format.Set('day', isDay)

const PART_NAMES = Object.keys(FILES) as PartName[]
const VALIDATORS = new Map(PART_NAMES.map(part => [part, Compile(Bundle.properties[part])]))

/** All that is wrong with the shape of one part. */
export function shapeFaults(part: PartName, value: unknown): Fault[] {
  const validator = VALIDATORS.get(part)
  if (validator === undefined || validator.Check(value)) return []
  return allErrors(() => validator.Errors(value)).flatMap(error => faultsOf(error, part, value))
}

/** TypeBox stops at eight faults unless told otherwise, and can only be told for the whole process. */
function allErrors<T>(read: () => T): T {
  const { maxErrors } = Settings.Settings.Get()
  Settings.Settings.Set({ maxErrors: Number.MAX_SAFE_INTEGER })
  try {
    return read()
  } finally {
    Settings.Settings.Set({ maxErrors })
  }
}

function faultsOf(error: TLocalizedValidationError, part: PartName, value: unknown): Fault[] {
  const file = FILES[part]
  const schema = lookUp(Bundle.properties[part], error.schemaPath.slice(1)) as Schema
  const here = lookUp(value, error.instancePath)
  const at = (name: string) => `${error.instancePath}${pointer([name])}`
  switch (error.keyword) {
    case 'required':
      return error.params.requiredProperties.map(name => ({
        file,
        path: at(name),
        expected: expectedOf(schema.properties?.[name]),
        found: 'nothing',
      }))
    case 'additionalProperties':
      return error.params.additionalProperties.map(name => ({
        file,
        path: at(name),
        expected: `only known names: ${Object.keys(schema.properties ?? {}).join(', ')}`,
        found: shown(name),
      }))
    // Said by additionalProperties already.
    case 'boolean':
      return []
    default:
      return [{ file, path: error.instancePath, expected: wordsFor(error, schema), found: shown(here) }]
  }
}

function wordsFor(error: TLocalizedValidationError, schema: Schema): string {
  switch (error.keyword) {
    case 'enum':
      return `one of ${error.params.allowedValues.join(', ')}`
    case 'minLength':
      return 'a text that is not empty'
    case 'maxLength':
      return `a text of at most ${error.params.limit} characters`
    case 'minItems':
      return 'at least one entry'
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
      return `a number ${error.params.comparison} ${error.params.limit}`
    default:
      return expectedOf(schema)
  }
}

const TYPES: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
}

function expectedOf(schema: (Schema & { type?: string; enum?: string[] }) | undefined): string {
  if (schema?.format === 'day') return 'a day that exists, as YYYY-MM-DD'
  if (schema?.enum) return `one of ${schema.enum.join(', ')}`
  return schema?.description ?? TYPES[schema?.type ?? ''] ?? 'something else'
}

function lookUp(from: unknown, path: string): unknown {
  const names = path
    .split('/')
    .slice(1)
    .map(name => name.replaceAll('~1', '/').replaceAll('~0', '~'))
  return names.reduce<unknown>(
    (part, name) => (Array.isArray(part) || isObject(part) ? Reflect.get(part, name) : undefined),
    from,
  )
}
