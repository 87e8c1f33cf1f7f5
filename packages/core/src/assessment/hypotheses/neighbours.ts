import { formatIndex, parseIndex } from '../../index-value/index.ts'
import { advanceLimits } from '../advance-limits.ts'
import type {
  AssessmentContext,
  NeighbourRegister,
  RegisterContext,
} from '../assessment-context.ts'
import type { IndexCase } from '../index-case.ts'
import { digitsOf, type TypedIndex } from '../read-typed-index.ts'
import { positionOf, shownAt, unitsOn } from '../register-shape.ts'
import { type Candidate, distanceOf } from './workbench.ts'

const HYPOTHESES = { other_meter: 'H5', removed_meter: 'H6', export_register: 'H8' } as const
const TEXTS = {
  other_meter: 'the index of another meter',
  removed_meter: 'the index of the meter that was removed',
  export_register: 'the index of the export register',
} as const

/** The registers that an index may have been read from instead of its own: H4, H5, H6, H8. Source: DOMAIN.md 1.3. */
export function fromElsewhere(it: IndexCase): readonly Candidate[] {
  return [...ofTheSameMeter(it), ...ofOtherMeters(it)]
}

/** H5, H6, H8: registers that the caller names. */
function ofOtherMeters({ context, typed }: IndexCase): readonly Candidate[] {
  return (context.neighbours ?? []).flatMap(({ relation, register, meterSerial, ...known }) => {
    const distance = distanceOn(asIfHere(context, known), typed, relation)
    if (distance === undefined) return []
    const text = `${TEXTS[relation]}: register ${register} of ${meterSerial}`
    return [{ hypothesis: HYPOTHESES[relation], text, register, meterSerial, distance }]
  })
}

/**
 * H4: the values of two registers changed places, where both fit then, or the
 * value of one was given for the other. Where that is the export register, and
 * nothing was given for it, it is H8.
 */
function ofTheSameMeter({ context, typed, limits }: IndexCase): readonly Candidate[] {
  const { ofMeter, register: own, installation } = context
  const self = ofMeter?.registers.find(({ known }) => known.register.id === own)
  if (ofMeter === undefined || self === undefined) return []
  const meter = installation === undefined ? {} : { installation }
  return ofMeter.registers.flatMap(
    ({ known: { register, ...known }, entered }): readonly Candidate[] => {
      const { id, direction } = register
      if (id === own) return []
      const there = distanceOn(
        { ...asIfHere(context, { digits: register, ...known }), ...meter },
        typed,
      )
      if (there === undefined) return []
      if (entered === undefined) {
        const isExport = direction === 'export' && self.known.register.direction === 'import'
        const [hypothesis, text] = isExport
          ? (['H8', `${TEXTS.export_register} ${id}`] as const)
          : (['H4', `the index of register ${id}`] as const)
        return [{ hypothesis, text, register: id, distance: there }]
      }
      const here = distanceOn(context, { digits: digitsOf(formatIndex(entered)) })
      if (here === undefined) return []
      const { shape } = limits
      const value = shownAt(shape, positionOf(shape, unitsOn(shape, entered)), true)
      const text = `the values of ${own} and ${id} swapped`
      return [{ hypothesis: 'H4', text, value, register: id, distance: here }]
    },
  )
}

/** Another register as if its index had been sent in now. What is known of this meter says nothing of it. */
function asIfHere(context: AssessmentContext, known: RegisterContext): AssessmentContext {
  const { book, scope, readOn, today } = context
  return { ...known, book, scope, readOn, today }
}

/** How far an index is from what is expected on a register; undefined where it is out of its inner band. */
function distanceOn(
  context: AssessmentContext,
  { digits }: Pick<TypedIndex, 'digits'>,
  relation?: NeighbourRegister['relation'],
): number | undefined {
  if (digits === undefined) return undefined
  const text = digits.fraction === '' ? digits.whole : `${digits.whole}.${digits.fraction}`
  const parsed = parseIndex({ text, digits: context.digits })
  const { shape, from, base, bounds } = advanceLimits(context)
  if (!parsed.ok || from === undefined) return undefined
  const position = positionOf(shape, unitsOn(shape, parsed.value))
  if (relation === 'removed_meter' && context.subsequent !== undefined) {
    // It stands where it stood when it was taken off.
    const exit = positionOf(shape, unitsOn(shape, context.subsequent.index))
    return distanceOf({ lowest: base, highest: exit, expected: exit }, position)
  }
  if (bounds === undefined) return undefined
  return distanceOf(
    { lowest: base + bounds.low, highest: base + bounds.high, expected: base + bounds.expected },
    position,
  )
}
