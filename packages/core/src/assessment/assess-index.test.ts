import { describe, expect, it } from 'vitest'
import { indexFromUnits } from '../index-value/index.ts'
import type { MeterInstallation } from '../meter/index.ts'
import { rules } from '../presets/index.ts'
import { createRuleBook, type RuleRow } from '../rules/index.ts'
import { windowAt, windowOf } from '../window/index.ts'
import { assessIndex } from './assess-index.ts'
import type { AssessmentContext, AssessmentInput } from './assessment-context.ts'
import { findingCodes } from './finding.ts'
import { heldCodes } from './skipped-rule.ts'

const index = (units: number, decimals = 0) => indexFromUnits({ units, decimals })

function ruleRow(topic: string, parameters: RuleRow['parameters']): RuleRow {
  return {
    id: `test.${topic}`,
    topic,
    scope: { tenant: 'acme' },
    validFrom: '2020-01-01',
    parameters,
    source: { mark: 'D', title: 'test' },
    isEnabled: true,
  }
}

const inner = { lowFactor: '0.25', highFactor: '2.0', outerFactor: '5', absoluteUnits: '50' }
const limits = { minimumDays: 20, selfReadMonths: 6, zeroReadings: 3, estimateMonths: 6 }
const book = createRuleBook([
  ...rules.romania(),
  {
    id: 'test.bounds',
    topic: 'assessment_bounds',
    scope: { jurisdiction: 'RO', utility: 'electricity' },
    validFrom: '2020-01-01',
    parameters: { ...inner, ...limits },
    source: { mark: 'D', title: 'test' },
    isEnabled: true,
  },
])
const withRow = (topic: string, parameters: RuleRow['parameters']) =>
  withRows(ruleRow(topic, parameters))

const withRows = (...rows: readonly RuleRow[]) => ({
  book: createRuleBook([...rules.romania(), ...rows]),
  scope: { jurisdiction: 'RO', utility: 'electricity', tenant: 'acme' } as const,
})

const installation: MeterInstallation = {
  meter: { serialNumber: '0012345', registers: [] },
  installedOn: '2019-05-01',
  entryIndices: [],
  multipliers: [],
}

/** 12,000 on 22 October, 310 expected by 22 November: 27 to 670 more is fine, up to 1,600 is doubtful. */
const context: AssessmentContext = {
  book,
  scope: { jurisdiction: 'RO', utility: 'electricity' },
  digits: { integerDigits: 5, decimalDigits: 0 },
  readOn: '2026-11-22',
  today: '2026-11-22',
  installation,
  statedSerial: '0012345',
  previous: {
    index: index(12_000),
    readOn: '2026-10-22',
    isEstimated: false,
    isSelfRead: true,
  },
  lastActual: { index: index(11_000), readOn: '2026-07-22' },
  expected: { unitsPerDay: { units: 3_650, days: 365 }, source: 'annex 7 version 1' },
  capacity: { kilowatts: '11' },
  contract: { startsOn: '2020-01-01' },
  window: {
    month: '2026-11',
    opensOn: '2026-11-20',
    readUntil: '2026-11-26',
    submitUntil: '2026-11-26',
    changeUntil: '2026-11-26',
    rule: { id: 'ro.window.default', validFrom: '2020-01-01' },
  },
  verificationValidUntil: '2029-12-31',
  isKnownPoint: true,
  connection: {},
  zeroAdvances: 0,
  sameDay: [],
  ofMeter: { registers: [], unknown: [] },
}

const assess = (text: string, more: Partial<AssessmentContext> = {}) =>
  assessIndex({ ...context, ...more, text })

function without(...names: (keyof AssessmentContext)[]): AssessmentContext {
  const entries = Object.entries(context).filter(([name]) => !names.some((it) => it === name))
  return Object.fromEntries(entries) as unknown as AssessmentContext
}

const found = (text: string, more: Partial<AssessmentContext> = {}) =>
  assess(text, more).findings.map((it) => [it.code, it.severity])

const suggested = (text: string, more: Partial<AssessmentContext> = {}) =>
  assess(text, more).findings.flatMap((it) => it.suggestions ?? [])

describe('an index that is as expected', () => {
  it('is accepted, and nothing is left unlooked at', () => {
    expect(assess('12310')).toEqual({
      decision: 'accept',
      findings: [],
      skipped: [],
      value: { text: '12310', units: 12_310, decimals: 0 },
    })
  })

  it('may carry its unit or be grouped', () => {
    for (const text of [' 12310 ', '12310 kWh', '12310kwh.', '12 310', '12\u00a0310']) {
      expect(assess(text).value?.units, text).toBe(12_310)
    }
  })

  it('is the same as characters and as a value', () => {
    const { previous, ...rest } = context
    expect(assessIndex({ ...rest, value: index(12_310) })).toEqual(
      assessIndex({ ...rest, text: '12310' }),
    )
    expect(
      assessIndex({ ...rest, value: { text: 'scan 4', units: 123_100, decimals: 1 } }),
    ).toMatchObject({
      decision: 'accept',
      value: { text: 'scan 4', units: 12_310, decimals: 0 },
    })
  })
})

describe('characters', () => {
  it('are digits with at most one mark', () => {
    for (const text of [
      '',
      'abc',
      '-5',
      '12.3.4',
      '1e5',
      '१२३',
      '12 31',
      `${'9'.repeat(500)} kWh`,
    ]) {
      const assessment = assess(text)
      expect(assessment.findings[0], text).toMatchObject({
        code: 'format',
        severity: 'reject',
      })
      expect(assessment.decision).toBe('review')
      expect(assessment).not.toHaveProperty('value')
      expect(assessment.skipped).toContainEqual({ code: 'high', reason: 'no index to compare' })
    }
  })

  it('are no more digits than the register has', () => {
    expect(found('123100')).toEqual([['too_many_digits', 'reject']])
    expect(suggested('123100')).toEqual([
      { hypothesis: 'H1', text: '1 decimal typed without the mark', value: '12310' },
    ])
    expect(
      found('50000', { digits: { integerDigits: 5, decimalDigits: 0, rolloverValue: 50_000 } }),
    ).toEqual([['too_many_digits', 'reject']])
    expect(found('9'.repeat(40))).toEqual([['too_many_digits', 'reject']])
  })

  it('are no more decimals than the register has, unless the supplier cuts them off', () => {
    expect(assess('12310,7')).toMatchObject({
      decision: 'accept',
      findings: [
        {
          code: 'too_many_decimals',
          severity: 'warn',
          rule: { id: 'ro.integers_only.default', validFrom: '2020-01-01' },
        },
      ],
      value: { text: '12310,7', units: 12_310, decimals: 0 },
    })
    expect(found('12310,7', withRow('integers_only', { mode: 'reject' }))).toEqual([
      ['too_many_decimals', 'reject'],
    ])
    const russian = { book: createRuleBook(rules.russia()) }
    expect(found('12310,7', russian)).toContainEqual(['too_many_decimals', 'lock'])
    expect(assess('12310,75', { digits: { integerDigits: 5, decimalDigits: 1 } }).value).toEqual({
      text: '12310,75',
      units: 123_107,
      decimals: 1,
    })
    expect(found('123100,7')).toEqual([['too_many_digits', 'reject']])
  })

  it('are hardly fewer digits than the last index had', () => {
    expect(found('310')).toEqual([
      ['too_few_digits', 'warn'],
      ['negative', 'lock'],
    ])
    expect(found('1231')).toEqual([['negative', 'lock']])
  })
})

describe('dates', () => {
  it('do not lie in the future', () => {
    expect(found('12310', { today: '2026-11-21' })).toEqual([['future_date', 'reject']])
  })

  it('lie in the window, else the policy decides', () => {
    const late = { today: '2026-11-27' }
    expect(found('12310', late)).toEqual([['out_of_window', 'lock']])
    expect(found('12310', { ...late, ...withRow('out_of_window', { mode: 'accept' }) })).toEqual([
      ['out_of_window', 'note'],
    ])
    expect(found('12310', { ...late, ...withRow('out_of_window', { mode: 'reject' }) })).toEqual([
      ['out_of_window', 'reject'],
    ])
    const early = { readOn: '2026-11-19', today: '2026-11-20' }
    expect(found('12310', early)).toEqual([['out_of_window', 'lock']])
    expect(assess('12310', early).findings[0]?.rule).toEqual(context.window?.rule)
  })

  it('refuse at the edges of the Moscow window (S4-1, S4-27)', () => {
    const moscow = {
      book: createRuleBook(rules.russia()),
      scope: { jurisdiction: 'RU', utility: 'electricity' },
    } as const
    const codesOn = (day: string) => {
      const window = windowOf({ ...moscow, month: day.slice(0, 7) })
      return found('12310', {
        ...moscow,
        readOn: day,
        today: day,
        ...(window && { window }),
      }).filter(([code]) => code === 'out_of_window')
    }
    const refused = [['out_of_window', 'reject']]
    expect(codesOn('2016-11-22')).toEqual(refused)
    expect(codesOn('2016-11-23')).toEqual([])
    expect(codesOn('2016-11-26')).toEqual([])
    expect(codesOn('2016-11-27')).toEqual(refused)
    expect(codesOn('2016-12-16')).toEqual(refused)
    expect(codesOn('2017-07-16')).toEqual([])
  })

  it('are not older than the grace before the window', () => {
    const old = {
      readOn: '2026-09-18',
      ...withRow('out_of_window', { mode: 'hold', graceDays: 62 }),
    }
    expect(found('11900', old).map(([code]) => code)).toContain('too_old')
    expect(found('11900', { ...old, readOn: '2026-09-19' }).map(([code]) => code)).not.toContain(
      'too_old',
    )
    const late = { ...old, ...withRow('out_of_window', { mode: 'accept', graceDays: 62 }) }
    expect(found('11900', late)).toContainEqual(['too_old', 'note'])
    const unlimited = { ...old, ...withRow('out_of_window', { mode: 'hold' }) }
    expect(assess('11900', unlimited).skipped.map((it) => it.code)).toContain('too_old')
  })

  it('before the last index make history, if the register then showed no more', () => {
    const earlier = { readOn: '2026-10-20', today: '2026-10-20' }
    const codes = (text: string, more: Partial<AssessmentContext> = {}) =>
      found(text, { ...earlier, ...more }).filter(([code]) => code === 'before_last')
    expect(codes('11900')).toEqual([['before_last', 'note']])
    expect(codes('12001')).toEqual([['before_last', 'reject']])
    const previous = {
      ...context.previous,
      index: index(12_000),
      readOn: '2026-10-22',
      isSelfRead: false,
    }
    expect(codes('12001', { previous: { ...previous, isEstimated: true } })).toEqual([
      ['before_last', 'note'],
    ])
    expect(found('12310', { subsequent: { index: index(12_300), readOn: '2026-11-25' } })).toEqual([
      ['before_last', 'reject'],
    ])
  })

  it('of the last index belong to it, unless it was a correction that may be made', () => {
    const sameDay = (more: { isEstimated?: boolean; isSelfRead?: boolean } = {}) => ({
      previous: {
        index: index(12_300),
        readOn: '2026-11-22',
        isEstimated: false,
        isSelfRead: true,
        ...more,
      },
    })
    const corrected = '11310'
    expect(found('12300', sameDay())).toEqual([['duplicate', 'note']])
    expect(found('12300', sameDay({ isSelfRead: false }))).toEqual([])
    expect(found(corrected, sameDay())).toContainEqual(['same_date', 'note'])
    expect(found(corrected, sameDay({ isSelfRead: false }))).toContainEqual(['same_date', 'lock'])
    expect(found(corrected, sameDay({ isEstimated: true }))).toContainEqual(['same_date', 'note'])
    expect(
      found(corrected, { ...sameDay(), ...withRow('resubmission', { mode: 'first_only' }) }),
    ).toContainEqual(['same_date', 'reject'])
    const alone = assessIndex({ ...without('lastActual'), ...sameDay(), text: corrected })
    expect(alone.findings.map((it) => [it.code, it.severity])).toEqual([['same_date', 'lock']])
  })

  it('lie in the contract', () => {
    expect(found('12310', { contract: { startsOn: '2026-11-23' } })).toEqual([
      ['contract_period', 'reject'],
    ])
    const ended = { startsOn: '2020-01-01', endsOn: '2026-11-21' }
    expect(found('12310', { contract: ended })).toEqual([['contract_period', 'reject']])
    expect(found('12310', { contract: { ...ended, endsOn: '2026-11-22' } })).toEqual([])
  })
})

describe('the meter', () => {
  it('is the one that hangs there', () => {
    expect(found('12310', { statedSerial: '12345' })).toEqual([['meter_mismatch', 'reject']])
    expect(found('12310', { statedSerial: ' 00-12 345' })).toEqual([])
  })

  it('hangs there on the day', () => {
    const removed = { ...installation, removedOn: '2026-11-21' }
    expect(found('12310', { installation: removed })).toEqual([['after_removal', 'reject']])
    expect(found('12310', { installation: { ...removed, removedOn: '2026-11-22' } })).toEqual([])
    const fitted = { ...installation, installedOn: '2026-11-23' }
    expect(found('00010', { installation: fitted })).toEqual([['before_install', 'lock']])
  })

  it('is not one that the operator reads from afar', () => {
    const remote = { ...installation, meter: { ...installation.meter, isRemotelyRead: true } }
    expect(found('12310', { installation: remote })).toEqual([['remote_meter', 'reject']])
  })

  it('is not compared with the one before it', () => {
    const exchanged = { ...installation, installedOn: '2026-11-01' }
    const assessment = assess('38', { installation: exchanged })
    expect(assessment.findings.map((it) => it.code)).toEqual([])
    expect(assessment.skipped).toContainEqual({
      code: 'negative',
      reason: 'no earlier index of this meter',
    })
  })

  it('is read by somebody else now and then', () => {
    const lastActual = { index: index(11_000), readOn: '2026-05-22' }
    expect(found('12310', { lastActual })).toEqual([])
    const { findings } = assess('12310', {
      lastActual: { ...lastActual, readOn: '2026-05-21' },
      selfReadsSinceActual: 5,
    })
    expect(findings).toEqual([
      {
        code: 'streak',
        severity: 'warn',
        expected: 'a reading by somebody else within 6 months',
        actual: 'the last one on 2026-05-21, 5 self-readings since',
        bound: '6',
        rule: { id: 'test.bounds', validFrom: '2020-01-01' },
      },
    ])
  })

  it('has a verification that holds, else the policy decides', () => {
    const expired = { verificationValidUntil: '2026-11-21' }
    expect(found('12310', expired)).toEqual([['metrology_expired', 'warn']])
    expect(assess('12310', expired).decision).toBe('accept')
    expect(
      found('12310', { ...expired, ...withRow('metrology_policy', { mode: 'reject' }) }),
    ).toEqual([['metrology_expired', 'reject']])
    const onMeter = { ...installation.meter, verification: { validUntil: '2026-01-01' } }
    const codes = assessIndex({
      ...without('verificationValidUntil'),
      installation: { ...installation, meter: onMeter },
      text: '12310',
    }).findings.map((it) => it.code)
    expect(codes).toEqual(['metrology_expired'])
  })

  it('keeps its multiplier, else somebody should know', () => {
    const multipliers = [{ validFrom: '2026-11-01', factor: '40' }]
    expect(found('12010', { installation: { ...installation, multipliers } })).toEqual([
      ['low', 'warn'],
      ['multiplier_changed', 'warn'],
    ])
  })
})

describe('an advance', () => {
  it('has bounds: a quarter, twice and five times what is expected', () => {
    const at = (text: string) => found(text)
    expect(at('12027')).toEqual([['low', 'warn']])
    expect(at('12028')).toEqual([])
    expect(at('12670')).toEqual([])
    expect(at('12671')).toEqual([['high', 'lock']])
    expect(at('13600')).toEqual([['high', 'lock']])
    expect(at('13601')).toEqual([['very_high', 'reject']])
    expect(assess('12671').findings[0]).toMatchObject({
      expected: 'an advance of at most 670: 2.0 × 310 in 31 days by annex 7 version 1, ± 50',
      actual: '671',
      rule: { id: 'test.bounds', validFrom: '2020-01-01' },
    })
  })

  it('is exact with decimals and odd fractions', () => {
    // A third of a unit a day, 31 days: 10 1/3; twice is 20 2/3, a margin of 50 on top.
    const third = {
      digits: { integerDigits: 5, decimalDigits: 1 },
      expected: { unitsPerDay: { units: 10, days: 3 }, source: 'history' },
    }
    expect(found('12070,6', third)).toEqual([])
    expect(found('12070,7', third)).toEqual([['high', 'lock']])
  })

  it('is at most what can flow', () => {
    const generous = { expected: { unitsPerDay: { units: 1_000, days: 1 }, source: 'history' } }
    // 11 kW · 24 h · 31 days · 1.1 = 9,002.4
    expect(found('21003', generous)).not.toContainEqual(['very_high', 'reject'])
    expect(found('21004', generous)).toContainEqual(['very_high', 'reject'])
    const factor40 = { ...installation, multipliers: [{ validFrom: '2019-05-01', factor: '40' }] }
    // 9,002.4 / 40 = 225.06
    expect(found('12226', { ...generous, installation: factor40 })).not.toContainEqual([
      'very_high',
      'reject',
    ])
    expect(found('12227', { ...generous, installation: factor40 })).toContainEqual([
      'very_high',
      'reject',
    ])
    // 2.5 m³/h · 24 h · 31 days = 1,860
    const water = assessIndex({ ...without('expected'), capacity: { qmax: '2.5' }, text: '13861' })
    expect(water.findings.map((it) => it.code)).toEqual(['very_high'])
    expect(water.skipped.map((it) => it.code)).toEqual(['low', 'high'])
    const small = assessIndex({ ...without('expected'), capacity: { qmax: '0.07' }, text: '12054' })
    expect(small.findings[0]?.expected).toContain('at most 53')
  })

  it('of nothing is remarkable after a while', () => {
    expect(found('12000')).toEqual([['zero', 'warn']])
    expect(found('12000', { isSeasonal: true })).toEqual([])
    const vacant = { expected: { unitsPerDay: { units: 0, days: 365 }, source: 'annex' } }
    expect(found('12000', vacant)).toEqual([])
    const before = { index: index(12_000), isEstimated: false, isSelfRead: true }
    expect(found('12000', { previous: { ...before, readOn: '2026-11-02' } })).toEqual([
      ['zero', 'warn'],
    ])
    expect(found('12000', { previous: { ...before, readOn: '2026-11-03' } })).toEqual([])
  })

  it('is never negative', () => {
    expect(found('11999')).toEqual([['negative', 'lock']])
  })
})

describe('a register near its end', () => {
  const previous = {
    index: index(99_986),
    readOn: '2026-10-22',
    isEstimated: false,
    isSelfRead: true,
  }
  const nearEnd = {
    previous,
    expected: { unitsPerDay: { units: 25, days: 31 }, source: 'history' },
  }
  const bare = (text: string, more: Partial<AssessmentInput>) =>
    assessIndex({ ...without('expected', 'capacity'), previous, ...more, text } as AssessmentInput)

  it('goes through zero: 99,986 to 11 on five digits is 25, which a person confirms', () => {
    const { findings, decision } = assess('00011', nearEnd)
    expect(decision).toBe('review')
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({
      code: 'rollover',
      severity: 'lock',
      actual: '11: an advance of 25 through 100000, at most 9003 is possible',
    })
    expect(findings[0]?.suggestions?.at(0)).toMatchObject({ hypothesis: 'H10', value: '00011' })
  })

  it('is not thought to without a cap', () => {
    const assessment = bare('00011', {})
    expect(assessment.findings.map((it) => it.code)).toEqual(['negative'])
    expect(assessment.skipped).toContainEqual({
      code: 'rollover',
      reason: 'no capacity known, no expected advance',
    })
  })

  it('takes the outer band for a cap where no capacity is known', () => {
    expect(bare('00011', { expected: nearEnd.expected }).findings.map((it) => it.code)).toEqual([
      'rollover',
    ])
    // 5 · 25 + 50 = 175
    expect(bare('00161', { expected: nearEnd.expected }).findings.map((it) => it.code)).toEqual([
      'rollover',
      'high',
    ])
    expect(bare('00162', { expected: nearEnd.expected }).findings.map((it) => it.code)).toEqual([
      'negative',
    ])
  })

  it('goes through zero at a stated value', () => {
    const digits = { integerDigits: 6, decimalDigits: 0, rolloverValue: 100_000 }
    expect(found('000011', { ...nearEnd, digits })).toEqual([['rollover', 'lock']])
  })
})

describe('an estimate that was too high (S4-6)', () => {
  const previous = {
    index: index(12_500),
    readOn: '2026-10-22',
    isEstimated: true,
    isSelfRead: false,
  }
  const lastActual = { index: index(11_000), readOn: '2026-07-22' }

  it('yields to what was read above the last actual index', () => {
    const { decision, findings } = assess('12230', { previous, lastActual })
    expect(decision).toBe('accept')
    expect(findings).toMatchObject([{ code: 'assessing', severity: 'note' }])
  })

  it('is no ground to count from: the advance is that since the last actual index', () => {
    // 123 days at 10 a day: 1,230; twice and 50: 2,510.
    expect(found('13510', { previous, lastActual })).toEqual([])
    expect(found('13511', { previous, lastActual })).toEqual([['high', 'lock']])
    expect(found('10999', { previous, lastActual })).toEqual([['negative', 'lock']])
  })

  it('stands where nothing that was read is known', () => {
    const assessment = assessIndex({ ...without('lastActual'), previous, text: '12230' })
    expect(assessment.findings.map((it) => it.code)).toEqual(['negative'])
    expect(assessment.skipped).toEqual([
      {
        code: 'assessing',
        reason: 'no index that was read is known before the estimate',
      },
      { code: 'zero', reason: 'the index went back' },
      { code: 'low', reason: 'the index went back' },
      { code: 'high', reason: 'the index went back' },
      { code: 'very_high', reason: 'the index went back' },
      { code: 'streak', reason: 'no reading by anybody else known' },
      {
        code: 'prolonged_estimation',
        reason: 'no index that was read is known before the estimates',
      },
    ])
  })
})

describe('what may have happened', () => {
  const hypotheses = (text: string, more: Partial<AssessmentContext> = {}) =>
    suggested(text, more).map((it) => [it.hypothesis, it.value ?? it.readOn])

  it('H1: a decimal was typed without its mark', () => {
    const digits = { integerDigits: 5, decimalDigits: 1 }
    const expected = { unitsPerDay: { units: 100, days: 1 }, source: 'history' }
    expect(hypotheses('123104', { digits, expected })).toEqual([['H1', '12310.4']])
  })

  it('H2: a digit is missing', () => {
    expect(suggested('1231')).toEqual([
      { hypothesis: 'H2', text: 'the last digit is missing: 12310 to 12319' },
    ])
    const tight = withRow('assessment_bounds', {
      lowFactor: '0.99',
      highFactor: '1.01',
      outerFactor: '5',
      absoluteUnits: '0',
      minimumDays: 20,
    })
    const previous = {
      index: index(12_009),
      readOn: '2026-10-22',
      isEstimated: false,
      isSelfRead: true,
    }
    // 12,316 to 12,322 is the band, 1232x lies in it for 0 to 2.
    expect(suggested('1232', { ...tight, previous })[0]?.text).toContain('12320 to 12322')
    expect(hypotheses('2310')).toEqual([['H2', '12310']])
    const carried = { ...previous, index: index(19_900) }
    expect(hypotheses('0210', { previous: carried })).toContainEqual(['H2', '20210'])
  })

  it('H3: two digits changed places', () => {
    expect(hypotheses('21310')).toContainEqual(['H3', '12310'])
  })

  it('H7: the consumption was given', () => {
    expect(
      hypotheses('00333', {
        previous: {
          ...context.previous,
          index: index(12_345),
          readOn: '2026-10-22',
          isEstimated: false,
          isSelfRead: true,
        },
      }),
    ).toContainEqual(['H7', '12678'])
  })

  it('H9: one digit is wrong, where only one fits', () => {
    expect(hypotheses('17310')).toEqual([['H9', '12310']])
    expect(hypotheses('13310').some(([hypothesis]) => hypothesis === 'H9')).toBe(true)
    expect(hypotheses('12810').some(([hypothesis]) => hypothesis === 'H9')).toBe(false)
  })

  it('H11: month and day changed places', () => {
    const swapped = { readOn: '2026-01-11', today: '2026-11-22' }
    const previous = {
      index: index(9_000),
      readOn: '2026-01-01',
      isEstimated: false,
      isSelfRead: true,
    }
    const findings = assess('12200', { ...swapped, previous }).findings
    expect(findings.find((it) => it.code === 'very_high')?.suggestions).toEqual([
      { hypothesis: 'H11', text: 'month and day of 2026-01-11 swapped', readOn: '2026-11-01' },
    ])
  })

  it('is at most three things, the likeliest first', () => {
    const wide = withRow('assessment_bounds', {
      lowFactor: '0',
      highFactor: '31',
      outerFactor: '200',
      absoluteUnits: '0',
      minimumDays: 20,
    })
    // A fourth, H2 with 21400 to 21409, is farther off.
    expect(hypotheses('02140', wide)).toEqual([
      ['H9', '12140'],
      ['H7', '14140'],
      ['H3', '20140'],
    ])
  })

  it('is not asked where nothing is expected', () => {
    const assessment = assessIndex({ ...without('expected'), text: '21310' })
    expect(assessment.findings[0]).not.toHaveProperty('suggestions')
  })
})

describe('what cannot be judged', () => {
  it('is listed with its reason', () => {
    const bare = assessIndex({
      book: createRuleBook([]),
      scope: {},
      digits: { integerDigits: 5, decimalDigits: 0 },
      readOn: '2026-11-22',
      today: '2026-11-22',
      text: '12310',
    })
    expect(bare.decision).toBe('accept')
    expect(bare.findings).toEqual([])
    expect(heldCodes(bare)).toEqual([
      'format',
      'too_many_digits',
      'too_many_decimals',
      'future_date',
      'before_last',
      'same_date',
    ])
    expect(bare.skipped).toHaveLength(findingCodes.length - 6)
    expect(bare.skipped.every((it) => it.reason.length > 10)).toBe(true)
  })

  it('names the row that is missing', () => {
    const noRows = { book: createRuleBook([]), verificationValidUntil: '2026-01-01' }
    const reasons = assess('12000', noRows).skipped.map((it) => it.reason)
    for (const topic of ['out_of_window', 'assessment_bounds', 'metrology_policy']) {
      expect(reasons).toContain(`no ${topic} row in force`)
    }
  })
})

describe('late readings (S4-28)', () => {
  it('count for the next period or as history, by policy', () => {
    const policy = withRows(
      ruleRow('out_of_window', { mode: 'accept' }),
      ruleRow('reading_window', { kind: 'days', fromDay: 20, toDay: 26 }),
    )
    const window = windowAt({ ...policy, on: '2026-11-27' })
    const late = { ...policy, readOn: '2026-11-27', today: '2026-11-27', ...(window && { window }) }
    const { decision, findings } = assess('12360', late)
    expect(decision).toBe('accept')
    expect(findings).toMatchObject([{ code: 'out_of_window', severity: 'note' }])
    expect(window?.month).toBe('2026-12')
  })
})
