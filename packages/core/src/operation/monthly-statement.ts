import Big from 'big.js'
import type { RuleReference } from '../assessment/index.ts'
import { monthOf, type YearMonth } from '../time/index.ts'
import type { BillableOperation, OperationKind } from './billable-operation.ts'

/** What a month of operations costs. A dated parameter, for prices change. Source: DOMAIN.md 8. */
export interface OperationPlan {
  /** Operations that the subscription covers each month. */
  readonly included: number
  /** Exact decimal text, in `currency`. */
  readonly pricePerOperation: string
  /** ISO 4217: `RON`. */
  readonly currency: string
  /** Exact decimal text: the month's subscription, where the statement is to name it. */
  readonly subscription?: string
  /** The rule row that set the plan. */
  readonly rule: RuleReference
}

/** An operation in a month's statement. */
export interface StatementLine {
  readonly operation: BillableOperation
  /** 1 for the first of the month. */
  readonly number: number
  /** True beyond the included ones. */
  readonly isPriced: boolean
}

/** All operations of a month, counted and priced. */
export interface OperationStatement {
  readonly month: YearMonth
  readonly plan: OperationPlan
  readonly countsByKind: Readonly<Record<OperationKind, number>>
  /** Operations that the plan covers. */
  readonly included: number
  /** All operations of the month. */
  readonly used: number
  /** Those beyond the included ones. */
  readonly over: number
  /** `over` times the price, exact decimal text; the subscription is not in it. */
  readonly amountOver: string
  /** By day, place and kind. */
  readonly lines: readonly StatementLine[]
}

const KIND_ORDER: readonly OperationKind[] = ['take', 'transmit', 'verify', 'notify']

/**
 * The statement of one month. Each month begins at nothing used: what is not
 * used is not carried over. Source: seed S0, capabilities S0-20, S0-21, S0-26.
 */
export function monthlyStatement(input: {
  month: YearMonth
  /** In any order; those of other months are left out, and the same id counts once. */
  operations: Iterable<BillableOperation>
  plan: OperationPlan
}): OperationStatement {
  const { month, plan } = input
  const inMonth = [...input.operations].filter((it) => monthOf(it.day) === month)
  const counted = new Map<string, BillableOperation>()
  for (const operation of inMonth.sort(byDayPlaceAndKind)) {
    if (!counted.has(operation.id)) counted.set(operation.id, operation)
  }

  const lines = [...counted.values()].map((operation, place) => ({
    operation,
    number: place + 1,
    isPriced: place >= plan.included,
  }))
  const countsByKind = { take: 0, transmit: 0, verify: 0, notify: 0 }
  for (const { operation } of lines) countsByKind[operation.kind] += 1
  const over = Math.max(0, lines.length - plan.included)
  return {
    month,
    plan,
    countsByKind,
    included: plan.included,
    used: lines.length,
    over,
    amountOver: Big(plan.pricePerOperation).times(over).toFixed(),
    lines,
  }
}

function byDayPlaceAndKind(a: BillableOperation, b: BillableOperation): number {
  return (
    compareText(a.day, b.day) ||
    compareText(a.place, b.place) ||
    KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind) ||
    compareText(a.id, b.id)
  )
}

/** By code units: the same on every machine, unlike a locale's order. */
function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
