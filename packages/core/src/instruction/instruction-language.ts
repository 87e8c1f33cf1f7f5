import type { CivilDate } from '../time/index.ts'
import { english } from './catalogues/english.ts'
import { hindi } from './catalogues/hindi.ts'
import { romanian } from './catalogues/romanian.ts'
import { russian } from './catalogues/russian.ts'
import { turkish } from './catalogues/turkish.ts'
import { ukrainian } from './catalogues/ukrainian.ts'
import type { InstructionCatalogue } from './instruction-catalogue.ts'

/** The language of a text: BCP 47 tag, and the catalogues to choose from. */
export interface InstructionLanguage {
  /** `ro`, `uk-UA`. English for a language without a catalogue. */
  readonly language: string
  /** By primary language; `instructionCatalogues` unless stated. */
  readonly catalogues?: InstructionCatalogues
}

/** Catalogues by primary language, `ro`. */
export interface InstructionCatalogues {
  readonly [language: string]: InstructionCatalogue
}

/** The catalogues there are. More are added by spreading: `{ ...instructionCatalogues, fr }`. */
export const instructionCatalogues: InstructionCatalogues = {
  ro: romanian,
  en: english,
  uk: ukrainian,
  ru: russian,
  tr: turkish,
  hi: hindi,
}

/** Writes sentences of one catalogue. */
export interface Writer {
  readonly words: InstructionCatalogue
  write(sentence: keyof InstructionCatalogue, values?: { readonly [name: string]: string }): string
  date(date: CivilDate): string
}

/** The writer of a language. */
export function writerOf({
  language,
  catalogues = instructionCatalogues,
}: InstructionLanguage): Writer {
  const primary = language.toLowerCase().split(/[-_]/)[0] ?? ''
  const words = (Object.hasOwn(catalogues, primary) && catalogues[primary]) || english
  const write: Writer['write'] = (sentence, values = {}) =>
    words[sentence].replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
  return {
    words,
    write,
    date(date) {
      const [y = '', m = '', d = ''] = date.split('-')
      return write('date', { y, m, d })
    },
  }
}
