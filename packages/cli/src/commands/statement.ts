import type { OperationStatement } from '@selfread/core'
import type { CommandOutput } from '../command-output.ts'
import { ExitCode } from '../exit-code.ts'
import { textTable } from '../text-table.ts'
import { UsageError } from '../usage-error.ts'
import { type DeskLocation, useDesk } from '../use-desk.ts'

/** `statement`: the month's operations, counted and priced. */
export async function statementCommand(
  options: DeskLocation & { readonly month: string },
): Promise<CommandOutput> {
  const { month } = options
  if (!/^\d{4}-(0[1-9]|1[0-2])$/u.test(month)) {
    throw new UsageError(`--month must be a month such as 2026-11, not ${month}.`)
  }
  const statement = await useDesk({ location: options }, ({ desk }) => desk.statement({ month }))
  return { json: statement, text: describe(statement), exitCode: ExitCode.ok }
}

function describe(statement: OperationStatement): string {
  const { plan, countsByKind, included, used, over, amountOver, lines } = statement
  return [
    textTable(
      ['no', 'day', 'operation', 'place', 'priced'],
      lines.map(({ number, operation, isPriced }) => [
        number,
        operation.day,
        operation.kind,
        operation.place,
        isPriced ? plan.pricePerOperation : '',
      ]),
    ),
    '',
    Object.entries(countsByKind)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(', '),
    `${used} used of ${included} included, ${over} over at ${plan.pricePerOperation} ${plan.currency} = ${amountOver} ${plan.currency} (rule ${plan.rule.id})`,
  ].join('\n')
}
