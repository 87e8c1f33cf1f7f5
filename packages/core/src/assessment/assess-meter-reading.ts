import type { RegisterDigits } from '../index-value/index.ts'
import { assessIndex, assessmentOf } from './assess-index.ts'
import type {
  EnteredText,
  KnownRegister,
  MeterContext,
  MeterIndices,
} from './assessment-context.ts'
import { checks } from './checks/checks.ts'
import type { Assessment, FindingCode } from './finding.ts'
import { indexCaseOf } from './index-case.ts'
import { readTypedIndex } from './read-typed-index.ts'

const NO_REGISTER: RegisterDigits = { integerDigits: 15, decimalDigits: 0 }

/** What can be looked at without knowing the register. */
const OF_METER: ReadonlySet<FindingCode> = new Set([
  'future_date',
  'too_old',
  'out_of_window',
  'unknown_point',
  'meter_mismatch',
  'after_removal',
  'before_install',
  'contract_period',
  'remote_meter',
  'register_set',
  'sum_registers',
  'metrology_expired',
])

/** An index as it was entered for a register of the meter, named by its id. */
export type EnteredIndex = { readonly register: string } & EnteredText

/** A meter with all its registers, and what was entered for them at one time. */
export interface MeterReading extends MeterContext {
  readonly registers: readonly KnownRegister[]
  readonly indices: readonly EnteredIndex[]
}

/** The automatic result for all registers of a meter. */
export interface MeterAssessment {
  /** `review` where a person has to look at any of them: the registers of a meter stand or wait together. */
  readonly decision: Assessment['decision']
  /** One for each index, in the order entered; what concerns the whole meter stands in each. */
  readonly indices: readonly { readonly register: string; readonly assessment: Assessment }[]
  /** The ids of the registers that nothing was entered for. */
  readonly missing: readonly string[]
}

/**
 * Judges what was entered for a meter on a day: each index by itself, the set
 * of registers, the sum of the tariffs, values that changed places. Nothing
 * entered is a result too: every register is missing, and a person looks.
 * Source: DOMAIN.md 1.2.
 */
export function assessMeterReading(input: MeterReading): MeterAssessment {
  const { registers, indices, ...meter } = input
  const ofMeter = enteredFor(input)
  const assessed = indices.map(({ register: id, ...entered }) => {
    const own = registers.find(({ register }) => register.id === id)
    if (own === undefined) {
      const it = indexCaseOf({ ...meter, digits: NO_REGISTER, ofMeter, ...entered })
      const assessment = assessmentOf((code) =>
        OF_METER.has(code) ? checks[code](it) : 'the meter has no such register',
      )
      return { register: id, assessment }
    }
    const { register, ...known } = own
    const context = { ...meter, ...known, digits: register, ofMeter, register: id }
    return { register: id, assessment: assessIndex({ ...context, ...entered }) }
  })
  const isFine = assessed.every(({ assessment }) => assessment.decision === 'accept')
  return {
    decision: isFine && assessed.length > 0 ? 'accept' : 'review',
    indices: assessed,
    missing: ofMeter.registers.filter((it) => it.times === 0).map(({ known }) => known.register.id),
  }
}

function enteredFor({ registers, indices, ...meter }: MeterReading): MeterIndices {
  const isKnown = (id: string) => registers.some(({ register }) => register.id === id)
  return {
    registers: registers.map((known) => {
      const own = indices.filter(({ register }) => register === known.register.id)
      const [entered] = own.flatMap(({ register: _, ...text }) => {
        const { value } = readTypedIndex({ ...meter, digits: known.register, ...text })
        return value === undefined ? [] : [value]
      })
      return { known, times: own.length, ...(entered === undefined ? {} : { entered }) }
    }),
    unknown: indices.map(({ register }) => register).filter((id) => !isKnown(id)),
  }
}
