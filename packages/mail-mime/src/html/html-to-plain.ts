import { convert, type HtmlToTextOptions } from 'html-to-text'
import { type VisibleHtml, visibleHtml } from './visible-html.ts'

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']

const OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  limits: { maxInputLength: 1 << 23, maxDepth: 400 },
  selectors: [
    ...HEADINGS.map((selector) => ({ selector, options: { uppercase: false } })),
    // An ordered list would add numbers that the sender did not write.
    { selector: 'ol', format: 'unorderedList' },
    { selector: 'table', format: 'block' },
    { selector: 'tr', format: 'block' },
    { selector: 'hr', format: 'horizontalLine', options: { length: 10 } },
  ],
}

/** The text that a reader of the HTML sees; quotations marked with `>`. */
export function htmlToPlain(html: string): Omit<VisibleHtml, 'html'> & { text: string } {
  const { html: visible, ...rest } = visibleHtml(html)
  return { text: convert(visible, OPTIONS), ...rest }
}

/** The charset that an HTML document names in a meta element. */
export function metaCharset(bytes: Buffer): string | undefined {
  const head = bytes.toString('latin1', 0, 4096)
  return /<meta\s[^>]{0,200}charset\s?=\s?["']?([\w:.-]{2,40})/i.exec(head)?.[1]
}
