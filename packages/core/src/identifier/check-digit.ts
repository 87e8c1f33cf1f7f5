/** How the check characters of an identifier follow from the characters before them. */
export type CheckDigitRule =
  | 'mod_11_10'
  | 'luhn_ascii'
  | 'weights_1_2'
  | 'weights_3_1'
  | 'eic_mod_37'
  | 'cups_mod_529'

/** What is known of a rule. */
interface CheckDigits {
  /** What stands before the check characters; as many as the scheme's shape has unless the rule itself says so. */
  readonly body: RegExp
  readonly bodyLength?: number
  /** How many check characters there are. */
  readonly size: number
  readonly of: (body: string) => string
}

/** The rules by their names. Source: FORMATS.md, "Check digits". */
export const checkDigitRules: { readonly [rule in CheckDigitRule]: CheckDigits } = {
  mod_11_10: { body: /^\d+$/, bodyLength: 12, size: 1, of: mpanDigit },
  luhn_ascii: { body: /^[0-9A-Z]+$/, bodyLength: 10, size: 1, of: nmiDigit },
  weights_1_2: { body: /^\d+$/, bodyLength: 10, size: 1, of: maloDigit },
  weights_3_1: { body: /^\d+$/, size: 1, of: gs1Digit },
  eic_mod_37: { body: /^[0-9A-Z-]+$/, bodyLength: 15, size: 1, of: eicCharacter },
  cups_mod_529: { body: /^ES\d+$/, bodyLength: 18, size: 2, of: cupsLetters },
}

const PRIMES = [3, 5, 7, 13, 17, 19, 23, 29, 31, 37, 41, 43]
const EIC_CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-'
const CUPS_LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE'

function mpanDigit(body: string): string {
  return String((weighted(body, (left) => PRIMES[left] ?? 0) % 11) % 10)
}

/** Luhn over the characters' ASCII codes, every second one doubled, the rightmost first. */
function nmiDigit(body: string): string {
  const codes = [...body].map((it, left) => {
    const code = it.charCodeAt(0)
    return String((body.length - left) % 2 === 1 ? code * 2 : code)
  })
  return upToTen(weighted(codes.join(''), () => 1))
}

function maloDigit(body: string): string {
  return upToTen(weighted(body, (left) => 1 + (left % 2)))
}

function gs1Digit(body: string): string {
  return upToTen(weighted(body, (left) => 1 + 2 * ((body.length - left) % 2)))
}

function eicCharacter(body: string): string {
  const sum = [...body].reduce(
    (total, it, left) => total + EIC_CHARACTERS.indexOf(it) * (16 - left),
    0,
  )
  return EIC_CHARACTERS.charAt(36 - ((sum + 36) % 37))
}

function cupsLetters(body: string): string {
  const rest = Number(BigInt(body.slice(2)) % 529n)
  return CUPS_LETTERS.charAt(Math.floor(rest / 23)) + CUPS_LETTERS.charAt(rest % 23)
}

/** The digits' sum, each with the weight of its place, 0 for the leftmost. */
function weighted(digits: string, weight: (left: number) => number): number {
  return [...digits].reduce((sum, digit, left) => sum + Number(digit) * weight(left), 0)
}

function upToTen(sum: number): string {
  return String((10 - (sum % 10)) % 10)
}
