import { declarations, type HtmlAttributes, isHiding } from './hidden-style.ts'

/** Selectors of a mail's own style sheets that hide what they select. */
export interface HidingSelectors {
  hides(tag: string, attributes: HtmlAttributes): boolean
}

const RULES_LIMIT = 5000

/** Understands selectors of one element (`.x`, `#x`, `p`, `p.x`), also at the end of a longer one. */
export function hidingSelectors(css: string): HidingSelectors {
  const hiding = new Set<string>()
  let rules = 0
  for (const block of withoutConditions(css).split('}')) {
    const open = block.indexOf('{')
    rules += 1
    if (open < 0 || rules > RULES_LIMIT) continue
    if (!isHiding(declarations(block.slice(open + 1)))) continue
    for (const selector of block.slice(0, open).split(',')) {
      const last =
        selector
          .trim()
          .split(/[\s>+~]+/)
          .at(-1) ?? ''
      if (/^[a-z0-9]*([.#][\w-]+)?$/i.test(last) && last !== '') hiding.add(last.toLowerCase())
    }
  }
  return {
    hides(tag, attributes) {
      if (hiding.size === 0) return false
      const id = attributes.id ? [`#${attributes.id}`] : []
      const classes = (attributes.class ?? '').split(/\s+/).map((name) => `.${name}`)
      const names = [tag, ...[...id, ...classes].flatMap((name) => [name, tag + name])]
      return names.some((name) => hiding.has(name.toLowerCase()))
    },
  }
}

/** Leaves out comments and every at-rule with a block: what holds on some screens only hides nothing. */
function withoutConditions(css: string): string {
  const plain = css
    .split('/*')
    .map((piece, at) => (at === 0 ? piece : (piece.split('*/')[1] ?? '')))
  let kept = ''
  let depth = 0
  let skipping = -1
  for (const character of plain.join('').replace(/<!--|-->/g, ' ')) {
    if (character === '@' && depth === 0 && skipping < 0) skipping = depth
    if (character === '{') depth += 1
    if (skipping < 0) kept += character
    if (character === '}') depth = Math.max(0, depth - 1)
    if (skipping >= 0 && depth === skipping && /[};]/.test(character)) skipping = -1
  }
  return kept
}
