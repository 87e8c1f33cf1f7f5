/** Characters that order or hide text instead of being text. */
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** One line without controls or direction overrides: for subjects, names and labels. */
export function cleanLabel(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(BIDI, '')
    .replace(/ {2,}/g, ' ')
    .trim()
}
