import * as z from 'zod/mini'
import { checkIdentifier, type IdentifierScheme } from '../identifier/index.ts'
import { civilDate, nameText, noteText, type Parsed, parseInput } from '../parsing/index.ts'
import type { ConsumptionPlace, Customer, SupplyContract } from './consumption-place.ts'

const IDENTIFIERS_MAX = 50
const ADDRESSES_MAX = 20

/**
 * Reads a place. Its identifiers are held to their schemes where schemes are
 * given: one that cannot be right is refused, one that may be right is not.
 */
export function parseConsumptionPlace(
  input: unknown,
  options: { schemes?: readonly IdentifierScheme[] } = {},
): Parsed<ConsumptionPlace> {
  const { schemes = [] } = options
  const identifier = z
    .strictObject({
      scheme: z
        .string()
        .check(z.regex(/^[a-z][a-z0-9_]{0,39}$/, 'expected a name such as self_read_code')),
      value: nameText,
    })
    .check(
      z.refine(
        (it) => {
          const checked = checkIdentifier({ ...it, schemes })
          return checked.ok || checked.severity === 'warn'
        },
        { path: ['value'], error: 'expected an identifier of its scheme' },
      ),
    )
  const place: z.ZodMiniType<ConsumptionPlace> = z.strictObject({
    id: nameText,
    utility: z.enum(['electricity', 'gas', 'water', 'heat']),
    operator: nameText,
    identifiers: z.array(identifier).check(
      z.maxLength(IDENTIFIERS_MAX),
      z.refine(
        (all) => new Set(all.map((it) => `${it.scheme} ${it.value}`)).size === all.length,
        'expected each identifier once',
      ),
    ),
    customerClass: nameText,
    timeZone: z.string().check(z.refine(isTimeZone, 'expected a zone such as Europe/Bucharest')),
  })
  return parseInput(place, input)
}

const contract: z.ZodMiniType<SupplyContract> = z
  .strictObject({
    customerId: nameText,
    startsOn: civilDate,
    endsOn: z.exactOptional(civilDate),
  })
  .check(
    z.refine(({ startsOn, endsOn }) => startsOn <= (endsOn ?? startsOn), {
      path: ['endsOn'],
      error: 'expected a day on or after startsOn',
    }),
  )

/** Reads a supply contract; one that ends before it starts is refused. */
export function parseSupplyContract(input: unknown): Parsed<SupplyContract> {
  return parseInput(contract, input)
}

const listOf = (shape: RegExp, expected: string) =>
  z.array(z.string().check(z.regex(shape, expected))).check(z.maxLength(ADDRESSES_MAX))

const customer: z.ZodMiniType<Customer> = z.strictObject({
  id: nameText,
  name: nameText,
  emails: listOf(/^[^\s@]{1,64}@[^\s@]{1,190}$/, 'expected an address such as ana@example.com'),
  phones: listOf(/^\+?[\d ()./-]{3,40}$/, 'expected a phone number'),
  address: z.exactOptional(noteText),
  language: z
    .string()
    .check(z.regex(/^[A-Za-z]{2,3}(-[A-Za-z\d]{1,8}){0,4}$/, 'expected a tag such as ro')),
})

/** Reads a customer. */
export function parseCustomer(input: unknown): Parsed<Customer> {
  return parseInput(customer, input)
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined
  } catch {
    return false
  }
}
