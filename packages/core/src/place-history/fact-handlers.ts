import { DISPUTE_FACTS } from './dispute-facts.ts'
import type { FactHandlers } from './fact-handler.ts'
import { FIELD_FACTS } from './field-facts.ts'
import { METER_FACTS } from './meter-facts.ts'
import { OPERATOR_FACTS } from './operator-facts.ts'
import type { LaterFactType } from './place-fact.ts'
import { READING_FACTS } from './reading-facts.ts'
import { SUPPLY_FACTS } from './supply-facts.ts'
import { TECHNICAL_FACTS } from './technical-facts.ts'

/** Every fact type of a registered place with what it does. */
export const FACT_HANDLERS: FactHandlers<LaterFactType> = {
  ...METER_FACTS,
  ...TECHNICAL_FACTS,
  ...READING_FACTS,
  ...OPERATOR_FACTS,
  ...DISPUTE_FACTS,
  ...FIELD_FACTS,
  ...SUPPLY_FACTS,
}
