import { bulgarian } from './bg.ts'
import { german } from './de.ts'
import { english } from './en.ts'
import { spanish } from './es.ts'
import { french } from './fr.ts'
import { hindi } from './hi.ts'
import { hungarian } from './hu.ts'
import { italian } from './it.ts'
import type { LanguageWords } from './language-words.ts'
import { norwegian } from './no.ts'
import { polish } from './pl.ts'
import { romanian } from './ro.ts'
import { russian } from './ru.ts'
import { slovak } from './sk.ts'
import { turkish } from './tr.ts'
import { ukrainian } from './uk.ts'

export type { Filler, LanguageWords, NumberLabel, TextSign } from './language-words.ts'

/** Every language that free text is read in. */
export const languages: readonly LanguageWords[] = [
  romanian,
  ukrainian,
  russian,
  turkish,
  hindi,
  english,
  german,
  italian,
  hungarian,
  bulgarian,
  polish,
  norwegian,
  spanish,
  french,
  slovak,
]
