import type {
  RuleMark,
  RuleParameters,
  RuleRow,
  RuleScope,
  RuleSource,
  RuleTopic,
} from '../rules/index.ts'
import type { CivilDate } from '../time/index.ts'

/** What else a row of a preset says. */
export interface RowDetails {
  /** First and last day, `2012-09-01` or `2012-09-01..2017-06-30`; from 2020 on unless stated. */
  readonly valid?: string
  /** Beside the jurisdiction. */
  readonly scope?: RuleScope
  readonly note?: string
  /** Switches the row off, and says why. A row with mark K is off in any case. */
  readonly off?: string
}

/** Writes a row of one jurisdiction: its id without the prefix, topic, parameters, source. */
export type WriteRow = <Topic extends RuleTopic>(
  id: string,
  topic: Topic,
  parameters: RuleParameters[Topic],
  source: RuleSource,
  details?: RowDetails,
) => RuleRow

/** Writes rows whose ids begin with the jurisdiction in small letters. */
export function rowsOf(jurisdiction: string): WriteRow {
  const prefix = jurisdiction.toLowerCase()
  return (id, topic, parameters, source, { valid = '2020-01-01', scope, note, off } = {}) => {
    const [validFrom = valid, validTo] = valid.split('..')
    const text = off ?? note
    return {
      id: `${prefix}.${id}`,
      topic,
      scope: { jurisdiction, ...scope },
      validFrom,
      ...(validTo === undefined ? {} : { validTo }),
      // Interfaces of plain JSON: the presets' tests parse every row.
      parameters: parameters as unknown as RuleRow['parameters'],
      source,
      isEnabled: off === undefined,
      ...(text === undefined ? {} : { note: text }),
    }
  }
}

/** A source with its mark, and its address and the day it was read where they are known. */
export function source(
  mark: RuleMark,
  title: string,
  url?: string,
  checkedOn?: CivilDate,
): RuleSource {
  return {
    mark,
    title,
    ...(url === undefined ? {} : { url }),
    ...(checkedOn === undefined ? {} : { checkedOn }),
  }
}
