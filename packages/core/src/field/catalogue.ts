import * as z from 'zod/mini'
import { nameText, type Parsed, parseInput } from '../parsing/index.ts'
import { type FieldRefusal, refuse } from './refusal.ts'

/** A code that somebody in the field chooses. */
export interface CatalogueEntry {
  readonly code: string
  readonly label: string
  /** True where the code says that the work could not be done: the stop comes back. */
  readonly isNoAccess?: boolean
  /** The operation that the code asks for: a task is opened. */
  readonly operation?: string
  /** On an operation: how many photos it cannot be concluded without. */
  readonly minimumPhotos?: number
}

/** A closed list of codes: what is not in it is not taken. */
export type Catalogue = readonly CatalogueEntry[]

/** The entry of a code. */
export function entryOf(catalogue: Catalogue, code: string): CatalogueEntry | undefined {
  return catalogue.find((entry) => entry.code === code)
}

/** The refusal of a code that is not in a catalogue; undefined where it is. */
export function unknownCode(
  catalogue: Catalogue,
  code: string,
): FieldRefusal<'unknown_code'> | undefined {
  return entryOf(catalogue, code) ? undefined : refuseUnknown(catalogue, code)
}

/** Refuses a code and lists those that there are. */
export function refuseUnknown(catalogue: Catalogue, code: string): FieldRefusal<'unknown_code'> {
  return refuse('unknown_code', catalogue.map((it) => it.code).join(', '), code)
}

const catalogueSchema: z.ZodMiniType<Catalogue> = z
  .array(
    z.strictObject({
      code: nameText,
      label: nameText,
      isNoAccess: z.exactOptional(z.boolean()),
      operation: z.exactOptional(nameText),
      minimumPhotos: z.exactOptional(z.int().check(z.minimum(0), z.maximum(100))),
    }),
  )
  .check(z.maxLength(1_000))

/**
 * A catalogue with a tenant's own entries behind it. A code that is there
 * already is refused with its path: what a code means is never changed.
 */
export function extendCatalogue(catalogue: Catalogue, own: unknown): Parsed<Catalogue> {
  const parsed = parseInput(catalogueSchema, own)
  if (!parsed.ok) return parsed
  const seen = new Set(catalogue.map(({ code }) => code))
  const problems = parsed.value.flatMap(({ code }, place) => {
    if (!seen.has(code)) {
      seen.add(code)
      return []
    }
    return [{ path: `${place}.code`, message: 'expected a code that is not in the catalogue yet' }]
  })
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: [...catalogue, ...parsed.value] }
}

/**
 * A catalogue from lines of code, mark and label. The mark: `-` for none, `!`
 * for no access, a number for the photos that are needed, else the operation
 * that the code asks for.
 */
export function catalogueOf(lines: string): Catalogue {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [code = '', mark = '', ...words] = line.trim().split(' ')
      const label = words.join(' ')
      if (mark === '!') return { code, label, isNoAccess: true }
      if (/^\d+$/.test(mark)) return { code, label, minimumPhotos: Number(mark) }
      return mark === '-' ? { code, label } : { code, label, operation: mark }
    })
}
