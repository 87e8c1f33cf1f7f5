import type { ConstantFields, FieldRule, LineField, NumberNotation } from '@selfread/core'

/**
 * A value in a record. With `field` it says that field of a line; without, it is
 * written with its `constant` and read over.
 */
export interface XmlField extends FieldRule {
  /**
   * Where it stands, seen from the record: `Index`, `Meter@serial`, `@status`,
   * `Customer/PlaceId`. A name without prefix means that local name in any
   * namespace; a name with one, `m:Index`, means that prefix and no other.
   */
  readonly path: string
  readonly field?: LineField
  /** For `place`: the scheme of the identifier. Several values may give the place in several schemes. */
  readonly scheme?: string
  /** What is written for a value without `field`; may hold placeholders. */
  readonly constant?: string
}

/** A value outside the records. `{count}` in it is checked against the records when reading. */
export interface XmlFrameValue {
  /** From the root on: `/Document/Header/Count`, `/Document/Header@batch`. */
  readonly path: string
  readonly value: string
}

/**
 * An operator's XML file, both ways, as data. Load one with {@link parseXmlMapping},
 * which names the field that is wrong.
 *
 * Nothing that decides is lost in writing: place, register, index, day, type
 * and cancellation must be sayable, or writing fails. Other fields without a
 * path are left out.
 */
export interface XmlMapping {
  readonly version: 1
  /** The format's id: `deer-xml`. */
  readonly id: string
  readonly title?: string
  /** `utf-8` or `utf-16le` (with byte order mark). No other encoding is written or read. */
  readonly encoding: 'utf-8' | 'utf-16le'
  readonly notation: NumberNotation
  /** From the root to a record: `/Document/Readings/Reading`. */
  readonly recordPath: string
  /** Written on the root, namespaces among them: `{ "xmlns": "urn:operator:1" }`. */
  readonly rootAttributes?: { readonly [name: string]: string }
  /** In the order in which they are written. */
  readonly fields: readonly XmlField[]
  /** Values that hold for every line and stand nowhere. */
  readonly constants?: ConstantFields
  /** Written before the records. */
  readonly header?: readonly XmlFrameValue[]
  /** Written after them. */
  readonly footer?: readonly XmlFrameValue[]
  /** `{operator}_{yyyyMMdd}_{sequence:3}.xml` */
  readonly fileName: string
  /** `application/xml` unless stated. */
  readonly mediaType?: string
}
