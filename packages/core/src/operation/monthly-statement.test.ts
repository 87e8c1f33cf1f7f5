import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BillableOperation, OperationKind } from './billable-operation.ts'
import { monthlyStatement, type OperationPlan } from './monthly-statement.ts'
import { operationId } from './operation-id.ts'

const plan: OperationPlan = {
  included: 550,
  pricePerOperation: '1.05',
  currency: 'RON',
  rule: { id: 'tenant.operations', validFrom: '2026-01-01' },
}

function operation(number: number, change: Partial<BillableOperation> = {}): BillableOperation {
  const content = {
    kind: 'take' as OperationKind,
    place: `place-${String(number).padStart(4, '0')}`,
    day: '2026-11-22',
    reference: 'submission-1',
    ...change,
  }
  return { id: operationId(content), ...content }
}

function operations(count: number): readonly BillableOperation[] {
  return Array.from({ length: count }, (_, place) => operation(place))
}

describe("an operation's id", () => {
  const content = { kind: 'take', place: 'p/1', day: '2026-11-22', reference: 'a' } as const

  it('is the same for what is counted again', () => {
    expect(operationId({ ...content })).toBe(operationId({ ...content }))
    expect(operationId(content)).toBe('take/2026-11-22/p%2F1/a')
  })

  it('is not fooled by a place that looks like an escaped one', () => {
    const escaped = operationId({ ...content, place: 'p%2F1' })
    expect(escaped).not.toBe(operationId({ ...content, place: 'p/1' }))
  })

  it('differs wherever something differs', () => {
    const part = fc.string({ unit: fc.constantFrom('/', '%', '2', 'F', 'a'), maxLength: 5 })
    fc.assert(
      fc.property(part, part, part, part, (place, reference, otherPlace, otherReference) => {
        const isSame = place === otherPlace && reference === otherReference
        const one = operationId({ ...content, place, reference })
        const other = operationId({ ...content, place: otherPlace, reference: otherReference })
        expect(one === other).toBe(isSame)
      }),
    )
  })
})

describe('a monthly statement', () => {
  it('prices the 551st operation first', () => {
    const statement = monthlyStatement({ month: '2026-11', operations: operations(552), plan })
    expect(statement).toMatchObject({
      month: '2026-11',
      included: 550,
      used: 552,
      over: 2,
      amountOver: '2.1',
    })
    const priced = statement.lines.filter(({ isPriced }) => isPriced)
    expect(priced.map(({ number }) => number)).toEqual([551, 552])
    expect(statement.lines.map(({ number }) => number)).toEqual(
      Array.from({ length: 552 }, (_, place) => place + 1),
    )
  })

  it('costs nothing more up to what is included', () => {
    const statement = monthlyStatement({ month: '2026-11', operations: operations(550), plan })
    expect(statement).toMatchObject({ used: 550, over: 0, amountOver: '0' })
  })

  it('begins each month at nothing used', () => {
    const october = operation(1, { day: '2026-10-31' })
    const december = operation(2, { day: '2026-12-01' })
    const statement = monthlyStatement({
      month: '2026-11',
      operations: [october, ...operations(551), december],
      plan,
    })
    expect(statement).toMatchObject({ used: 551, over: 1 })
    expect(
      monthlyStatement({ month: '2026-12', operations: [october, december], plan }),
    ).toMatchObject({ used: 1, over: 0, included: 550 })
  })

  it('counts an operation once, and each kind by itself', () => {
    const taken = operation(1)
    const statement = monthlyStatement({
      month: '2026-11',
      operations: [taken, operation(1, { kind: 'notify' }), taken, operation(2), { ...taken }],
      plan: { ...plan, included: 0 },
    })
    expect(statement.countsByKind).toEqual({ take: 2, transmit: 0, verify: 0, notify: 1 })
    expect(statement).toMatchObject({ used: 3, over: 3, amountOver: '3.15' })
    expect(statement.lines.map(({ operation }) => [operation.place, operation.kind])).toEqual([
      ['place-0001', 'take'],
      ['place-0001', 'notify'],
      ['place-0002', 'take'],
    ])
  })

  it('counts the earlier of two operations under one id', () => {
    const first = operation(1, { day: '2026-11-01' })
    const second = { ...operation(2), id: first.id }
    const statement = monthlyStatement({ month: '2026-11', operations: [second, first], plan })
    expect(statement.lines.map(({ operation }) => operation)).toEqual([first])
  })

  it('is the same whatever order the operations come in', () => {
    const some = [
      ...operations(5),
      operation(3, { day: '2026-11-01' }),
      operation(2, { kind: 'verify' }),
      operation(2, { reference: 'submission-2' }),
    ]
    const expected = monthlyStatement({ month: '2026-11', operations: some, plan })
    fc.assert(
      fc.property(fc.shuffledSubarray(some, { minLength: some.length }), (shuffled) => {
        expect(monthlyStatement({ month: '2026-11', operations: shuffled, plan })).toEqual(expected)
      }),
    )
  })

  it('multiplies money exactly', () => {
    const statement = monthlyStatement({
      month: '2026-11',
      operations: operations(3),
      plan: { ...plan, included: 0, pricePerOperation: '0.1' },
    })
    expect(statement.amountOver).toBe('0.3')
  })
})

describe('prices within a month', () => {
  const raised: OperationPlan = {
    ...plan,
    included: 2,
    pricePerOperation: '2',
    subscription: '500',
    rule: { id: 'tenant.operations', validFrom: '2026-11-16' },
  }
  const planOn = (day: string) => (day < '2026-11-16' ? { ...plan, included: 9 } : raised)

  it('are those of each operation’s day, with what is included on the month’s last', () => {
    const some = ['01', '14', '15', '16', '30'].map((day, place) =>
      operation(place, { day: `2026-11-${day}` }),
    )
    const statement = monthlyStatement({ month: '2026-11', operations: some, plan: planOn })
    expect(statement.lines.map(({ price }) => price)).toEqual(['0', '0', '1.05', '2', '2'])
    expect(statement).toMatchObject({
      plan: raised,
      included: 2,
      used: 5,
      over: 3,
      amountOver: '5.05',
      amountCredited: '0',
      amountDue: '505.05',
    })
  })

  it('are of one currency', () => {
    const inEuro = (day: string) => ({ ...plan, currency: day < '2026-11-16' ? 'RON' : 'EUR' })
    const some = [operation(1, { day: '2026-11-15' }), operation(2)]
    const statement = () => monthlyStatement({ month: '2026-11', operations: some, plan: inEuro })
    expect(statement).toThrow(RangeError)
    expect(statement).toThrow(
      'Operations of 2026-11 are priced in RON and EUR: let a new currency begin with a month.',
    )
  })

  it('are rounded once, on what is due, halves away from zero', () => {
    const due = (price: string, change: Partial<OperationPlan> = {}) =>
      monthlyStatement({
        month: '2026-11',
        operations: operations(3),
        plan: { ...plan, included: 0, pricePerOperation: price, ...change },
      })
    expect(due('0.335')).toMatchObject({ amountOver: '1.005', amountDue: '1.01' })
    expect(due('0.3349')).toMatchObject({ amountOver: '1.0047', amountDue: '1.00' })
    // Credited to next to nothing: no sign is left of it.
    const [taken] = operations(1) as [BillableOperation]
    const given = { id: 'c', operation: taken, day: '2026-12-01', by: 'ana', reason: 'r' }
    const statement = monthlyStatement({
      month: '2026-12',
      operations: [taken],
      credits: [given],
      plan: { ...plan, included: 0, pricePerOperation: '0.001' },
    })
    expect(statement).toMatchObject({ amountCredited: '0.001', amountDue: '0.00' })
    expect(due('1.5', { currencyDecimals: 0 })).toMatchObject({ amountDue: '5' })
    expect(due('0.1', { currencyDecimals: 3, subscription: '1' })).toMatchObject({
      amountDue: '1.300',
    })
  })
})

describe('a credit', () => {
  const credit = (of: BillableOperation, day = '2026-11-30', id = `credit/${of.id}`) => ({
    id,
    operation: of,
    day,
    by: 'ana',
    reason: 'counted wrongly',
  })
  const cheap = { ...plan, included: 2, pricePerOperation: '1' }
  const some = operations(4)
  const [first, , , last] = some as [BillableOperation, never, never, BillableOperation]

  it('is a line of its own and removes none', () => {
    const statement = monthlyStatement({
      month: '2026-11',
      operations: some,
      credits: [credit(first)],
      plan: cheap,
    })
    expect(statement.lines.map(({ operation }) => operation)).toEqual(some)
    expect(statement.credits).toEqual([{ credit: credit(first), amount: '1' }])
    expect(statement).toMatchObject({
      used: 4,
      over: 2,
      amountOver: '2',
      amountCredited: '1',
      amountDue: '1.00',
    })
  })

  it('is worth nothing within what is included, and nothing the second time', () => {
    const credits = [...some.map((it) => credit(it)), credit(last, '2026-11-30', 'z')]
    const statement = monthlyStatement({ month: '2026-11', operations: some, credits, plan: cheap })
    expect(statement.credits.map(({ amount }) => amount)).toEqual(['1', '1', '0', '0'])
    expect(statement.amountDue).toBe('0.00')
  })

  it('stands in the month in which it is given, at the price of its operation’s', () => {
    const planOn = (day: string) =>
      day < '2026-12-01' ? cheap : { ...plan, pricePerOperation: '5', subscription: '0.4' }
    const credits = [credit(last, '2026-12-01')]
    const of = (month: string) =>
      monthlyStatement({ month, operations: some, credits, plan: planOn })
    expect(of('2026-11')).toMatchObject({ credits: [], amountDue: '2.00' })
    expect(of('2026-12')).toMatchObject({ used: 0, amountCredited: '1', amountDue: '-0.60' })
  })
})
