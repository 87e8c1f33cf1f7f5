import { describe, expect, it } from 'vitest'
import { type FieldInputs, parseFieldInput } from './parse-field-input.ts'

const AT = '2026-11-24T08:00:00.000Z'
const ON = '2026-11-24'
const POSITION = {
  latitudeMicrodegrees: 47_000_000,
  longitudeMicrodegrees: 26_000_000,
  accuracyMetres: 5,
}
const PHOTO = {
  sha256: '0123456789abcdef'.repeat(4),
  kind: 'index',
  capturedAt: AT,
  deviceOffsetSeconds: -3,
  position: POSITION,
  meterSerial: 'M1',
  by: 'ana',
} as const
const INDEX = { text: '012', units: 12, decimals: 0 }

/** One of each, with everything that may be there. */
const FULL: FieldInputs = {
  photo: PHOTO,
  visit: {
    id: 'V1',
    device: 'D1',
    sequence: 1,
    place: 'P1',
    controller: 'ana',
    operation: 'control_reading',
    startedAt: AT,
    endedAt: AT,
    readings: [
      {
        meterSerial: 'M1',
        register: '1.8.0',
        index: INDEX,
        previous: INDEX,
        isElectronic: true,
        qualityFlags: ['power_fail'],
      },
    ],
    visitCode: '01',
    meterStatus: 'working',
    consumerStatus: 'occupied',
    photos: [PHOTO],
    seen: {
      serialNumber: 'M1',
      model: 'AE5',
      location: 'hall',
      integerDigits: 5,
      decimalDigits: 0,
      seals: ['S1'],
    },
    position: POSITION,
    materials: [{ material: 'terminal_cover', quantity: 1 }],
    labelRequested: false,
    note: 'Dog',
  },
  place: {
    id: 'P1',
    label: { address: 'Str. Lungă 1', surname: 'Pop', accountNumber: '1' },
    area: 'Nord',
    street: 'Lungă',
    house: '1',
    flat: '2',
    point: { latitudeMicrodegrees: 1, longitudeMicrodegrees: 2 },
    accessNote: 'Key',
    suppliedSince: ON,
    lastControlOn: ON,
    lastInspectionOn: ON,
    verificationValidUntil: ON,
    selfReadSince: ON,
    requests: [{ id: 'R1', operation: 'survey', since: ON }],
    surveys: [{ id: 'S1', since: ON }],
    debt: { amount: '1.50', currency: 'UAH', since: ON },
    findings: [{ code: 'zero_repeated', since: ON }],
    attempts: { count: 1, operations: ['survey'] },
  },
  supply_order: { id: 'O1', kind: 'disconnect', reason: 'debt', orderedOn: ON, by: 'office' },
  supply_execution: {
    orderId: 'O1',
    on: ON,
    meterSerial: 'M1',
    indices: [{ register: '1.8.0', index: INDEX }],
    seals: ['S1'],
    photos: [PHOTO],
    by: 'ana',
  },
  supply_failure: { orderId: 'O1', on: ON, code: '20', by: 'ana' },
  notice: {
    number: 'N1',
    place: 'P1',
    type: 'debt',
    delivery: 'door',
    leftAt: AT,
    photo: PHOTO,
    by: 'ana',
    text: 'Please call',
  },
  seal_event: {
    seal: 'S1',
    event: 'applied',
    at: AT,
    place: 'P1',
    point: 'case',
    kind: 'lead',
    condition: 'intact',
    by: 'ana',
  },
  circuit_check: {
    place: 'P1',
    meterSerial: 'M1',
    at: AT,
    by: 'ana',
    items: [{ item: 'wiring', result: 'pass', note: 'Old' }],
    ratio: '100/5',
  },
  tamper_report: {
    place: 'P1',
    priority: 'A',
    tamperCode: '08',
    source: '04',
    foundOn: ON,
    appointment: { on: ON, from: '08:00', to: '10:00' },
    remarks: 'Wire',
    associatedPlaces: ['P2'],
    meter: {
      serialNumber: 'M1',
      makeAndType: 'AEM',
      kind: 'electricity_meter',
      location: 'hall',
      installedOn: ON,
      lastReadOn: ON,
    },
    responsibleSince: ON,
    isEnergised: true,
    isDisconnectedForDebt: false,
    photos: [PHOTO],
    sealsBefore: ['S1'],
    sealsAfter: ['S2'],
    signature: 'signed',
    corrects: 'T-1',
  },
  tamper_report_people: {
    address: 'Str. Lungă 1',
    customerName: 'Ana Pop',
    contacts: ['+40'],
    witnesses: ['Ion'],
    signedBy: 'Ana Pop',
  },
  service_request: {
    id: 'R1',
    place: 'P1',
    kind: 'fit',
    requestedAt: AT,
    reason: 'New house',
    accessNote: 'Key',
  },
  campaign: { id: 'C1', name: 'Sweep', from: ON, to: ON, target: { areas: ['Nord'] } },
  unknown_point: {
    id: 'X1',
    campaign: 'C1',
    area: 'Nord',
    address: 'Str. Lungă 3',
    position: POSITION,
    hasMeter: true,
    meterSerial: 'M9',
    foundOn: ON,
    by: 'ana',
  },
}

/** What need not be there. */
const OPTIONAL: { readonly [Name in keyof FieldInputs]: string } = {
  photo: 'position meterSerial',
  visit: 'visitCode meterStatus consumerStatus seen position materials labelRequested note',
  place:
    'flat point accessNote suppliedSince lastControlOn lastInspectionOn verificationValidUntil selfReadSince requests surveys debt findings attempts',
  supply_order: '',
  supply_execution: '',
  supply_failure: '',
  notice: 'photo text',
  seal_event: 'condition',
  circuit_check: 'ratio',
  tamper_report: 'appointment remarks meter responsibleSince corrects',
  tamper_report_people: 'customerName signedBy',
  service_request: 'reason accessNote',
  campaign: 'to',
  unknown_point: 'position meterSerial',
}

const NAMES = Object.keys(FULL) as (keyof FieldInputs)[]

function pathsOf(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, part]) =>
    pathsOf(part, path === '' ? key : `${path}.${key}`),
  )
}

function having(value: unknown, path: readonly string[], part: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return part
  const copy = structuredClone(value) as Record<string, unknown>
  copy[key] = having(copy[key], rest, part)
  return copy
}

function problemsOf(name: keyof FieldInputs, path: string, part: unknown): readonly string[] {
  const parsed = parseFieldInput(name, having(FULL[name], path.split('.'), part))
  return parsed.ok ? [] : parsed.problems.map((it) => `${it.path}: ${it.message}`)
}

describe('what comes from a device', () => {
  it.each(NAMES)('is taken with everything there: %s', (name) => {
    expect(parseFieldInput(name, FULL[name])).toEqual({ ok: true, value: FULL[name] })
  })

  it.each(NAMES)('is refused by the path of every part that is wrong: %s', (name) => {
    for (const path of pathsOf(FULL[name])) {
      const wrong = problemsOf(name, path, Number.NaN).map((it) => it.slice(0, it.indexOf(':')))
      expect(
        wrong.some(
          (it) => path === it || path.startsWith(`${it}.`) || it === 'target' || it === 'signature',
        ),
      ).toBe(true)
    }
    expect(parseFieldInput(name, { ...FULL[name], surprise: 1 })).toEqual({
      ok: false,
      problems: [{ path: '', message: 'expected no surprise' }],
    })
  })

  it.each(NAMES)('may lack what is optional and nothing else: %s', (name) => {
    const optional = OPTIONAL[name].split(' ')
    for (const key of Object.keys(FULL[name])) {
      const { [key]: left, ...rest } = FULL[name] as unknown as Record<string, unknown>
      expect(left).toBeDefined()
      expect([key, parseFieldInput(name, rest).ok]).toEqual([key, optional.includes(key)])
    }
  })

  it.each([
    ['photo', 'position.latitudeMicrodegrees', -90_000_000, 90_000_000],
    ['photo', 'position.longitudeMicrodegrees', -180_000_000, 180_000_000],
    ['photo', 'position.accuracyMetres', 0, 1_000_000],
    ['photo', 'deviceOffsetSeconds', -1_000_000_000, 1_000_000_000],
    ['place', 'point.latitudeMicrodegrees', -90_000_000, 90_000_000],
    ['place', 'point.longitudeMicrodegrees', -180_000_000, 180_000_000],
    ['place', 'attempts.count', 0, 1_000],
    ['visit', 'sequence', 1, 999_999_999],
    ['visit', 'seen.integerDigits', 0, 15],
    ['visit', 'seen.decimalDigits', 0, 15],
    ['visit', 'materials.0.quantity', 1, 1_000_000],
  ] as const)('%s has a %s from %d to %d', (name, path, least, most) => {
    expect(problemsOf(name, path, least)).toEqual([])
    expect(problemsOf(name, path, most)).toEqual([])
    expect(problemsOf(name, path, least - 1)).toEqual([`${path}: expected at least ${least}`])
    expect(problemsOf(name, path, most + 1)).toEqual([`${path}: expected at most ${most}`])
    expect(problemsOf(name, path, least + 0.5)).not.toEqual([])
  })

  it.each([
    ['photo', 'kind', 'overview detail index notice document'],
    ['supply_order', 'kind', 'disconnect reconnect'],
    ['notice', 'delivery', 'handed_over letterbox door mail'],
    ['seal_event', 'event', 'applied checked broken removed'],
    ['circuit_check', 'items.0.result', 'pass fail not_applicable'],
    ['tamper_report', 'priority', 'A B C'],
    ['service_request', 'kind', 'fit replace remove meter_inside'],
  ] as const)('%s has a %s of %s', (name, path, values) => {
    for (const value of values.split(' ')) expect(problemsOf(name, path, value)).toEqual([])
    expect(problemsOf(name, path, 'other')).toEqual([
      `${path}: expected one of ${values.replaceAll(' ', ', ')}`,
    ])
  })

  it('has a hash, lists of at most 200, and forms of its own', () => {
    for (const sha256 of ['A'.repeat(64), 'a'.repeat(63), 'a'.repeat(65), `${'a'.repeat(64)}\n`]) {
      expect(problemsOf('photo', 'sha256', sha256)).toEqual([
        'sha256: expected a SHA-256 in lower-case hex',
      ])
    }
    const names = (count: number) => Array.from({ length: count }, (_, at) => `S${at}`)
    expect(problemsOf('supply_execution', 'seals', names(200))).toEqual([])
    expect(problemsOf('supply_execution', 'seals', names(201))).toEqual([
      'seals: expected at most 200 entries',
    ])
    expect(problemsOf('tamper_report', 'signature', { refusedBecause: 'No' })).toEqual([])
    expect(problemsOf('tamper_report', 'signature', 'refused')).not.toEqual([])
    expect(problemsOf('campaign', 'target', { places: ['P1'] })).toEqual([])
    expect(problemsOf('campaign', 'target', { places: [1] })).not.toEqual([])
    expect(problemsOf('campaign', 'target', {})).not.toEqual([])
  })
})
