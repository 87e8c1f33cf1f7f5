import Big from 'big.js'
import type { RuleReference } from '../assessment/index.ts'
import { type CivilDate, lastDay, monthOf, type YearMonth } from '../time/index.ts'
import type { BillableOperation, OperationKind } from './billable-operation.ts'
import { compareText } from './compare-text.ts'
import type { OperationCredit } from './credit-operation.ts'

/** What a month of operations costs. A dated parameter, for prices change. Source: DOMAIN.md 8. */
export interface OperationPlan {
  /** Operations that the subscription covers each month. */
  readonly included: number
  /** Exact decimal text, in `currency`. */
  readonly pricePerOperation: string
  /** ISO 4217: `RON`. */
  readonly currency: string
  /** Decimals of the currency's smallest coin; 2 unless stated. */
  readonly currencyDecimals?: number
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
  /** Exact decimal text: the price of the operation's day, `0` where it is included. */
  readonly price: string
}

/** A wrongly counted operation that is taken back, on a line of its own. */
export interface StatementCredit {
  readonly credit: OperationCredit
  /** Exact decimal text: what the month of the operation would have cost less without it. */
  readonly amount: string
}

/** All operations of a month, counted and priced. */
export interface OperationStatement {
  readonly month: YearMonth
  /** The plan in force on the month's last day: it sets what is included and the subscription. */
  readonly plan: OperationPlan
  readonly countsByKind: Readonly<Record<OperationKind, number>>
  /** Operations that the plan covers. */
  readonly included: number
  /** All operations of the month, those credited since included. */
  readonly used: number
  /** Those beyond the included ones. */
  readonly over: number
  /** Sum of the lines' prices, exact decimal text; the subscription is not in it. */
  readonly amountOver: string
  /** Sum of the credits' amounts, exact decimal text. */
  readonly amountCredited: string
  /**
   * Subscription and `amountOver` less `amountCredited`, rounded once, to the currency's smallest
   * coin, halves away from zero: `502.10`. Below zero where more is credited than due.
   */
  readonly amountDue: string
  /** By day, place and kind. */
  readonly lines: readonly StatementLine[]
  /** Those of the month, by day and id, whichever month their operation is of. */
  readonly credits: readonly StatementCredit[]
}

const KIND_ORDER: readonly OperationKind[] = ['take', 'transmit', 'verify', 'notify']

/**
 * The statement of one month. Each month begins at nothing used: what is not
 * used is not carried over. Where the price changes within the month, the row
 * in force on an operation's day prices it; how many are included and the
 * subscription are those of the month's last day. A credit never removes a
 * line: it is a line of the month in which it was given, and its amount is what
 * its operation's month would have cost less.
 *
 * Throws a RangeError where the currency changes within a month: amounts of two
 * currencies have no sum. Source: seed S0, capabilities S0-20, S0-21, S0-26.
 */
export function monthlyStatement(input: {
  month: YearMonth
  /**
   * In any order, and the same id counts once. Those of other months are left out, but a credit
   * of an earlier month's operation needs all operations of that month.
   */
  operations: Iterable<BillableOperation>
  /** Credits given up to the month's end, in any order; a second one of an operation is none. */
  credits?: Iterable<OperationCredit>
  /** The plan, or the plan in force on a day. */
  plan: OperationPlan | ((day: CivilDate) => OperationPlan)
}): OperationStatement {
  const { month } = input
  const planOn = planOnDay(input.plan)
  const operations = [...input.operations]
  const lines = pricedLines(month, operations, planOn)
  const countsByKind = { take: 0, transmit: 0, verify: 0, notify: 0 }
  for (const { operation } of lines) countsByKind[operation.kind] += 1

  const plan = planOn(lastDay(month))
  const credits = creditLines(operations, [...(input.credits ?? [])], planOn).filter(
    ({ credit }) => monthOf(credit.day) === month,
  )
  const amountOver = sumOf(lines.map(({ price }) => price))
  const amountCredited = sumOf(credits.map(({ amount }) => amount))
  return {
    month,
    plan,
    countsByKind,
    included: plan.included,
    used: lines.length,
    over: Math.max(0, lines.length - plan.included),
    amountOver: amountOver.toFixed(),
    amountCredited: amountCredited.toFixed(),
    amountDue: rounded(
      amountOver.plus(plan.subscription ?? 0).minus(amountCredited),
      plan.currencyDecimals ?? 2,
    ),
    lines,
    credits,
  }
}

type PlanOn = (day: CivilDate) => OperationPlan

function planOnDay(plan: OperationPlan | PlanOn): PlanOn {
  return typeof plan === 'function' ? plan : () => plan
}

/** The operations of a month, each once, numbered and priced. */
function pricedLines(
  month: YearMonth,
  operations: readonly BillableOperation[],
  planOn: PlanOn,
): readonly StatementLine[] {
  const { included, currency } = planOn(lastDay(month))
  const counted = new Map<string, BillableOperation>()
  const inMonth = operations.filter((it) => monthOf(it.day) === month)
  for (const operation of inMonth.sort(byDayPlaceAndKind)) {
    if (!counted.has(operation.id)) counted.set(operation.id, operation)
  }
  return [...counted.values()].map((operation, place) => {
    const plan = planOn(operation.day)
    if (plan.currency !== currency) {
      throw new RangeError(
        `Operations of ${month} are priced in ${plan.currency} and ${currency}: let a new currency begin with a month.`,
      )
    }
    const isPriced = place >= included
    const price = isPriced ? plan.pricePerOperation : '0'
    return { operation, number: place + 1, isPriced, price }
  })
}

/** Every credit with what its operation's month costs less, given those before it. */
function creditLines(
  operations: readonly BillableOperation[],
  credits: readonly OperationCredit[],
  planOn: PlanOn,
): readonly StatementCredit[] {
  const credited = new Set<string>()
  return credits
    .toSorted((a, b) => compareText(a.day, b.day) || compareText(a.id, b.id))
    .flatMap((credit) => {
      const { id, day } = credit.operation
      if (credited.has(id)) return []
      const cost = () => {
        const left = operations.filter((it) => !credited.has(it.id))
        return sumOf(pricedLines(monthOf(day), left, planOn).map(({ price }) => price))
      }
      const before = cost()
      credited.add(id)
      return [{ credit, amount: before.minus(cost()).toFixed() }]
    })
}

/** Without the sign that an amount rounded to nothing would keep. */
function rounded(amount: Big, decimals: number): string {
  return amount.round(decimals, Big.roundHalfUp).toFixed(decimals)
}

function sumOf(amounts: readonly string[]): Big {
  return amounts.reduce((sum, amount) => sum.plus(amount), Big(0))
}

function byDayPlaceAndKind(a: BillableOperation, b: BillableOperation): number {
  return (
    compareText(a.day, b.day) ||
    compareText(a.place, b.place) ||
    KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind) ||
    compareText(a.id, b.id)
  )
}
