import {
  type FileHeader,
  FormatRenderError,
  type LineTexts,
  type OperatorLine,
  type RenderedFile,
} from '@selfread/core'
import { asFileName, fillTemplate, templateValues, writeLine } from '@selfread/core/measurement'
import { XMLBuilder } from 'fast-xml-parser'
import { isXmlText } from './read-document.ts'
import type { FrameValue, XmlLayout } from './xml-layout.ts'
import type { XmlPath } from './xml-path.ts'

/** An element on its way to the builder. */
interface WrittenElement {
  readonly name: string
  readonly attributes: Map<string, string>
  readonly children: WrittenElement[]
  text: string
}

/** Writes an XML file. See {@link OperatorFormat.render}. */
export function renderXml(
  content: { readonly header: FileHeader; readonly lines: readonly OperatorLine[] },
  layout: XmlLayout,
): RenderedFile {
  const { mapping, record } = layout
  const values = templateValues(content.header, content.lines.length)
  const filled = (template: string, name: string) => {
    const text = fillTemplate(template, values)
    if (isXmlText(text)) return text
    throw renderError(layout, { lineIndex: 0, field: name, expected: 'text', actual: text })
  }

  const root = element(record[0] ?? '')
  for (const [name, template] of Object.entries(mapping.rootAttributes ?? {})) {
    root.attributes.set(name, filled(template, name))
  }
  const frame = ({ at, path, value }: FrameValue) =>
    put(root, { ...at, elements: at.elements.slice(1) }, filled(value, path))

  layout.header.forEach(frame)
  const container = descend(root, record.slice(1, -1))
  for (const [lineIndex, line] of content.lines.entries()) {
    const written = element(record.at(-1) ?? '')
    fill(written, textsOfLine(line, lineIndex, layout), layout, filled)
    container.children.push(written)
  }
  layout.footer.forEach(frame)

  return {
    fileName: asFileName(fillTemplate(mapping.fileName, values)),
    mediaType: mapping.mediaType ?? 'application/xml',
    bytes: encoded(serialized(root, mapping.encoding), mapping.encoding),
  }
}

function textsOfLine(line: OperatorLine, lineIndex: number, layout: XmlLayout): LineTexts {
  const written = writeLine(line, layout.rules)
  if (!written.ok) throw renderError(layout, { ...written, lineIndex })
  const { places, fields } = written.texts
  const texts = { ...fields, place: places.find((text) => text !== undefined && text !== '') }
  for (const [field, text] of Object.entries(texts)) {
    if (text === undefined || isXmlText(text)) continue
    const expected = 'text without control characters'
    throw renderError(layout, { lineIndex, field, expected, actual: JSON.stringify(text) })
  }
  return written.texts
}

function fill(
  record: WrittenElement,
  { places, fields }: LineTexts,
  { values }: XmlLayout,
  filled: (template: string, name: string) => string,
): void {
  let placeAt = 0
  for (const { path, name, field, constant } of values) {
    if (field === undefined) put(record, path, filled(constant ?? '', name))
    else {
      const text = field === 'place' ? places[placeAt++] : fields[field]
      if (text !== undefined && text !== '') put(record, path, text)
    }
  }
}

/** Puts a value at a path: into elements that were written last where their names fit, else into new ones. */
function put(from: WrittenElement, path: XmlPath, text: string): void {
  const target = descend(from, path.elements)
  if (path.attribute === undefined) target.text = text
  else target.attributes.set(path.attribute, text)
}

function descend(from: WrittenElement, names: readonly string[]): WrittenElement {
  return names.reduce((parent, name) => {
    const last = parent.children.at(-1)
    if (last?.name === name) return last
    const added = element(name)
    parent.children.push(added)
    return added
  }, from)
}

function element(name: string): WrittenElement {
  return { name, attributes: new Map(), children: [], text: '' }
}

function serialized(root: WrittenElement, encoding: string): string {
  const declaration = {
    '?xml': [{ '#text': '' }],
    ':@': { '@_version': '1.0', '@_encoding': encoding === 'utf-8' ? 'UTF-8' : 'UTF-16' },
  }
  const builder = new XMLBuilder({
    preserveOrder: true,
    ignoreAttributes: false,
    format: true,
    indentBy: '  ',
    suppressEmptyNode: true,
    // The builder leaves newlines in attributes alone, which readers turn into blanks.
    processEntities: false,
  })
  return `${builder.build([declaration, ordered(root)]).trim()}\n`
}

function ordered({ name, attributes, children, text }: WrittenElement): object {
  const content = text === '' ? [] : [{ '#text': escaped(text, /[<>&\r]/g) }]
  const entries = [...attributes].map(([key, value]) => [
    `@_${key}`,
    escaped(value, /[<>&"\t\n\r]/g),
  ])
  return {
    [name]: [...content, ...children.map(ordered)],
    ...(entries.length > 0 && { ':@': Object.fromEntries(entries) }),
  }
}

const NAMED: { readonly [character: string]: string } = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
}

function escaped(text: string, special: RegExp): string {
  return text.replace(special, (character) => NAMED[character] ?? `&#${character.charCodeAt(0)};`)
}

function encoded(text: string, encoding: 'utf-8' | 'utf-16le'): Uint8Array {
  return encoding === 'utf-8'
    ? new TextEncoder().encode(text)
    : new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
}

function renderError(
  { mapping }: XmlLayout,
  problem: { lineIndex: number; field: string; expected: string; actual: string },
): FormatRenderError {
  const { lineIndex, field, expected, actual } = problem
  return new FormatRenderError({ formatId: mapping.id, lineIndex, field, expected, actual })
}
