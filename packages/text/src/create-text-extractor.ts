import type { TextContext, TextExtraction, TextExtractor } from '@selfread/core'
import { decideExtraction } from './decide-extraction.ts'
import { type CompiledGrammar, compileGrammars, compileIdentifiers } from './match-grammar.ts'
import { normaliseText } from './normalise-text.ts'
import { publishedForms } from './profiles/published-forms.ts'
import { readMessage } from './read-message.ts'
import { refineByContext } from './refine-by-context.ts'
import type { TextProfile } from './text-profile.ts'

/** Compiled once, when the first extractor is made. */
let published: readonly CompiledGrammar[] | undefined

/** Settings of {@link createTextExtractor}. */
export interface TextExtractorOptions {
  /** What the tenant's senders write: compact grammars and defaults. Outranks free reading. */
  readonly profile?: TextProfile
}

/**
 * Finds readings in free text of fifteen languages and in compact forms.
 *
 * @example
 * ```ts
 * const extractor = createTextExtractor()
 * extractor.extract('Index 12345, cod client 1001234567').decision // 'accept'
 * ```
 */
export function createTextExtractor(options: TextExtractorOptions = {}): TextExtractor {
  const { profile } = options
  const own = profile === undefined ? [] : compileGrammars(profile)
  const findIdentifiers = profile === undefined ? undefined : compileIdentifiers(profile)
  published ??= compileGrammars(publishedForms)
  const grammars = [...own, ...published]
  return {
    specificationVersion: 1,
    extract(text: string, context: TextContext = {}): TextExtraction {
      const source = normaliseText(text)
      for (const grammar of grammars) {
        const extraction = grammar(source)
        if (extraction !== undefined) return extraction
      }
      const message = readMessage(source, context, findIdentifiers?.(source))
      return refineByContext(decideExtraction(message, context), message, context, profile)
    },
  }
}
