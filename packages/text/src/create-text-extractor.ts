import type { TextContext, TextExtraction, TextExtractor } from '@selfread/core'
import { decideExtraction } from './decide-extraction.ts'
import { compileGrammars } from './match-grammar.ts'
import { normaliseText } from './normalise-text.ts'
import { publishedForms } from './profiles/published-forms.ts'
import { readMessage } from './read-message.ts'
import { refineByContext } from './refine-by-context.ts'
import type { TextProfile } from './text-profile.ts'

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
  const published = compileGrammars(publishedForms)
  return {
    specificationVersion: 1,
    extract(text: string, context: TextContext = {}): TextExtraction {
      const source = normaliseText(text)
      for (const grammar of [...own, ...published]) {
        const extraction = grammar(source)
        if (extraction !== undefined) return extraction
      }
      const message = readMessage(source, context)
      return refineByContext(decideExtraction(message, context), message, context, profile)
    },
  }
}
