import { annexOn, type EstimatedQuantitiesAnnex } from '../estimate/index.ts'
import {
  installationAsOf,
  installationOn,
  type MeterInstallation,
  type MetrologicalVerification,
  multiplierOn,
  verificationOn,
} from '../meter/index.ts'
import type { CivilDate } from '../time/index.ts'
import type { ConsumptionPlace } from './consumption-place.ts'
import { type ResidentsDeclaration, residentsOn } from './residents-declaration.ts'
import { type TechnicalData, technicalDataOn } from './technical-data.ts'

/** All technical data in force on a day ("anexa 2"). */
export interface TechnicalDataSheet {
  readonly on: CivilDate
  readonly place: ConsumptionPlace
  /** As it was known on the day: a later removal is not on it. Absent where no meter hung. */
  readonly installation?: MeterInstallation
  readonly verification?: MetrologicalVerification
  /** `1` where no meter hung. */
  readonly multiplier: string
  readonly annex?: EstimatedQuantitiesAnnex
  readonly technicalData?: TechnicalData
  readonly residents?: number
}

/**
 * The technical data sheet of a day, past or present. What came into force
 * after that day does not change it. Source: seed S0, CAPABILITIES S0-10.
 */
export function technicalDataSheetOn(input: {
  on: CivilDate
  place: ConsumptionPlace
  installations: readonly MeterInstallation[]
  annexes?: readonly EstimatedQuantitiesAnnex[]
  technicalData?: readonly TechnicalData[]
  residents?: readonly ResidentsDeclaration[]
}): TechnicalDataSheet {
  const { on, place } = input
  const hanging = installationOn(input.installations, on)
  const verification = hanging && verificationOn(hanging, on)
  const annex = annexOn(input.annexes ?? [], on)
  const technicalData = technicalDataOn(input.technicalData ?? [], on)
  const residents = residentsOn(input.residents ?? [], on)
  return {
    on,
    place,
    multiplier: hanging ? multiplierOn(hanging, on) : '1',
    ...(hanging && { installation: installationAsOf(hanging, on) }),
    ...(verification && { verification }),
    ...(annex && { annex }),
    ...(technicalData && { technicalData }),
    ...(residents === undefined ? {} : { residents }),
  }
}

/** A value that two sheets say differently. */
export interface SheetDifference {
  /** `technicalData.breakerAmperes`, `installation.meter.registers.0.integerDigits`. */
  readonly path: string
  /** Absent where the earlier sheet does not say it. */
  readonly before?: string | number | boolean
  /** Absent where the later sheet does not say it. */
  readonly after?: string | number | boolean
}

type Leaf = NonNullable<SheetDifference['after']>

/** What one sheet says differently from another, by path; not their days themselves. */
export function differencesBetween(
  before: TechnicalDataSheet,
  after: TechnicalDataSheet,
): readonly SheetDifference[] {
  const [was, is] = [leavesOf(before), leavesOf(after)]
  const paths = [...new Set([...was.keys(), ...is.keys()])].toSorted()
  return paths.flatMap((path) => {
    const [one, other] = [was.get(path), is.get(path)]
    if (path === 'on' || one === other) return []
    return {
      path,
      ...(one === undefined ? {} : { before: one }),
      ...(other === undefined ? {} : { after: other }),
    }
  })
}

function leavesOf(value: unknown): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>()
  const visit = (part: unknown, path: string) => {
    if (typeof part === 'object' && part !== null) {
      for (const [name, child] of Object.entries(part)) {
        visit(child, path === '' ? name : `${path}.${name}`)
      }
    } else if (typeof part === 'string' || typeof part === 'number' || typeof part === 'boolean') {
      leaves.set(path, part)
    }
  }
  visit(value, '')
  return leaves
}
