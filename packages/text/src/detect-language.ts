import { languages } from './languages/index.ts'
import { languagesUsing } from './lexicon.ts'
import type { Token } from './scan-tokens.ts'

/** Letters that few languages have. */
const telling: readonly (readonly [RegExp, string, number])[] = [
  [/[ățșţ]/iu, 'ro', 2],
  [/[ґєії]/iu, 'uk', 3],
  [/[ыэё]/iu, 'ru', 3],
  [/[ğış]/u, 'tr', 1.5],
  [/ß/u, 'de', 3],
  [/[őű]/iu, 'hu', 3],
  [/[łąęśżź]/iu, 'pl', 2],
  [/[øå]/iu, 'no', 2],
  [/[ñ¿¡]/iu, 'es', 3],
  [/[ľĺŕôď]/iu, 'sk', 1],
]

const cyrillic = new Set(['ru', 'uk', 'bg'])
const devanagari = new Set(['hi'])
/** Words looked at: enough to know, and a bound. */
const maxWords = 400
const minScore = 0.9

/** The language most of the known words belong to, or nothing where no word tells. */
export function detectLanguage(tokens: readonly Token[]): string | undefined {
  const scores = new Map<string, number>(languages.map(({ code }) => [code, 0]))
  const add = (code: string, score: number) => scores.set(code, (scores.get(code) ?? 0) + score)
  let words = 0
  for (const token of tokens) {
    if (token.kind !== 'word') continue
    words += 1
    if (words > maxWords) break
    const isCyrillic = /\p{Script=Cyrillic}/u.test(token.text)
    const isDevanagari = /\p{Script=Devanagari}/u.test(token.text)
    const known = [...(languagesUsing(token.fold) ?? [])].filter((code) =>
      isCyrillic ? cyrillic.has(code) : isDevanagari ? devanagari.has(code) : !cyrillic.has(code),
    )
    for (const code of known) add(code, (token.fold.length > 1 ? 1 : 0.3) / known.length)
    if (isDevanagari) add('hi', 1)
    if (isCyrillic) for (const code of cyrillic) add(code, 0.1)
    for (const [letters, code, weight] of telling) if (letters.test(token.text)) add(code, weight)
  }
  const ranked = [...scores].sort((a, b) => b[1] - a[1])
  const [best, second] = ranked
  if (best === undefined || best[1] < minScore) return undefined
  if (second !== undefined && best[1] - second[1] < 0.05) return undefined
  return best[0]
}
