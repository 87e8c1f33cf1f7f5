import { describe, expect, it } from 'vitest'
import type { OperatorLine } from '../measurement/index.ts'
import {
  codeOf,
  index,
  line,
  outcomeOf,
  POD,
  reading,
  reconcile,
} from '../testing/reconciled-lines.ts'

describe('a reading in the operator’s file', () => {
  it('is matched by the same value on the same day, whoever read it', () => {
    expect(outcomeOf([line()])).toEqual({
      readingId: 'reading-1',
      code: 'matched',
      line: line(),
      at: { file: 'november.csv', line: 2 },
      daysApart: 0,
      unitsApart: 0,
    })
    expect(codeOf([line({ type: 'operator' })])).toBe('matched')
    expect(codeOf([line({ type: 'exchange' })])).toBe('matched')
  })

  it('is matched however the value is written', () => {
    expect(codeOf([line({ index: '0012345,000' })])).toBe('matched')
    expect(outcomeOf([line({ index: '12345.001' })])).toMatchObject({
      code: 'different_value',
      unitsApart: 1,
    })
    expect(outcomeOf([line({ index: '12400.000' })])).toMatchObject({ unitsApart: 55 })
    expect(outcomeOf([line({ index: '12344.9' })])).toMatchObject({ unitsApart: -1 })
    const fine = { ...reading, index: index('12345.5') }
    expect(outcomeOf([line()], { sent: [fine] })).toMatchObject({ unitsApart: -5 })
  })

  it('is matched within a tolerance of value, of days, or of both', () => {
    const tolerance = {
      value: { kind: 'absolute', units: '1' },
      time: { kind: 'days', days: 1 },
    } as const
    expect(codeOf([line({ index: '12346' })], { tolerance })).toBe('matched_within_tolerance')
    expect(codeOf([line({ readOn: '2026-11-21' })], { tolerance })).toBe('matched_within_tolerance')
    expect(
      outcomeOf([line({ readOn: '2026-11-23', index: '12344' })], { tolerance }),
    ).toMatchObject({ code: 'matched_within_tolerance', daysApart: 1, unitsApart: -1 })
    expect(codeOf([line({ index: '12346.001' })], { tolerance })).toBe('different_value')
    expect(codeOf([line({ readOn: '2026-11-24', index: '12346' })], { tolerance })).toBe(
      'other_date',
    )
  })

  it('takes a percentage of the index, exactly', () => {
    const tolerance = {
      value: { kind: 'percent', percent: '0.01' },
      time: { kind: 'days', days: 0 },
    } as const
    expect(codeOf([line({ index: '12346.2345' })], { tolerance })).toBe('matched_within_tolerance')
    expect(codeOf([line({ index: '12346.2346' })], { tolerance })).toBe('different_value')
    expect(codeOf([line({ index: '12343.7655' })], { tolerance })).toBe('matched_within_tolerance')
    expect(codeOf([line({ index: '12343.7654' })], { tolerance })).toBe('different_value')
  })

  it('has another value or another date', () => {
    expect(outcomeOf([line({ index: '12445' })])).toMatchObject({
      code: 'different_value',
      daysApart: 0,
      unitsApart: 100,
    })
    expect(outcomeOf([line({ readOn: '2026-11-29' })])).toMatchObject({
      code: 'other_date',
      daysApart: 7,
      unitsApart: 0,
    })
    expect(outcomeOf([line({ readOn: '2026-11-15' })])).toMatchObject({ daysApart: -7 })
  })

  it('is replaced by an operator’s index or an estimate', () => {
    expect(codeOf([line({ type: 'operator', index: '12400' })])).toBe('replaced_by_operator_read')
    expect(codeOf([line({ type: 'exchange', index: '12400' })])).toBe('replaced_by_operator_read')
    expect(codeOf([line({ type: 'estimated', index: '12400' })])).toBe('replaced_by_estimate')
    expect(codeOf([line({ type: 'calculated', index: '12400' })])).toBe('replaced_by_estimate')
    expect(codeOf([line({ type: 'estimated' })])).toBe('replaced_by_estimate')
    expect(codeOf([line({ type: 'calculated' })])).toBe('replaced_by_estimate')
  })

  it('is replaced by an index of the meter that came in its meter’s place', () => {
    const sent = [{ ...reading, otherSerials: ['NEW-7'] }]
    const onNew = (type: OperatorLine['type']) => line({ type, meterSerial: 'new-7', index: '3' })
    expect(outcomeOf([onNew('operator')], { sent })).toEqual({
      readingId: 'reading-1',
      code: 'replaced_by_operator_read',
      line: onNew('operator'),
      at: { file: 'november.csv', line: 2 },
      daysApart: 0,
    })
    expect(codeOf([onNew('exchange')], { sent })).toBe('replaced_by_operator_read')
    expect(codeOf([onNew('estimated')], { sent })).toBe('replaced_by_estimate')
    expect(codeOf([onNew('customer')], { sent })).toBe('missing_register')
    expect(codeOf([onNew('operator')])).toBe('unknown_meter')
  })

  it('is missing with its register, with its place, or with its period', () => {
    expect(outcomeOf([line({ register: '2.8.0' })])).toEqual({
      readingId: 'reading-1',
      code: 'missing_register',
    })
    expect(outcomeOf([])).toEqual({ readingId: 'reading-1', code: 'missing_place' })
    expect(codeOf([line({ readOn: '2026-11-30' })])).toBe('missing_place')
    expect(codeOf([line({ place: { scheme: 'pod', value: 'RO001E100000002' } })])).toBe(
      'missing_place',
    )
  })

  it('stands beside a meter that never hung there', () => {
    expect(outcomeOf([line({ meterSerial: '99999' })])).toMatchObject({
      code: 'unknown_meter',
      line: { meterSerial: '99999' },
      daysApart: 0,
    })
    // The other register says nothing of this one; the meter that nobody knows does.
    expect(codeOf([line({ meterSerial: '99999' }), line({ register: '2.8.0' })])).toBe(
      'unknown_meter',
    )
    expect(codeOf([line({ meterSerial: '99999', register: '2.8.0' })])).toBe('missing_register')
  })

  it('is found by any identifier, alias or form of the serial number', () => {
    const account = { scheme: 'account', value: ' 7003720835' }
    expect(codeOf([line({ place: account })])).toBe('matched')
    expect(codeOf([line({ place: { ...account, scheme: 'clc' } })])).toBe('missing_place')
    const sent = [{ ...reading, registerAliases: ['T1', '1-0:1.8.0'] }]
    expect(codeOf([line({ register: 't1 ' })], { sent })).toBe('matched')
    expect(codeOf([line({ meterSerial: '123' })])).toBe('matched')
    expect(codeOf([line({ meterSerial: '000123' })])).toBe('matched')
    expect(codeOf([line({ meterSerial: '1230' })])).toBe('unknown_meter')
    const { meterSerial: _, ...withoutSerial } = line()
    expect(codeOf([withoutSerial])).toBe('matched')
  })

  it('keeps meters apart that differ in leading zeros only', () => {
    const sent = [reading, { ...reading, readingId: 'reading-2', meterSerial: '0123' }]
    const codes = (serial: string) =>
      reconcile([line({ meterSerial: serial })], { sent }).outcomes.map(({ code }) => code)
    expect(codes('00123')).toEqual(['matched', 'missing_register'])
    expect(codes('0123')).toEqual(['missing_register', 'matched'])
  })

  it('is not confused by a second meter of the place', () => {
    const other = { ...reading, readingId: 'reading-2', meterSerial: 'B', index: index('7') }
    const lines = [line({ meterSerial: 'B', index: '7' })]
    expect(reconcile(lines, { sent: [reading, other] }).outcomes).toMatchObject([
      { readingId: 'reading-1', code: 'missing_register' },
      { readingId: 'reading-2', code: 'matched' },
    ])
    expect(reconcile(lines, { notSent: [other] }).outcomes).toMatchObject([
      { readingId: 'reading-1', code: 'missing_register' },
      { readingId: 'reading-2', code: 'not_sent' },
    ])
  })

  it('is not answered by what the operator has of a second meter of the place', () => {
    const other = { ...reading, readingId: 'reading-2', meterSerial: 'B', otherSerials: ['OLD-B'] }
    for (const meterSerial of ['B', 'OLD-B']) {
      const lines = [line({ meterSerial, type: 'operator', index: '7' })]
      expect(codeOf(lines, { sent: [reading, other] })).toBe('missing_register')
    }
  })

  it('is of another meter where zeros are missing inside its serial number', () => {
    expect(codeOf([line({ meterSerial: '1023' })])).toBe('unknown_meter')
    expect(
      codeOf([line({ meterSerial: '1023' })], { sent: [{ ...reading, meterSerial: '10023' }] }),
    ).toBe('unknown_meter')
  })

  it('is as far from a line as a safe integer can say', () => {
    const fine = { ...reading, index: index('0.000000000000001') }
    const outcome = outcomeOf([line({ index: '999999999999999' })], { sent: [fine] })
    expect(outcome.code).toBe('different_value')
    expect(outcome).not.toHaveProperty('unitsApart')
  })

  it('cannot be demanded after the cutoff, but may be used', () => {
    const sent = [{ ...reading, isAfterCutoff: true }]
    expect(codeOf([], { sent })).toBe('after_cutoff')
    expect(outcomeOf([line({ type: 'estimated', index: '12400' })], { sent })).toMatchObject({
      code: 'after_cutoff',
      line: { type: 'estimated' },
      unitsApart: 55,
    })
    expect(codeOf([line()], { sent })).toBe('matched')
    const tolerance = {
      value: { kind: 'absolute', units: '1' },
      time: { kind: 'days', days: 0 },
    } as const
    expect(codeOf([line({ index: '12346' })], { sent, tolerance })).toBe('matched_within_tolerance')
    expect(codeOf([line({ readOn: '2026-11-25' })], { sent })).toBe('other_date')
  })

  it('cannot be in the file where it was not sent', () => {
    const notSent = [{ readingId: 'reading-2', placeIdentifiers: [POD] }]
    expect(reconcile([line()], { sent: [], notSent })).toEqual({
      outcomes: [{ readingId: 'reading-2', code: 'not_sent' }],
      unknownPlaces: [],
    })
  })
})
