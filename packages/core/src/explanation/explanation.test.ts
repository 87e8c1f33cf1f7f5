import { describe, expect, it } from 'vitest'
import { indexFromUnits } from '../index-value/index.ts'
import type { Actor, StoredFact } from '../journal/index.ts'
import type { LaterPlaceFact, PlaceFact } from '../place-history/index.ts'
import { createRuleBook, type RuleRow } from '../rules/index.ts'
import { visitOf } from '../testing/field-facts.ts'
import { INSTALLED, meterOf, REGISTERED, readingOf } from '../testing/place-facts.ts'
import { type Explanation, explainPeriod, explainPlace, explainReading } from './explanation.ts'
import type { MessageCatalogue } from './text/catalogue.ts'
import { english } from './text/english.ts'
import { explanationText } from './text/explanation-text.ts'
import { romanian } from './text/romanian.ts'

const DESK: Actor = { kind: 'system', id: 'desk' }
const index = (units: number) => indexFromUnits({ units, decimals: 0 })

const told: readonly (readonly [at: string, actor: Actor, fact: PlaceFact])[] = [
  ['2025-12-10', { kind: 'employee', id: 'op-1' }, REGISTERED],
  ['2025-12-10', { kind: 'employee', id: 'op-1' }, INSTALLED],
  [
    '2025-12-11',
    DESK,
    {
      type: 'annex_agreed',
      data: {
        annex: {
          id: 'A1',
          version: 1,
          validFrom: '2026-01-01',
          lines: [{ register: '1.8.0', monthlyQuantities: Array(12).fill('31'), unit: 'kWh' }],
        },
      },
    },
  ],
  [
    '2026-01-31',
    DESK,
    recorded('estimate_1', '2026-01-31', 160, {
      source: 'estimate',
      quality: 'estimated',
      channel: 'other',
      submissions: [],
      receiptNumber: 'E-1',
      estimate: {
        method: 'annex',
        methodVersion: 1,
        inputs: { annex: 'A1', referenceIndex: '129' },
        reason: 'no_self_reading_in_window',
      },
    }),
  ],
  [
    '2026-02-01',
    { kind: 'customer', id: 'C1' },
    recorded('self_1', '2026-01-31', 151, {
      status: 'held',
      receiptNumber: 'R-7',
      assessment: {
        decision: 'review',
        findings: [
          {
            code: 'assessing',
            severity: 'lock',
            expected: 'at least 160',
            actual: '151',
            rule: { id: 'ro.tolerance', validFrom: '2023-01-01' },
          },
        ],
        skipped: [],
      },
    }),
  ],
  [
    '2026-02-02',
    { kind: 'employee', id: 'op-3' },
    {
      type: 'reading_reviewed',
      data: {
        readingId: 'self_1',
        decision: 'accepted',
        by: 'op-3',
        reason: 'photo checked',
        at: '2026-02-02T10:00:00.000Z',
      },
    },
  ],
  [
    '2026-02-02',
    { kind: 'employee', id: 'op-3' },
    {
      type: 'reading_superseded',
      data: { readingId: 'estimate_1', supersededBy: 'self_1', reason: 'self_reading_received' },
    },
  ],
  [
    '2026-02-03',
    DESK,
    {
      type: 'reading_transferred',
      data: {
        readingId: 'self_1',
        batchId: 'B1',
        fileName: 'deer_0203.csv',
        lineNumber: 12,
        at: '2026-02-03T18:00:00.000Z',
      },
    },
  ],
  [
    '2026-02-20',
    DESK,
    {
      type: 'reading_reconciled',
      data: {
        readingId: 'self_1',
        code: 'replaced_by_estimate',
        line: {
          place: { scheme: 'pod', value: 'RO005E512345678' },
          register: '1.8.0',
          readOn: '2026-01-31',
          index: index(160),
          type: 'estimated',
        },
        fileSha256: 'f'.repeat(64),
        fileName: 'deer_feb.csv',
        reconciledAt: '2026-02-20T08:00:00.000Z',
      },
    },
  ],
  [
    '2026-02-21',
    { kind: 'employee', id: 'op-3' },
    {
      type: 'dispute_advanced',
      data: {
        dispute: {
          id: 'D1',
          number: 'RC-12',
          type: 'reading_not_used',
          place: 'P1',
          register: '1.8.0',
          readingId: 'self_1',
          disputedIndex: '160',
          proposedIndex: '151',
          eventOn: '2026-01-31',
          openedAt: '2026-02-21T09:00:00.000Z',
          evidence: [],
          state: 'sent',
          steps: [
            {
              state: 'sent',
              at: '2026-02-21T09:00:00.000Z',
              owner: 'operator',
              dueOn: '2026-03-02',
            },
          ],
        },
      },
    },
  ],
  [
    '2026-03-10',
    { kind: 'operator', id: 'deer' },
    {
      type: 'meter_exchanged',
      data: {
        exchange: {
          slipNumber: 'BM-17',
          exchangedOn: '2026-03-10',
          removed: { serialNumber: 'M0', exitIndices: [{ register: '1.8.0', index: index(189) }] },
          fitted: {
            meter: meterOf('M1'),
            entryIndices: [{ register: '1.8.0', index: index(3) }],
            multipliers: [],
          },
        },
      },
    },
  ],
  [
    '2026-03-11',
    { kind: 'employee', id: 'K7' },
    {
      type: 'visit_recorded',
      data: { visit: visitOf({ endedAt: '2026-03-10T22:30:00.000Z', visitCode: '10' }) },
    },
  ],
]

function recorded(
  id: string,
  readOn: string,
  units: number,
  change: Parameters<typeof readingOf>[0],
): LaterPlaceFact {
  const receivedAt = `${readOn}T10:00:00.000Z`
  return {
    type: 'reading_recorded',
    data: { reading: readingOf({ id, readOn, receivedAt, value: index(units), ...change }) },
  }
}

const facts: readonly StoredFact[] = told.map(([on, actor, fact], at) => ({
  ...fact,
  tenant: 'nord',
  stream: 'place/P1',
  version: at + 1,
  position: at,
  recordedAt: `${on}T09:00:00.000Z`,
  actor,
}))

const row: RuleRow = {
  id: 'ro.supply',
  topic: 'legal_basis',
  scope: { jurisdiction: 'RO' },
  validFrom: '2023-02-06',
  parameters: { act: 'ANRE Order 5/2023', subject: 'supply' },
  source: { mark: 'V', title: 'ANRE Order 5/2023' },
  isEnabled: true,
}

const input = {
  facts,
  period: { from: '2026-01-01', to: '2026-03-31' },
  today: '2026-03-03',
  rules: createRuleBook([row]),
  scope: { jurisdiction: 'RO' },
}

function tell(explanation: Explanation | undefined, catalogue: MessageCatalogue) {
  return explanation === undefined ? [] : explanationText(explanation, catalogue)
}

describe('the explanation of a place', () => {
  it('is told in Romanian', () => {
    expect(tell(explainPlace(input), romanian)).toEqual([
      'Locul de consum P1, 01.01.2026 – 31.03.2026',
      '',
      'Indecșii contractului',
      '  1.8.0 la 15.12.2025: 100, sursa: schimbare de contor',
      '',
      'Consum lunar',
      '  1.8.0 2026-01: 33.638 kWh (repartizat pe zile; client, schimbare de contor)',
      '  1.8.0 2026-02: 28 kWh (repartizat pe zile; client, schimbare de contor)',
      '  1.8.0 2026-03: 10 kWh (repartizat pe zile; client, schimbare de contor)',
      '',
      'Ce lipsește',
      '  nimeni nu a citit 1.8.0 în 2026-02',
      '  nimeni nu a citit 1.8.0 în 2026-03',
      '  contestația D1: termen 02.03.2026 pentru operator, termen depășit',
      '',
      'Ce s-a întâmplat',
      '  1. 10.12.2025, angajat op-1: loc de consum înregistrat, contract din 15.12.2025, operator deer',
      '  2. 10.12.2025, angajat op-1: contorul M0 montat la 15.12.2025, index 1.8.0 100',
      '  3. 11.12.2025, sistem desk: anexa cantităților estimate A1, versiunea 1, din 01.01.2026',
      '  4. 31.01.2026, sistem desk: index 160 din 31.01.2026, registrul 1.8.0, contorul M0, sursa: estimare (altul): acceptat, numărul E-1; calculat prin anexă 1, fără autocitire în perioadă',
      '    anexă = A1',
      '    referenceIndex = 129',
      '  5. 01.02.2026, client C1: index 151 din 31.01.2026, registrul 1.8.0, contorul M0, sursa: client (e-mail): reținut pentru verificare, numărul R-7',
      '    sub estimare: așteptat at least 160, găsit 151; regula ro.tolerance din 01.01.2023',
      '    estimarea 160 a fost cu 9 peste citire (151): suma facturată între timp pare ciudată; de la 100 se datorează 51, iar situația este definitivă din 01.02.2026',
      '  6. 02.02.2026, angajat op-3: indexul 151 din 31.01.2026 a fost acceptat de op-3: photo checked',
      '  7. 02.02.2026, angajat op-3: indexul 160 din 31.01.2026 a fost înlocuit de altul (self_1): s-a primit autocitirea',
      '  8. 03.02.2026, sistem desk: indexul 151 din 31.01.2026 a fost predat operatorului în deer_0203.csv, linia 12',
      '  9. 20.02.2026, sistem desk: indexul 151 din 31.01.2026 în deer_feb.csv: înlocuit cu o estimare; operatorul are 160 din 31.01.2026',
      '  10. 21.02.2026, angajat op-3: contestația D1, numărul RC-12 (autocitire nefolosită): trimisă',
      '  11. 10.03.2026, operator deer: bon de mișcare BM-17 din 10.03.2026, demontat M0 la 1.8.0 189, montat M1 la 1.8.0 3',
      '  12. 11.03.2026, angajat K7: vizita lui K7 din 11.03.2026 (citire de control): efectuat, cod 10',
      '',
      'Reguli',
      '  folosită: ro.tolerance din 01.01.2023',
      '  ro.supply din 06.02.2023: ANRE Order 5/2023',
    ])
  })

  it('is told in English', () => {
    expect(tell(explainPlace(input), english)).toEqual([
      'Place P1, 2026-01-01 to 2026-03-31',
      '',
      'Indices of the contract',
      '  1.8.0 on 2025-12-15: 100, known from the exchange of meters',
      '',
      'Consumption by month',
      '  1.8.0 2026-01: 33.638 kWh (shared; the customer, the exchange of meters)',
      '  1.8.0 2026-02: 28 kWh (shared; the customer, the exchange of meters)',
      '  1.8.0 2026-03: 10 kWh (shared; the customer, the exchange of meters)',
      '',
      'What is missing',
      '  nobody read 1.8.0 in 2026-02',
      '  nobody read 1.8.0 in 2026-03',
      '  dispute D1: the operator has until 2026-03-02, overdue',
      '',
      'What happened',
      '  1. 2025-12-10, employee op-1: place registered, contract from 2025-12-15, operator deer',
      '  2. 2025-12-10, employee op-1: meter M0 fitted on 2025-12-15 at 1.8.0 100',
      '  3. 2025-12-11, system desk: annex of estimated quantities A1, version 1, from 2026-01-01',
      '  4. 2026-01-31, system desk: index 160 of 2026-01-31, register 1.8.0, meter M0, from an estimate (other): accepted, number E-1; computed by annex 1, no self reading in window',
      '    annex = A1',
      '    referenceIndex = 129',
      '  5. 2026-02-01, the customer C1: index 151 of 2026-01-31, register 1.8.0, meter M0, from the customer (e-mail): held, number R-7',
      '    assessing: expected at least 160, found 151; rule ro.tolerance of 2023-01-01',
      '    the estimate of 160 was 9 above what was read (151): the bill in between looks odd; really owed since 100 is 51, and the account is right from 2026-02-01 on',
      '  6. 2026-02-02, employee op-3: index 151 of 2026-01-31 was accepted by op-3: photo checked',
      '  7. 2026-02-02, employee op-3: index 160 of 2026-01-31 gave way to another (self_1): self reading received',
      '  8. 2026-02-03, system desk: index 151 of 2026-01-31 went to the operator in deer_0203.csv, line 12',
      '  9. 2026-02-20, system desk: index 151 of 2026-01-31 in deer_feb.csv: replaced by estimate; the operator has 160 of 2026-01-31',
      '  10. 2026-02-21, employee op-3: dispute D1, number RC-12 (reading not used): sent',
      '  11. 2026-03-10, the operator deer: movement slip BM-17 of 2026-03-10, M0 removed at 1.8.0 189, M1 fitted at 1.8.0 3',
      '  12. 2026-03-11, employee K7: visit of K7 on 2026-03-11 (control reading): done, code 10',
      '',
      'Rules',
      '  used: ro.tolerance of 2023-01-01',
      '  ro.supply of 2023-02-06: ANRE Order 5/2023',
    ])
  })

  it('is of a place that is known', () => {
    expect(explainPlace({ ...input, facts: [] })).toBeUndefined()
  })

  it('has no rules in force where no rule book was given', () => {
    const { rules: _, ...withoutRules } = input
    expect(explainPlace(withoutRules)?.rulesInForce).toEqual([])
  })
})

describe('the explanation of a reading', () => {
  it('is told from its arrival to its dispute', () => {
    const lines = tell(explainReading({ ...input, readingId: 'self_1' }), english)
    expect(lines[1]).toBe('Index 151 of 2026-01-31, register 1.8.0, meter M0: accepted')
    const told = lines.flatMap((line) => /^ {2}(\d+)\. \d{4}-/.exec(line)?.[1] ?? [])
    expect(told.map(Number)).toEqual([1, 2, 4, 5, 6, 7, 8, 9, 10, 11])
  })

  it('names what took its place', () => {
    const explanation = explainReading({ ...input, readingId: 'estimate_1' })
    expect(explanation?.reading).toMatchObject({ status: 'superseded', supersededBy: 'self_1' })
    expect(explanation?.facts.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 7, 11])
  })

  it('is of a reading that is known', () => {
    expect(explainReading({ ...input, readingId: 'reading_9' })).toBeUndefined()
  })
})

describe('the explanation of a period', () => {
  it('is told by what bears on it and what was recorded in it', () => {
    const versionsIn = (from: string, to: string) =>
      explainPeriod({ ...input, period: { from, to } })?.facts.map(({ version }) => version)
    expect(versionsIn('2026-02-01', '2026-02-28')).toEqual([1, 2, 4, 5, 6, 7, 8, 9, 10, 11])
    const near = [1, 2, 4, 5, 6, 7, 8, 9, 10, 11]
    expect(versionsIn('2026-03-11', '2026-03-11')).toEqual([...near, 12])
    expect(versionsIn('2026-03-10', '2026-03-10')).toEqual(near)
    expect(versionsIn('2026-03-12', '2026-03-12')).toEqual(near)
    expect(versionsIn('2025-12-01', '2025-12-20')).toEqual([1, 2, 3, ...near.slice(2)])
    // In May nothing is known yet: of the readings, only one after March could be the next index.
    expect(versionsIn('2026-05-01', '2026-05-31')).toEqual([1, 2, 11])
  })

  it('has the months that it touches and the gaps within', () => {
    const explanation = explainPeriod({
      ...input,
      period: { from: '2026-02-28', to: '2026-03-01' },
    })
    expect(explanation?.series[0]?.months.map(({ month }) => month)).toEqual(['2026-02', '2026-03'])
    expect(explanation?.period).toEqual({ from: '2026-02-28', to: '2026-03-01' })
  })
})
