import type { DeskContext, OperatorSettings } from './desk-context.ts'

/** An operator's settings, where anything says what they are. */
export function findOperator(context: DeskContext, id: string): OperatorSettings | undefined {
  return context.operators.find((it) => it.id === id) ?? context.otherOperators?.(id)
}

/** An operator's settings. Throws where nothing says what they are. */
export function operatorOf(context: DeskContext, id: string): OperatorSettings {
  const operator = findOperator(context, id)
  if (operator === undefined) {
    const known = context.operators.map((it) => it.id).join(', ') || 'none'
    throw new Error(
      `There is no operator ${id} (known: ${known}): name it in createDesk({ operators }).`,
    )
  }
  return operator
}

/** The ids of all places, and of the operators that they name: in the order of the settings, the others behind. */
export async function placesAndOperators(context: DeskContext): Promise<{
  readonly placeIds: readonly string[]
  readonly operators: readonly string[]
}> {
  const { tenant, store } = context
  const placeIds: string[] = []
  const named = new Set<string>()
  let after: string | undefined
  do {
    const page = await store.findDocuments({
      tenant,
      collection: 'place',
      ...(after !== undefined && { after }),
    })
    for (const { key, value } of page.documents) {
      placeIds.push(key)
      named.add((value as { readonly operator: string }).operator)
    }
    after = page.next
  } while (after !== undefined)
  const configured = context.operators.map(({ id }) => id).filter((id) => named.has(id))
  const others = [...named].filter((id) => !configured.includes(id)).toSorted()
  return { placeIds, operators: [...configured, ...others] }
}
