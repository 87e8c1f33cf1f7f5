import type { FileBytes, ParsedLine } from '@selfread/core'
import { findingItem, readLine } from '@selfread/core/measurement'
import { readDocument, type XmlElement } from './read-document.ts'
import { elementsAt, textsOf, valuesAt, type XmlLayout } from './xml-layout.ts'
import { isNamed, localName } from './xml-path.ts'

/** Reads an XML file. See {@link OperatorFormat.parse}. */
export async function* parseXml(
  file: { readonly name: string; readonly bytes: FileBytes },
  layout: XmlLayout,
): AsyncGenerator<ParsedLine> {
  const document = await readDocument(file.bytes, layout.maxBytes)
  if (!document.ok) {
    yield findingItem({ ...document.flaw, file: file.name })
    yield end({ read: recordTags(document.text, layout), delivered: 0 })
    return
  }
  const { root } = document
  const [rootName = '', ...way] = layout.record
  if (!isNamed(root.name, rootName)) {
    yield findingItem({
      code: 'not_a_file_of_this_format',
      file: file.name,
      line: root.line,
      expected: `a document <${rootName}>`,
      actual: `<${root.name}>`,
      advice: 'Check that the file is from this operator, and the record path of the mapping.',
    })
    yield end({ read: 0, delivered: 0 })
    return
  }

  const records = elementsAt([root], way)
  let [read, delivered] = [0, 0]
  for (const record of records) {
    const items = itemsOf(record, file.name, layout)
    if (items.length > 0) read++
    if (items[0]?.kind === 'line') delivered++
    yield* items
  }
  yield* countFindings(root, records.length, file.name, layout)
  yield end({ read, delivered })
}

/** What a record comes to: a line, findings, or nothing where the mapping says that it says nothing. */
function itemsOf(record: XmlElement, file: string, layout: XmlLayout): ParsedLine[] {
  const { line } = record
  const texts = textsOf(record, layout)
  if ('name' in texts) {
    const { name, expected, actual } = texts
    const advice = 'Ask the operator for the record again; the ones after it are read.'
    return [findingItem({ code: 'malformed', file, line, field: name, expected, actual, advice })]
  }
  const reading = readLine(texts, layout.rules)
  if (reading.kind === 'nothing') return []
  if (reading.kind === 'line') return [{ kind: 'line', line: reading.line, at: { file, line } }]
  return reading.problems.map(({ field, ...problem }) => {
    const name = layout.values.find((value) => value.field === field)?.name ?? field
    return findingItem({ ...problem, file, line, field: name })
  })
}

function* countFindings(
  root: XmlElement,
  records: number,
  file: string,
  { header, footer }: XmlLayout,
): Generator<ParsedLine> {
  for (const { at, path, value } of [...header, ...footer]) {
    if (!/^\{count(?::\d+)?\}$/.test(value)) continue
    const [stated] = valuesAt(root, { ...at, elements: at.elements.slice(1) })
    const count = stated?.trim() ?? ''
    if (/^\d{1,15}$/.test(count) && Number(count) === records) continue
    yield findingItem({
      code: 'wrong_trailer_count',
      file,
      line: root.line,
      field: path,
      expected: String(records),
      actual: count === '' ? 'nothing' : count,
      advice: 'Records are missing or too many: ask the operator for the file again.',
    })
  }
}

/** How many records a text begins that could not be read as a document: each of them is refused. */
function recordTags(text: string, { record }: XmlLayout): number {
  const wanted = localName(record.at(-1) ?? '')
  let count = 0
  for (const [, name = ''] of text.matchAll(/<([^\s<>/!?]{1,200})/g)) {
    if (isNamed(name, wanted)) count++
  }
  return count
}

function end({ read, delivered }: { read: number; delivered: number }): ParsedLine {
  return {
    kind: 'end',
    rowsRead: read,
    rowsDelivered: delivered,
    rowsRefused: read - delivered,
  }
}
