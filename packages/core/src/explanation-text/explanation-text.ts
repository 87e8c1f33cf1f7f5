import {
  type ExplainedFact,
  type Explanation,
  findingsOf,
  type IndexOnDay,
  type Missing,
} from '../explanation/index.ts'
import type { TimeZone } from '../time/index.ts'
import type { MessageCatalogue, MessageKey } from './catalogue.ts'
import { fillTemplate } from './template.ts'

/** In which language something is told, and by whose clocks. */
export interface Telling {
  readonly catalogue: MessageCatalogue
  readonly timeZone: TimeZone
}

/** One message about something: a missing thing by its code, an index by how it is known. */
function messageText(key: MessageKey, values: unknown, how: Telling): string {
  const { catalogue, timeZone } = how
  return fillTemplate(catalogue.messages[key], values, { ...catalogue, timeZone })
}

/** What is missing, in words. */
export function missingText(missing: Missing, how: Telling): string {
  const overdue = missing.isOverdue === true ? { overdue: 'overdue' } : {}
  return messageText(missing.code, { ...missing, ...overdue }, how)
}

/** How an index is known, in words. */
export function indexText(index: IndexOnDay, how: Telling): string {
  return messageText(`index_${index.how}`, index, how)
}

/**
 * An explanation in words, line by line: the indices of the contract, the consumption of each
 * month, what is missing, every fact with its date and who caused it, the rules. Lines that belong
 * to the one above begin with spaces.
 *
 * @example
 * ```ts
 * explanationText(explanation, romanian).join('\n')
 * ```
 */
export function explanationText(
  explanation: Explanation,
  catalogue: MessageCatalogue,
): readonly string[] {
  const { state, period, reading, contractIndices, series, missing } = explanation
  const { place } = state
  const how = { catalogue, timeZone: place.timeZone }
  const say = (key: MessageKey, values: unknown) => messageText(key, values, how)
  const section = (heading: MessageKey, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', say(heading, {}), ...lines.map((line) => `  ${line}`)]
  return [
    say('title', { place, period }),
    ...(reading ? [say('title_reading', reading)] : []),
    ...section(
      'heading_contract',
      contractIndices.map((it) => indexText(it, how)),
    ),
    ...section(
      'heading_series',
      series.flatMap(({ register, months, gaps }) => [
        ...months.map((it) => say('month', it)),
        ...gaps.map((it) => say('gap', { register, ...it })),
      ]),
    ),
    ...section(
      'heading_missing',
      missing.map((it) => missingText(it, how)),
    ),
    ...section(
      'heading_facts',
      explanation.facts.flatMap((fact) => [
        `${say('fact', fact)}${say(fact.type, { reading: fact.reading, ...fact.data })}`,
        ...reasonsOf(fact, explanation).map(([key, values]) => `  ${say(key, values)}`),
      ]),
    ),
    ...section('heading_rules', [
      ...explanation.rulesUsed.map((it) => say('rule_used', it)),
      ...explanation.rulesInForce.map((it) => say('rule_in_force', it)),
    ]),
  ]
}

/** What a fact's decision was made on: findings, what an estimate was computed from, what a reading settles. */
function reasonsOf(
  { data }: ExplainedFact,
  { settlements }: Explanation,
): readonly (readonly [MessageKey, unknown])[] {
  const findings = findingsOf(data).map((it) => ['finding', it] as const)
  if (!('reading' in data)) return findings
  const { id, estimate } = data.reading
  const inputs = Object.entries(estimate?.inputs ?? {})
  return [
    ...findings,
    ...inputs.map(([name, value]) => ['input', { name, value }] as const),
    ...settlements
      .filter(({ readingId }) => readingId === id)
      .map((it) => ['settlement', it] as const),
  ]
}
