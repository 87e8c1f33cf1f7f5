import type { FieldRule, LineRules, LineTexts, PlaceRule, SingleField } from '@selfread/core'
import { decodeReferences, type XmlElement } from './read-document.ts'
import type { XmlFrameValue, XmlMapping } from './xml-mapping.ts'
import { isNamed, type XmlPath, xmlPath } from './xml-path.ts'

/** A value of a record with its path taken apart. */
interface RecordValue {
  readonly path: XmlPath
  /** As the mapping writes it, for messages. */
  readonly name: string
  readonly field?: SingleField | 'place'
  readonly constant?: string
}

/** A value outside the records with its path taken apart. */
export interface FrameValue extends XmlFrameValue {
  readonly at: XmlPath
}

/** A mapping made ready for records. */
export interface XmlLayout {
  readonly mapping: XmlMapping
  readonly maxBytes: number
  /** From the root to a record. */
  readonly record: readonly string[]
  readonly values: readonly RecordValue[]
  readonly rules: LineRules
  readonly header: readonly FrameValue[]
  readonly footer: readonly FrameValue[]
}

/** Works out once what every record needs. */
export function layoutOf(mapping: XmlMapping, maxBytes: number): XmlLayout {
  const rules: { [field in SingleField]?: FieldRule } = {}
  for (const value of mapping.fields) {
    if (value.field !== undefined && value.field !== 'place') rules[value.field] = value
  }
  const framed = (values: readonly XmlFrameValue[] = []) =>
    values.map((value) => ({ ...value, at: xmlPath(value.path) }))
  return {
    mapping,
    maxBytes,
    record: xmlPath(mapping.recordPath).elements,
    values: mapping.fields.map(({ path, field, constant }) => ({
      path: xmlPath(path),
      name: path,
      ...(field !== undefined && { field }),
      ...(constant !== undefined && { constant }),
    })),
    rules: {
      places: mapping.fields.filter(({ field }) => field === 'place') as unknown as PlaceRule[],
      fields: rules,
      ...(mapping.constants !== undefined && { constants: mapping.constants }),
      notation: mapping.notation,
    },
    header: framed(mapping.header),
    footer: framed(mapping.footer),
  }
}

/** A value of a record that cannot be told. */
export interface ValueFlaw {
  readonly name: string
  readonly expected: string
  readonly actual: string
}

/** The texts of a record, or the first value that stands there twice or is no text. */
export function textsOf(record: XmlElement, { values }: XmlLayout): LineTexts | ValueFlaw {
  const places: (string | undefined)[] = []
  const fields: { [field in SingleField]?: string } = {}
  for (const { path, name, field } of values) {
    if (field === undefined) continue
    const found = valuesAt(record, path)
    const [text] = found
    if (found.length > 1) {
      return { name, expected: `one ${name} in a record`, actual: String(found.length) }
    }
    if (found.length === 1 && text === undefined) {
      const expected = 'text with the five references of XML and numeric ones only'
      return { name, expected, actual: 'another reference' }
    }
    if (field === 'place') places.push(text)
    else if (text !== undefined) fields[field] = text
  }
  return { places, fields }
}

/** All values at a path; undefined stands for one that is no text. */
export function valuesAt(from: XmlElement, path: XmlPath): (string | undefined)[] {
  const elements = elementsAt([from], path.elements)
  if (path.attribute === undefined) return elements.map(({ text }) => text)
  const wanted = path.attribute
  return elements.flatMap(({ attributes }) =>
    [...attributes]
      .filter(([name]) => isNamed(name, wanted))
      // As XML has it, a newline that stands in an attribute is a blank.
      .map(([, value]) => decodeReferences(value.replace(/[\t\n]/g, ' '))),
  )
}

/** The elements that a way of names leads to. */
export function elementsAt(
  from: readonly XmlElement[],
  names: readonly string[],
): readonly XmlElement[] {
  return names.reduce<readonly XmlElement[]>(
    (elements, wanted) =>
      elements.flatMap(({ children }) => children.filter(({ name }) => isNamed(name, wanted))),
    from,
  )
}
