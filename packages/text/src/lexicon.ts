import type { NamedUtility } from '@selfread/core'
import { type Filler, languages, type NumberLabel, type TextSign } from './languages/index.ts'
import { normaliseText } from './normalise-text.ts'
import { scanTokens, type Token } from './scan-tokens.ts'

/** What a phrase means. */
export type Meaning =
  | { readonly kind: 'label'; readonly label: NumberLabel }
  | { readonly kind: 'sign'; readonly sign: TextSign }
  | { readonly kind: 'filler'; readonly filler: Filler }
  | { readonly kind: 'register'; readonly register: string }
  | { readonly kind: 'utility'; readonly utility: NamedUtility }
  | { readonly kind: 'month'; readonly month: number }

/** A phrase found in a text: tokens `from` to `to`, `to` excluded. */
export interface PhraseMatch {
  readonly to: number
  readonly meanings: readonly Meaning[]
}

interface PhraseWord {
  readonly fold: string
  readonly match: 'word' | 'stem' | 'ending'
}

interface Phrase {
  readonly words: readonly PhraseWord[]
  readonly meaning: Meaning
  readonly language: string
}

const minStem = 2
const maxStem = 24
const byFirstWord = new Map<string, Phrase[]>()
const byFirstStem = new Map<string, Phrase[]>()
const byEnding = new Map<string, Phrase[]>()
const languagesOfWord = new Map<string, Set<string>>()

for (const language of languages) {
  const { code } = language
  for (const [label, list] of Object.entries(language.labels))
    addAll(code, list, { kind: 'label', label: label as NumberLabel })
  for (const [sign, list] of Object.entries(language.signs))
    addAll(code, list, { kind: 'sign', sign: sign as TextSign })
  for (const [filler, list] of Object.entries(language.fillers))
    addAll(code, list, { kind: 'filler', filler: filler as Filler })
  for (const [register, list] of Object.entries(language.registers))
    addAll(code, list, { kind: 'register', register })
  for (const [utility, list] of Object.entries(language.utilities))
    addAll(code, list, { kind: 'utility', utility: utility as NamedUtility })
  language.months.forEach((list, index) => {
    addAll(code, list, { kind: 'month', month: index + 1 })
  })
  for (const word of phrasesOf(language.common)) note(word[0]?.fold, code)
}

/** The languages that use a word. */
export function languagesUsing(fold: string): ReadonlySet<string> | undefined {
  return languagesOfWord.get(fold)
}

/**
 * The longest phrase that begins at a token. Where several languages know it, the language of the
 * text decides, then English; a short word of a foreign language means nothing.
 */
export function matchPhrase(
  tokens: readonly Token[],
  at: number,
  language: string | undefined,
): PhraseMatch | undefined {
  const token = tokens[at]
  if (token?.kind !== 'word') return undefined
  const found = matchSpelled(tokens, at, language)
  if (found !== undefined || !digraph.test(token.fold)) return found
  const respelled = { ...token, fold: token.fold.replaceAll(digraphs, (pair) => pair.charAt(0)) }
  const near = [respelled, ...tokens.slice(at + 1, at + maxPhraseTokens)]
  const match = matchSpelled(near, 0, language)
  return match === undefined ? undefined : { ...match, to: at + match.to }
}

/** Umlauts and rings written out on a keyboard without them: `Zaehlerstand`, `maalerstand`. */
const digraph = /ae|oe|ue|aa/
const digraphs = /ae|oe|ue|aa/g
const maxPhraseTokens = 12

function matchSpelled(
  tokens: readonly Token[],
  at: number,
  language: string | undefined,
): PhraseMatch | undefined {
  const token = tokens[at]
  if (token === undefined) return undefined
  let own: Found[] = []
  let english: Found[] = []
  let foreign: Found[] = []
  for (const phrase of candidates(token.fold)) {
    const to = endOfPhrase(phrase, tokens, at)
    if (to === undefined) continue
    const found = { phrase, to }
    if (phrase.language === language) own.push(found)
    else if (phrase.language === 'en') english.push(found)
    else foreign.push(found)
  }
  own = longest(own)
  english = longest(english)
  foreign = longest(foreign.filter((found) => mayBeForeign(found.phrase, language)))
  const chosen =
    own.length > 0 ? own : english.length > 0 ? longest([...english, ...foreign]) : foreign
  const [first] = chosen
  if (first === undefined) return undefined
  return { to: first.to, meanings: chosen.map((found) => found.phrase.meaning) }
}

/** Where the filler of one kind that begins at a token ends, if one does. */
export function fillerEnd(
  tokens: readonly Token[],
  at: number,
  language: string | undefined,
  filler: Filler,
): number | undefined {
  const found = matchPhrase(tokens, at, language)
  const isOfKind = found?.meanings.some((one) => one.kind === 'filler' && one.filler === filler)
  return isOfKind === true ? found?.to : undefined
}

/** Says whether a filler of one kind begins at a token. */
export function hasFiller(
  tokens: readonly Token[],
  at: number,
  language: string | undefined,
  filler: Filler,
): boolean {
  return fillerEnd(tokens, at, language, filler) !== undefined
}

/** Utilities and the word for an index inside a longer phrase: `gaz` in `index gaz`. */
export function innerMeanings(
  tokens: readonly Token[],
  from: number,
  to: number,
  language: string | undefined,
): readonly Meaning[] {
  if (to - from < 2) return []
  const found: Meaning[] = []
  for (let at = from; at < to; at += 1) {
    for (const phrase of candidates(tokens[at]?.fold ?? '')) {
      if (phrase.language !== language && phrase.language !== 'en') continue
      const { meaning } = phrase
      const isTold =
        meaning.kind === 'utility' || (meaning.kind === 'label' && meaning.label === 'reading')
      const end = isTold ? endOfPhrase(phrase, tokens, at) : undefined
      if (end !== undefined && end <= to && end - at < to - from) found.push(meaning)
    }
  }
  return found
}

interface Found {
  readonly phrase: Phrase
  readonly to: number
}

/** Labels that mean the same wherever they are understood; the others turn on small words. */
const sharedLabels: ReadonlySet<NumberLabel> = new Set([
  'reading',
  'meter',
  'client',
  'subscriber',
  'place',
  'phone',
  'secret',
  'national_id',
])

/** Languages whose writers mix both in one sentence. */
const siblings: readonly ReadonlySet<string>[] = [
  new Set(['ru', 'uk']),
  new Set(['sk', 'pl']),
  new Set(['hi', 'en']),
]

/** A phrase of another language in a text whose language is known must be unmistakable. */
function mayBeForeign(phrase: Phrase, language: string | undefined): boolean {
  const { meaning } = phrase
  const letters = phrase.words.reduce((sum, word) => sum + word.fold.length, 0)
  if (language === undefined) return letters >= 2
  const isSibling = siblings.some((pair) => pair.has(language) && pair.has(phrase.language))
  if (meaning.kind === 'sign' && !isSibling) {
    return meaning.sign === 'out_of_office' || meaning.sign === 'transliterated'
  }
  if (meaning.kind === 'filler' && meaning.filler === 'currency') return true
  if (phrase.words.length > 1) return letters >= 2
  if (meaning.kind === 'filler' && isSibling) return letters >= 3
  if (meaning.kind === 'label' && !isSibling) return sharedLabels.has(meaning.label) && letters >= 6
  return letters >= 4
}

function longest(list: readonly Found[]): Found[] {
  const to = Math.max(0, ...list.map((found) => found.to))
  return list.filter((found) => found.to === to)
}

function* candidates(fold: string): Generator<Phrase> {
  yield* byFirstWord.get(fold) ?? []
  for (let size = minStem; size <= Math.min(fold.length, maxStem); size += 1) {
    yield* byFirstStem.get(fold.slice(0, size)) ?? []
    if (size < fold.length) yield* byEnding.get(fold.slice(-size)) ?? []
  }
}

function endOfPhrase(phrase: Phrase, tokens: readonly Token[], from: number): number | undefined {
  let at = from
  for (const [index, word] of phrase.words.entries()) {
    if (index > 0) {
      while (isJoint(tokens[at]) && tokens[at]?.text !== word.fold) at += 1
    }
    const token = tokens[at]
    if (token === undefined || !matches(word, token)) return undefined
    at += 1
  }
  return at
}

function isJoint(token: Token | undefined): boolean {
  return (
    token?.kind === 'sign' &&
    (token.text === '.' ||
      token.text === '-' ||
      token.text === '/' ||
      token.text === "'" ||
      token.text === '°')
  )
}

function matches(word: PhraseWord, token: Token): boolean {
  if (token.kind === 'line') return false
  if (word.match === 'stem') return token.fold.startsWith(word.fold)
  if (word.match === 'ending') return token.fold.endsWith(word.fold)
  return token.fold === word.fold
}

function addAll(language: string, list: string, meaning: Meaning): void {
  for (const words of phrasesOf(list)) {
    const [first] = words
    if (first === undefined) continue
    const index =
      first.match === 'word' ? byFirstWord : first.match === 'stem' ? byFirstStem : byEnding
    const phrases = index.get(first.fold) ?? []
    phrases.push({ words, meaning, language })
    index.set(first.fold, phrases)
    if (first.match === 'word' && words.length === 1) note(first.fold, language)
  }
}

function note(fold: string | undefined, language: string): void {
  if (fold === undefined) return
  const known = languagesOfWord.get(fold) ?? new Set<string>()
  known.add(language)
  languagesOfWord.set(fold, known)
}

function phrasesOf(list: string): PhraseWord[][] {
  return list
    .split(',')
    .map((phrase) => wordsOf(phrase.trim()))
    .filter((words) => words.length > 0)
}

function wordsOf(phrase: string): PhraseWord[] {
  const words: PhraseWord[] = []
  let isEnding = false
  for (const token of scanTokens(normaliseText(phrase).text)) {
    if (token.text === '*') {
      const last = words.at(-1)
      if (token.isGlued && last !== undefined) words[words.length - 1] = { ...last, match: 'stem' }
      else isEnding = true
      continue
    }
    if (isJoint(token)) continue
    words.push({ fold: token.fold, match: isEnding ? 'ending' : 'word' })
    isEnding = false
  }
  return words
}
