import type { Token } from '../scan-tokens.ts'
import type { Claim } from './claim.ts'

/** Runs of digit groups: `0722 123 456`, `+40 722-123-456`, `(0232) 12 34 56`. */
export function recognisePhone(tokens: readonly Token[], at: number): Claim | undefined {
  const isPlus = tokens[at]?.text === '+' && tokens[at + 1]?.kind === 'number'
  const first = isPlus ? at + 1 : at
  if (tokens[first]?.kind !== 'number') return undefined
  const run = digitRun(tokens, first)
  const { digits } = run
  if (isPlus)
    return digits.length >= 8 && digits.length <= 15 ? phone(at, run.to, `+${digits}`) : undefined
  const isOneToken = run.to === first + 1 && /^\d+$/.test(tokens[first]?.text ?? '')
  // A Romanian mobile number has one shape only; other lone runs of digits may be accounts.
  if (isOneToken) return /^07\d{8}$/.test(digits) ? phone(at, run.to, digits) : undefined
  const isGrouped = /^0[1-9]/.test(digits) && digits.length >= 9 && digits.length <= 11
  return isGrouped && run.groups >= 3 ? phone(at, run.to, digits) : undefined
}

/** Digit groups behind the word phone, in whatever groups they stand. */
export function recogniseNamedPhone(tokens: readonly Token[], at: number): Claim | undefined {
  const isPlus = tokens[at]?.text === '+'
  const first = isPlus ? at + 1 : at
  if (tokens[first]?.kind !== 'number') return undefined
  const run = digitRun(tokens, first, maxNamedPhone)
  return run.digits.length >= 6 ? phone(at, run.to, `${isPlus ? '+' : ''}${run.digits}`) : undefined
}

/** A number that goes on beyond this holds something else besides the phone. */
const maxNamedPhone = 13

function phone(from: number, to: number, value: string): Claim {
  return { kind: 'phone', from, to, value }
}

interface DigitRun {
  readonly digits: string
  readonly groups: number
  readonly to: number
}

/** Digit groups joined by spaces, dots, dashes or brackets on one line. */
function digitRun(tokens: readonly Token[], from: number, maxDigits = 15): DigitRun {
  let digits = ''
  let groups = 0
  let at = from
  let to = from
  while (at < tokens.length && at < from + 12) {
    const token = tokens[at]
    if (token?.kind === 'number') {
      const text = token.text.replace(/\D/g, '')
      if (digits.length + text.length > maxDigits) break
      digits += text
      groups += token.text.split(/\D/).length
      at += 1
      to = at
    } else if (token?.kind === 'sign' && '-.()/'.includes(token.text)) at += 1
    else break
  }
  return { digits, groups, to }
}

const cnpWeights = [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]

/** Romanian personal numeric code: sex and century, date of birth, county, serial, check digit. */
function isPersonalCode(digits: string): boolean {
  if (!/^[1-8]\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{6}$/.test(digits)) return false
  const sum = cnpWeights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  const check = sum % 11
  return Number(digits[12]) === (check === 10 ? 1 : check)
}

/** A payment card: sixteen digits that pass the Luhn check. */
function isCardNumber(digits: string): boolean {
  if (!/^[3-6]\d{15}$/.test(digits)) return false
  let sum = 0
  for (let index = 0; index < 16; index += 1) {
    const digit = Number(digits[index]) * (index % 2 === 0 ? 2 : 1)
    sum += digit > 9 ? digit - 9 : digit
  }
  return sum % 10 === 0
}

/** A personal number or a payment card. */
export function recognisePersonal(
  tokens: readonly Token[],
  at: number,
  language: string | undefined,
): Claim | undefined {
  const token = tokens[at]
  if (token?.kind !== 'number') return undefined
  if (isPersonalCode(token.text) && (language === 'ro' || language === undefined)) {
    return { kind: 'national_id', from: at, to: at + 1 }
  }
  if (isCardNumber(token.text)) return { kind: 'bank', from: at, to: at + 1 }
  const groups = tokens.slice(at, at + 4).map((one) => one.text)
  if (
    groups.length === 4 &&
    groups.every((group) => /^\d{4}$/.test(group)) &&
    isCardNumber(groups.join(''))
  ) {
    return { kind: 'bank', from: at, to: at + 4 }
  }
  return undefined
}
