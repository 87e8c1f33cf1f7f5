import {
  addWorkingDays,
  type ResidentsDeclarationParameters,
  type WorkingCalendarParameters,
} from '../rules/index.ts'
import type { CivilDate } from '../time/index.ts'

/** How many people live at a place without a meter: what a `residents_declared` fact says. Source: seed S4, S4-12. */
export interface ResidentsDeclaration {
  /** Day from which it is so: somebody moved in or out. */
  readonly eventOn: CivilDate
  readonly declaredOn: CivilDate
  readonly residents: number
  /** Who declared it. */
  readonly by?: string
}

/**
 * How many people lived there on a day. Of several declarations of one day the
 * one that was declared last counts. Undefined before the first.
 */
export function residentsOn(
  declarations: readonly ResidentsDeclaration[],
  date: CivilDate,
): number | undefined {
  return declarations
    .filter((it) => it.eventOn <= date)
    .reduce<ResidentsDeclaration | undefined>(
      (latest, it) => (latest && replaces(latest, it) ? latest : it),
      undefined,
    )?.residents
}

/** Until when a declaration was due, in working days after the event, and whether it came late. Source: seed S4. */
export function residentsDeclarationDue(input: {
  declaration: ResidentsDeclaration
  /** As a rule book resolves `residents_declaration` on the day of the event. */
  parameters: ResidentsDeclarationParameters
  calendar: WorkingCalendarParameters
}): { readonly dueOn: CivilDate; readonly isLate: boolean } {
  const { declaration, parameters, calendar } = input
  const dueOn = addWorkingDays({
    from: declaration.eventOn,
    days: parameters.workingDays,
    calendar,
  })
  return { dueOn, isLate: declaration.declaredOn > dueOn }
}

function replaces(a: ResidentsDeclaration, b: ResidentsDeclaration): boolean {
  return a.eventOn === b.eventOn ? a.declaredOn > b.declaredOn : a.eventOn > b.eventOn
}
