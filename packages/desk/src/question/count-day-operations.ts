import type { CivilDate, OperationKind } from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'
import { retryDecision } from '../retry-decision.ts'

/** How many operations a day had. */
export interface OperationCount {
  readonly day: CivilDate
  readonly total: number
  readonly byKind: Readonly<Record<OperationKind, number>>
}

/** Counts a day's operations over the index, without opening one of them. */
export async function countDayOperations(
  context: DeskContext,
  { day }: { readonly day: CivilDate },
): Promise<OperationCount> {
  const { tenant, store } = context
  const count = (kind: OperationKind) =>
    retryDecision(context, () =>
      store.countDocuments({
        tenant,
        collection: 'operation',
        where: { index: 'day_kind', equals: `${day}/${kind}` },
      }),
    )
  const [take, transmit, verify, notify] = await Promise.all([
    count('take'),
    count('transmit'),
    count('verify'),
    count('notify'),
  ])
  const byKind = { take, transmit, verify, notify }
  return { day, total: take + transmit + verify + notify, byKind }
}
