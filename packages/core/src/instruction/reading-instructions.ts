import { type MeterDisplay, parseObisCode, type Register } from '../meter/index.ts'
import { type InstructionLanguage, type Writer, writerOf } from './instruction-language.ts'

/** How to read a meter, step by step, and what to send. */
export interface ReadingInstructions {
  readonly steps: readonly string[]
  readonly send: readonly string[]
}

const SELF_LIT: readonly MeterDisplay[] = ['electronic_display', 'remote_display']

/**
 * Tells a customer how to read the meter that hangs at the place: by the kind of
 * its display, with its own digits, registers and unit. Source: seed S0 (S0-10);
 * that the lower of two figures counts: DOMAIN.md 5.
 */
export function readingInstructions(
  input: {
    display: MeterDisplay
    registers: readonly Pick<
      Register,
      'id' | 'obis' | 'touTier' | 'unit' | 'integerDigits' | 'decimalDigits'
    >[]
    serialNumber?: string
    /** The supplier wants whole units even where the register has decimals. */
    integersOnly?: boolean
  } & InstructionLanguage,
): ReadingInstructions {
  const writer = writerOf(input)
  const { write, words } = writer
  const { display, registers, serialNumber, integersOnly = false } = input
  const isMechanical = !SELF_LIT.includes(display)
  const names = registers.map(nameOf)
  const units = [...new Set(registers.map(({ unit }) => unitIn(words, unit)))]
  return {
    steps: [
      ...(serialNumber === undefined ? [] : [write('serial', { serial: serialNumber })]),
      write(display, { codes: registers.map(codeOf).join(', ') }),
      ...(isMechanical ? [words.red] : []),
      ...digitsOf(writer, registers, integersOnly),
      ...(isMechanical ? [words.lower] : []),
      ...(registers.length > 1 ? [write('registers', { registers: names.join(', ') })] : []),
      write('unit', { unit: units.join(', ') }),
    ],
    send: [words.send, words.photo],
  }
}

type Digits = Pick<Register, 'integerDigits' | 'decimalDigits'>

/** How many digits to write; for each register by itself where they differ. */
function digitsOf(
  { write, words }: Writer,
  registers: readonly (Digits & NamedRegister)[],
  integersOnly: boolean,
): readonly string[] {
  const namesByText = new Map<string, string[]>()
  for (const register of registers) {
    const decimals = integersOnly ? 0 : register.decimalDigits
    const text = [
      write('integers', { count: String(register.integerDigits) }),
      decimals === 0 ? words.whole : write('decimals', { count: String(decimals) }),
    ].join(' ')
    namesByText.set(text, [...(namesByText.get(text) ?? []), nameOf(register)])
  }
  const texts = [...namesByText]
  return texts.map(([text, names]) => (texts.length === 1 ? text : `${names.join(', ')}: ${text}`))
}

type NamedRegister = Pick<Register, 'id' | 'obis' | 'touTier'>

/** `1.8.1 (T1)`. */
function nameOf(register: NamedRegister): string {
  const code = codeOf(register)
  const { touTier = code } = register
  return touTier === code ? code : `${code} (${touTier})`
}

/** What a display shows beside the index: the short OBIS code, else the register's id. */
function codeOf({ id, obis }: NamedRegister): string {
  const code = parseObisCode(obis ?? '')
  if (code === undefined) return id
  const { quantity, processing, tariff } = code
  return [quantity, processing, tariff].filter((it) => it !== undefined).join('.')
}

function unitIn(words: Writer['words'], unit: string): string {
  return unit === 'kWh' || unit === 'm3' ? words[unit] : unit
}
