import type { RuleReference } from '../assessment/index.ts'
import type { YearMonth } from '../time/index.ts'
import type { BillableOperation, OperationKind } from './billable-operation.ts'

/** What a month of operations costs. Source: DOMAIN.md 8.1: the price is a dated parameter. */
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
  readonly countsByKind: { readonly [kind in OperationKind]: number }
  /** Operations that the plan covers. */
  readonly included: number
  readonly used: number
  /** Those beyond the included ones. */
  readonly over: number
  /** `over` times the price, exact decimal text, without the subscription. */
  readonly amountOver: string
  /** By day, place, kind, then id. */
  readonly lines: readonly StatementLine[]
}

/** The statement of one month. What is not used is not carried over. */
export function monthlyStatement(input: {
  month: YearMonth
  /** Those of other months are left out; the same id counts once. */
  operations: Iterable<BillableOperation>
  plan: OperationPlan
}): OperationStatement {
  throw new Error(`Not built yet: ${input.month}`)
}
