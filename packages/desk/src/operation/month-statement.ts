import {
  type BillableOperation,
  type CivilDate,
  firstDay,
  monthlyStatement,
  monthOf,
  type OperationPlan,
  type OperationStatement,
  type YearMonth,
} from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'
import { readAllDocuments } from '../read-all-documents.ts'
import { tenantScope } from '../rule-scope.ts'

/** The month's operations, counted and priced, each by the plan in force on its day. */
export async function monthStatement(
  context: DeskContext,
  { month }: { readonly month: YearMonth },
): Promise<OperationStatement> {
  const documents = await readAllDocuments(context, {
    collection: 'operation',
    where: { index: 'day_kind', from: `${month}-`, below: `${month}-~` },
  })
  return monthlyStatement({
    month,
    operations: documents.map(({ value }) => value as unknown as BillableOperation),
    plan: (day) => planOn(context, day),
  })
}

function planOn(context: DeskContext, day: CivilDate): OperationPlan {
  const rule = context.rules.resolve({
    topic: 'operation_plan',
    scope: tenantScope(context),
    on: day,
  })
  if (rule === undefined) {
    throw new Error(
      `No price plan is in force on ${day}: add a rule row with topic operation_plan, valid from ${firstDay(monthOf(day))}.`,
    )
  }
  return { ...rule.parameters, rule: { id: rule.row.id, validFrom: rule.row.validFrom } }
}
