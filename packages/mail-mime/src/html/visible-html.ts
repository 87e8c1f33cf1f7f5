import { Parser } from 'htmlparser2'
import { type HtmlAttributes, type Look, lookOf, PLAIN_LOOK } from './hidden-style.ts'
import { type HidingSelectors, hidingSelectors } from './style-sheet.ts'

/** HTML that shows what its reader sees. */
export interface VisibleHtml {
  readonly html: string
  /** It was not read to its end: no honest mail has so many elements inside each other. */
  readonly tooDeep: boolean
  /** The text that was hidden, for a finding. */
  readonly hiddenText: string
}

const VOID = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'area', 'base', 'col', 'wbr'])
/** Elements whose content is never text of the sender. */
const SILENT = new Set([
  'script',
  'style',
  'template',
  'title',
  'head',
  'object',
  'noscript',
  'svg',
])
/** Kept because they shape the text; all others only carry it. */
const SHAPING = new Set([
  ...['p', 'div', 'br', 'hr', 'blockquote', 'pre', 'ul', 'ol', 'li', 'tr', 'table', 'section'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'article', 'header', 'footer', 'dl', 'dt', 'dd'],
])
/** Elements inside each other that the text is shaped by; deeper ones only carry it. */
const DEPTH_LIMIT = 200
const OPEN_LIMIT = 1000
const CHUNK_CHARACTERS = 4096

/**
 * Drops what the reader of a mail does not see: comments, scripts, elements hidden by style, by attribute or
 * by the colour of their background. One pass over the tags, no tree, so depth costs nothing.
 */
export function visibleHtml(source: string): VisibleHtml {
  const sheet = hidingSelectors(styleSheets(source))
  const html: string[] = []
  const hiddenText: string[] = []
  const open: { tag: string; look: Look; silent: boolean; kept: boolean }[] = []
  const top = () => open.at(-1) ?? { tag: '', look: PLAIN_LOOK, silent: false, kept: false }
  let shapingDepth = 0

  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const parent = top()
        const look = lookIn(tag, attributes, parent.look, sheet)
        const silent = parent.silent || SILENT.has(tag)
        const kept =
          SHAPING.has(tag) &&
          !look.hidden &&
          !silent &&
          (VOID.has(tag) || shapingDepth < DEPTH_LIMIT)
        if (kept) html.push(`<${tag}>`)
        if (VOID.has(tag)) return
        open.push({ tag, look, silent, kept })
        if (kept) shapingDepth += 1
      },
      ontext(text) {
        const { look, silent } = top()
        if (silent) return
        if (look.hidden) hiddenText.push(text)
        else html.push(escaped(text))
      },
      onclosetag(tag) {
        if (VOID.has(tag)) return
        const closed = open.pop()
        // Cells are told apart by a space: two numbers side by side must not become one.
        if (tag === 'td' || tag === 'th') html.push(' ')
        if (!closed?.kept) return
        html.push(`</${closed.tag}>`)
        shapingDepth -= 1
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  // The parser keeps its open elements in a list that costs more the longer it is.
  let position = 0
  while (position < source.length && open.length < OPEN_LIMIT) {
    parser.write(source.slice(position, position + CHUNK_CHARACTERS))
    position += CHUNK_CHARACTERS
  }
  parser.end()
  return {
    tooDeep: position < source.length,
    html: html.join(''),
    hiddenText: hiddenText.join('').replace(/\s+/g, ' ').trim(),
  }
}

function lookIn(
  tag: string,
  attributes: HtmlAttributes,
  parent: Look,
  sheet: HidingSelectors,
): Look {
  const look = lookOf(attributes.style ?? '', attributes, parent)
  return sheet.hides(tag, attributes) ? { ...look, hidden: true } : look
}

/** What stands in the style elements of a document. */
function styleSheets(source: string): string {
  const small = source.toLowerCase()
  let css = ''
  let from = 0
  for (;;) {
    const open = small.indexOf('<style', from)
    const start = open < 0 ? -1 : small.indexOf('>', open) + 1
    if (start <= 0) return css
    const end = small.indexOf('</style', start)
    css += `${source.slice(start, end < 0 ? undefined : end)}\n`
    if (end < 0) return css
    from = end
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
