import type { StoredDocument } from '@selfread/core'
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

/** The ids of the operators that the documents of places name, in the order of their settings; the others behind. */
export function operatorsOfPlaces(
  context: DeskContext,
  places: readonly StoredDocument[],
): readonly string[] {
  const named = new Set(places.map(({ value }) => (value as { operator: string }).operator))
  const configured = context.operators.map(({ id }) => id).filter((id) => named.has(id))
  const others = [...named].filter((id) => !configured.includes(id)).toSorted()
  return [...configured, ...others]
}
