import type { DeskContext, OperatorSettings } from './desk-context.ts'
import { readAllDocuments } from './read-all-documents.ts'

/** An operator's settings. Throws where nothing says what they are. */
export function operatorOf(context: DeskContext, id: string): OperatorSettings {
  const operator = context.operators.find((it) => it.id === id) ?? context.otherOperators?.(id)
  if (operator === undefined) {
    const known = context.operators.map((it) => it.id).join(', ') || 'none'
    throw new Error(
      `There is no operator ${id} (known: ${known}): name it in createDesk({ operators }).`,
    )
  }
  return operator
}

/** The operators of all places, in the order of their settings; the others behind, by id. */
export async function operatorsOfPlaces(
  context: DeskContext,
): Promise<readonly OperatorSettings[]> {
  const places = await readAllDocuments(context, { collection: 'place' })
  const named = new Set(places.map(({ value }) => (value as { operator: string }).operator))
  const configured = context.operators.filter(({ id }) => named.has(id))
  const others = [...named].filter((id) => !configured.some((it) => it.id === id)).toSorted()
  return [...configured, ...others.map((id) => operatorOf(context, id))]
}
