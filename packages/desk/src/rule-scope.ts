import type { ConsumptionPlace, RuleScope } from '@selfread/core'
import type { DeskContext } from './desk-context.ts'

/** Whom a place's rules are for. */
export function scopeOf(context: DeskContext, place: ConsumptionPlace): RuleScope {
  return {
    jurisdiction: context.jurisdiction,
    tenant: context.tenant,
    utility: place.utility,
    operator: place.operator,
    customerClass: place.customerClass,
    place: place.id,
  }
}

/** The scope of what concerns the tenant as a whole: prices, calendars. */
export function tenantScope(context: DeskContext): RuleScope {
  return { jurisdiction: context.jurisdiction, tenant: context.tenant }
}
