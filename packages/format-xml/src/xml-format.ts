import type { OperatorFormat } from '@selfread/core'
import { detectXml } from './detect-xml.ts'
import { parseXml } from './parse-xml.ts'
import { renderXml } from './render-xml.ts'
import { layoutOf } from './xml-layout.ts'
import type { XmlMapping } from './xml-mapping.ts'
import { parseXmlMapping } from './xml-mapping-schema.ts'

// The document is held in memory as a whole, at many times its size.
const MAX_BYTES = 16_000_000

/** How an XML format reads. */
export interface XmlFormatOptions {
  /** A larger file is refused; 16,000,000 unless stated. A document is held in memory as a whole: one of 49 MB took 1.6 GB. */
  readonly maxBytes?: number
}

/**
 * An operator's XML format from its mapping. Throws a TypeError for a mapping
 * that {@link parseXmlMapping} refuses: check one that comes from outside there first.
 *
 * @example
 * ```ts
 * const format = xmlFormat(mapping)
 * const { fileName, bytes } = format.render({ header, lines })
 * for await (const item of format.parse({ name: fileName, bytes })) console.log(item)
 * ```
 */
export function xmlFormat(mapping: XmlMapping, options: XmlFormatOptions = {}): OperatorFormat {
  const parsed = parseXmlMapping(mapping)
  if (!parsed.ok) {
    const problems = parsed.problems.map(
      ({ path, expected, actual }) => `${path || 'mapping'}: expected ${expected}, not ${actual}`,
    )
    throw new TypeError(`This is no XML mapping. ${problems.join('; ')}.`)
  }
  const layout = layoutOf(parsed.mapping, options.maxBytes ?? MAX_BYTES)
  return {
    specificationVersion: 1,
    id: parsed.mapping.id,
    placeSchemes: parsed.mapping.fields.flatMap(({ field, scheme }) =>
      field === 'place' && scheme !== undefined ? [scheme] : [],
    ),
    detect: ({ head }) => detectXml(head, layout),
    parse: (file) => parseXml(file, layout),
    render: (content) => renderXml(content, layout),
  }
}
