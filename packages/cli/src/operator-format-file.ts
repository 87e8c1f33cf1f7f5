import type { OperatorFormat } from '@selfread/core'
import { delimitedFormat, parseDelimitedMapping } from '@selfread/format-delimited'
import { parseXmlMapping, xmlFormat } from '@selfread/format-xml'
import { readJsonInput } from './read-input.ts'
import { UsageError } from './usage-error.ts'

/** What a mapping is about. */
export type MappingKind = 'delimited' | 'xml'

/**
 * The format that a mapping's JSON file describes; its kind is seen from its content where it is
 * not given. Throws `UsageError` that names every wrong field.
 */
export async function readOperatorFormat(
  path: string,
  kind?: MappingKind,
): Promise<OperatorFormat> {
  const content = await readJsonInput(path)
  if ((kind ?? kindOf(content)) === 'xml') {
    const parsed = parseXmlMapping(content)
    if (parsed.ok) return xmlFormat(parsed.mapping)
    throw mappingError(path, parsed.problems)
  }
  const parsed = parseDelimitedMapping(content)
  if (parsed.ok) return delimitedFormat(parsed.mapping)
  throw mappingError(path, parsed.problems)
}

function kindOf(content: unknown): MappingKind {
  const isXml = typeof content === 'object' && content !== null && 'recordPath' in content
  return isXml ? 'xml' : 'delimited'
}

interface MappingProblem {
  readonly path: string
  readonly expected: string
  readonly actual: string
  readonly advice: string
}

function mappingError(path: string, problems: readonly MappingProblem[]): UsageError {
  const lines = problems.map(
    (it) =>
      `${it.path || 'the whole file'}: expected ${it.expected}, found ${it.actual}. ${it.advice}`,
  )
  return new UsageError(`${path} is no valid mapping:\n${lines.join('\n')}`)
}
