import { Parser } from 'htmlparser2'
import { type HtmlAttributes, type Look, lookOf, PLAIN_LOOK } from './hidden-style.ts'
import { type HidingSelectors, hidingSelectors } from './style-sheet.ts'

/** HTML that shows what its reader sees. */
export interface VisibleHtml {
  readonly html: string
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
const DEPTH_LIMIT = 200

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
  parser.write(source)
  parser.end()
  return { html: html.join(''), hiddenText: hiddenText.join('').replace(/\s+/g, ' ').trim() }
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

function styleSheets(source: string): string {
  let css = ''
  let within = false
  const parser = new Parser({
    onopentagname: (tag) => {
      within = tag === 'style'
    },
    ontext: (text) => {
      if (within) css += text
    },
    onclosetag: () => {
      within = false
    },
  })
  parser.write(source)
  parser.end()
  return css
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
