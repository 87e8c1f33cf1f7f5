import { formatIndex, type IndexValue } from '../../index-value/index.ts'
import { parseObisCode } from '../../meter/index.ts'
import { ruled } from '../advance-limits.ts'
import type { MeterIndices } from '../assessment-context.ts'
import type { Check, Checks } from '../index-case.ts'

const ALONE = 'the other registers of the meter not given'

/** Every register once, and none that the meter does not have. Source: ES 75, S3. */
const registerSet: Check = ({ context: { ofMeter }, limits }) => {
  if (ofMeter === undefined) return ALONE
  const { registers, unknown } = ofMeter
  const named = (times: (count: number) => boolean) =>
    registers.filter((it) => times(it.times)).map(({ known }) => known.register.id)
  const missing = named((count) => count === 0)
  const repeated = named((count) => count > 1)
  if (missing.length + repeated.length + unknown.length === 0) return undefined

  const policy = limits.rule?.parameters.missingRegisters
  const isWrong = repeated.length + unknown.length > 0 || policy === 'reject'
  return {
    severity: isWrong ? 'reject' : policy === 'partial' ? 'warn' : 'lock',
    expected: `an index of each of ${registers.map(({ known }) => known.register.id).join(', ')}`,
    actual: [
      ...(missing.length > 0 ? [`none of ${missing.join(', ')}`] : []),
      ...(repeated.length > 0 ? [`several of ${repeated.join(', ')}`] : []),
      ...(unknown.length > 0 ? [`one of ${unknown.join(', ')}`] : []),
    ].join('; '),
    ...(policy === undefined ? {} : ruled(limits)),
  }
}

/** The tariffs add up to the total, but for what each leaves off behind its last place. Source: California VEE (TOU usage). */
const sumRegisters: Check = ({ context: { ofMeter } }) => {
  if (ofMeter === undefined) return ALONE
  for (const { total, tariffs } of totalsOf(ofMeter)) {
    const all = [total, ...tariffs].map(({ entered }) => entered)
    if (!all.every((it) => it !== undefined)) return 'not all registers of a total were given'
    const finest = Math.max(...all.map(({ decimals }) => decimals))
    const coarsest = Math.min(...all.map(({ decimals }) => decimals))
    const [shown = 0n, ...parts] = all.map((it) => unitsAt(it, finest))
    const sum = parts.reduce((left, right) => left + right, 0n)
    const tolerance = BigInt(tariffs.length) * 10n ** BigInt(finest - coarsest)
    const difference = sum > shown ? sum - shown : shown - sum
    if (difference <= tolerance) continue
    const names = tariffs.map(({ known }) => known.register.id).join(' + ')
    return {
      severity: 'warn',
      expected: `${names} = ${total.known.register.id}, ± ${decimalText(tolerance, finest)}`,
      actual: `${decimalText(sum, finest)} and ${decimalText(shown, finest)}`,
      bound: decimalText(tolerance, finest),
    }
  }
  return undefined
}

type OfMeter = MeterIndices['registers'][number]

/** Each register of all tariffs, with those that its OBIS code says it is the total of. */
function totalsOf({ registers }: MeterIndices): readonly { total: OfMeter; tariffs: OfMeter[] }[] {
  const coded = registers.flatMap((it) => {
    const { obis, id } = it.known.register
    const code = parseObisCode(obis ?? id)
    if (code?.tariff === undefined) return []
    const { medium, channel, quantity, processing, tariff } = code
    return [{ it, tariff, kind: [medium, channel, quantity, processing].join() }]
  })
  return coded
    .filter(({ tariff }) => tariff === '0')
    .map((total) => ({
      total: total.it,
      tariffs: coded
        .filter(({ kind, tariff }) => kind === total.kind && tariff !== '0')
        .map(({ it }) => it),
    }))
    .filter(({ tariffs }) => tariffs.length > 0)
}

function unitsAt({ units, decimals }: IndexValue, finest: number): bigint {
  return BigInt(units) * 10n ** BigInt(finest - decimals)
}

function decimalText(units: bigint, decimals: number): string {
  return formatIndex({ text: '', units: Number(units), decimals })
}

export const registerChecks: Checks<'register_set' | 'sum_registers'> = {
  register_set: registerSet,
  sum_registers: sumRegisters,
}
