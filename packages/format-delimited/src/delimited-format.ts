import type { OperatorFormat } from '@selfread/core'
import { layoutOf } from './delimited-layout.ts'
import type { DelimitedMapping } from './delimited-mapping.ts'
import { parseDelimitedMapping } from './delimited-mapping-schema.ts'
import { detectDelimited } from './detect-delimited.ts'
import { parseDelimited } from './parse-delimited.ts'
import { renderDelimited } from './render-delimited.ts'

/**
 * An operator's delimited file format from its mapping. Files are read as a
 * stream; memory does not grow with them. Throws a TypeError for a mapping that
 * {@link parseDelimitedMapping} refuses: check one that comes from outside there first.
 *
 * @example
 * ```ts
 * const format = delimitedFormat(genericReadingUpload)
 * const { fileName, bytes } = format.render({ header, lines })
 * for await (const item of format.parse({ name: fileName, bytes })) console.log(item)
 * ```
 */
export function delimitedFormat(mapping: DelimitedMapping): OperatorFormat {
  const parsed = parseDelimitedMapping(mapping)
  if (!parsed.ok) {
    const problems = parsed.problems.map(
      ({ path, expected, actual }) => `${path || 'mapping'}: expected ${expected}, not ${actual}`,
    )
    throw new TypeError(`This is no delimited mapping. ${problems.join('; ')}.`)
  }
  const layout = layoutOf(parsed.mapping)
  return {
    specificationVersion: 1,
    id: parsed.mapping.id,
    placeSchemes: parsed.mapping.columns.flatMap(({ field, scheme }) =>
      field === 'place' && scheme !== undefined ? [scheme] : [],
    ),
    detect: (file) => detectDelimited(file, layout),
    parse: (file) => parseDelimited(file, layout),
    render: (content) => renderDelimited(content, layout),
  }
}
