import { describe, expect, it } from 'vitest'
import { type Explanation, explainPlace, explainReading } from '../explanation/index.ts'
import { createRuleBook, type RuleRow } from '../rules/index.ts'
import { TOLD_FACTS } from '../testing/stored-facts.ts'
import type { MessageCatalogue } from './catalogue.ts'
import { english } from './english.ts'
import { explanationText } from './explanation-text.ts'
import { romanian } from './romanian.ts'

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
  facts: TOLD_FACTS,
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
})

describe('the explanation of a reading', () => {
  it('is told from its arrival to its dispute', () => {
    const lines = tell(explainReading({ ...input, readingId: 'self_1' }), english)
    expect(lines[1]).toBe('Index 151 of 2026-01-31, register 1.8.0, meter M0: accepted')
    const told = lines.flatMap((line) => /^ {2}(\d+)\. \d{4}-/.exec(line)?.[1] ?? [])
    expect(told.map(Number)).toEqual([1, 2, 4, 5, 6, 7, 8, 9, 10, 11])
  })
})
