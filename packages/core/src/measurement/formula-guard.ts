// What spreadsheets take for the start of a formula, also behind blanks and in full-width forms.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what attacks use
const FORMULA = /^[\s\u0000-\u001f]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/

/**
 * True for a cell that a spreadsheet would run as a formula. Such a cell is
 * refused in an operator's file: nobody writes a serial or a register like it.
 */
export function looksLikeFormula(text: string): boolean {
  return FORMULA.test(text)
}
