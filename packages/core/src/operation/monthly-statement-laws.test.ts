import Big from 'big.js'
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

function operation(
  number: number,
  change: Pick<BillableOperation, 'day' | 'kind'>,
): BillableOperation {
  const content = { place: `place-${number}`, reference: 'submission-1', ...change }
  return { id: operationId(content), ...content }
}

describe('laws of the statement', () => {
  const days = fc.constantFrom('2026-10-31', '2026-11-01', '2026-11-15', '2026-11-16', '2026-12-01')
  const kinds = fc.constantFrom<OperationKind>('take', 'transmit', 'verify', 'notify')
  const some = fc
    .array(fc.record({ day: days, kind: kinds }), { maxLength: 15, size: 'max' })
    .map((drafts) => drafts.map((draft, place) => operation(place, draft)))
  const credited = fc.array(fc.nat(14), { maxLength: 8 })
  const creditsOf = (operations: readonly BillableOperation[], places: readonly number[]) =>
    places.flatMap((place, number) => {
      const of = operations[place]
      const day = number % 2 === 0 ? '2026-12-02' : (of?.day ?? '')
      return of ? [{ id: `credit-${number}`, operation: of, day, by: 'ana', reason: 'r' }] : []
    })
  const planOn = (day: string) => ({
    ...plan,
    included: 2,
    pricePerOperation: day < '2026-11-16' ? '1.15' : '2.005',
    subscription: '10',
  })
  const months = ['2026-10', '2026-11', '2026-12']
  const statements = (
    operations: readonly BillableOperation[],
    credits: ReturnType<typeof creditsOf> = [],
  ) => months.map((month) => monthlyStatement({ month, operations, credits, plan: planOn }))
  const sum = (amounts: readonly string[]) =>
    amounts.reduce((total, amount) => total.plus(amount), Big(0))

  it('its totals are the sums of its lines', () => {
    fc.assert(
      fc.property(some, credited, (operations, places) => {
        for (const it of statements(operations, creditsOf(operations, places))) {
          const over = sum(it.lines.map(({ price }) => price))
          const back = sum(it.credits.map(({ amount }) => amount))
          expect(it.amountOver).toBe(over.toFixed())
          expect(it.amountCredited).toBe(back.toFixed())
          expect(it.amountDue).toBe(over.minus(back).plus(10).round(2, Big.roundHalfUp).toFixed(2))
          expect(it.used).toBe(it.lines.length)
          expect(it.over).toBe(it.lines.filter(({ isPriced }) => isPriced).length)
          const counts = Object.values(it.countsByKind)
          expect(counts.reduce((total, count) => total + count, 0)).toBe(it.used)
        }
      }),
    )
  })

  it('months part the operations between them', () => {
    fc.assert(
      fc.property(some, (operations) => {
        const listed = statements(operations).flatMap(({ lines }) => lines)
        const ids = listed.map(({ operation }) => operation.id)
        expect(ids.toSorted()).toEqual(operations.map(({ id }) => id).toSorted())
      }),
    )
  })

  it('repetition and order of operations and credits do not matter', () => {
    const arranged = fc.tuple(some, credited).chain(([operations, places]) => {
      const credits = creditsOf(operations, places)
      return fc.record({
        given: fc.constant({ operations, credits }),
        operations: fc.shuffledSubarray([...operations, ...operations], {
          minLength: operations.length * 2,
        }),
        credits: fc.shuffledSubarray([...credits, ...credits], { minLength: credits.length * 2 }),
      })
    })
    fc.assert(
      fc.property(arranged, ({ given, operations, credits }) => {
        expect(statements(operations, credits)).toEqual(statements(given.operations, given.credits))
      }),
    )
  })

  it('what is credited costs over all months as if it had never been counted', () => {
    const net = (all: ReturnType<typeof statements>) =>
      sum(all.map(({ amountOver }) => amountOver))
        .minus(sum(all.map(({ amountCredited }) => amountCredited)))
        .toFixed()
    fc.assert(
      fc.property(some, credited, (operations, places) => {
        const left = operations.filter((_, place) => !places.includes(place))
        expect(net(statements(operations, creditsOf(operations, places)))).toBe(
          net(statements(left)),
        )
      }),
    )
  })
})
