import * as z from 'zod/mini'
import { type Parsed, parseInput } from '../parsing/index.ts'
import { english } from './catalogues/english.ts'
import type { InstructionCatalogue } from './instruction-catalogue.ts'

const LENGTH_MAX = 500

/** Reads a catalogue in another language: every sentence, each with the words in braces that the English one has. */
export function parseInstructionCatalogue(input: unknown): Parsed<InstructionCatalogue> {
  const sentences = Object.entries<string>({ ...english }).map(([name, model]) => {
    const wanted = bracesIn(model)
    const sentence = z.string().check(
      z.minLength(1),
      z.maxLength(LENGTH_MAX),
      z.refine(
        (it) => bracesIn(it) === wanted,
        `expected a sentence with ${wanted || 'nothing in braces'}`,
      ),
    )
    return [name, sentence] as const
  })
  // Built from the English catalogue: its sentences and no others.
  const catalogue = z.strictObject(Object.fromEntries(sentences)) as unknown
  return parseInput(catalogue as z.ZodMiniType<InstructionCatalogue>, input)
}

/** `{date} {slip}` */
function bracesIn(sentence: string): string {
  return [...new Set(sentence.match(/\{\w+\}/g))].toSorted().join(' ')
}
