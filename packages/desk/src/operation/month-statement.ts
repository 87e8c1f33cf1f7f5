import {
  type BillableOperation,
  firstDay,
  lastDay,
  monthlyStatement,
  type OperationStatement,
  type YearMonth,
} from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'
import { readAllDocuments } from '../read-all-documents.ts'
import { tenantScope } from '../rule-scope.ts'

/** The month's operations, counted and priced by the plan in force on its last day. */
export async function monthStatement(
  context: DeskContext,
  { month }: { readonly month: YearMonth },
): Promise<OperationStatement> {
  const rule = context.rules.resolve({
    topic: 'operation_plan',
    scope: tenantScope(context),
    on: lastDay(month),
  })
  if (rule === undefined) {
    throw new Error(
      `No price plan is in force on ${lastDay(month)}: add a rule row with topic operation_plan, valid from ${firstDay(month)}.`,
    )
  }
  const documents = await readAllDocuments(context, {
    collection: 'operation',
    where: { index: 'month', equals: month },
  })
  return monthlyStatement({
    month,
    operations: documents.map(({ value }) => value as unknown as BillableOperation),
    plan: { ...rule.parameters, rule: { id: rule.row.id, validFrom: rule.row.validFrom } },
  })
}
