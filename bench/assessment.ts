// How many indices are assessed a second, with 24 months of history behind each: what the history says
// of the register, the advance to expect, the rule rows in force, every rule of the table.
//
//   node --conditions=@selfread/source bench/assessment.ts [--json]
//
// 500 places: self-readings each month, an estimate and a reading by the operator each half year. One
// index in twenty is out of its band, so that findings and suggestions are written too. The reading
// window is worked out once for the month, as a desk does. "history taken apart before": the rules
// alone.
//
// Peer: the same rules for the same cases, written straight down with big.js and date-fns and without
// suggestions, as one would at first. Both must find the same in every case.
import { isDeepStrictEqual } from 'node:util'
import Big from 'big.js'
import { differenceInCalendarDays, parseISO, subYears } from 'date-fns'
import {
  type AssessmentContext,
  allowedRange,
  assessIndex,
  createRuleBook,
  expectedAdvance,
  type HistoryIndex,
  indexFromUnits,
  knownByHistory,
  type MeterInstallation,
  type Register,
  windowAt,
} from '../packages/core/src/index.ts'
import { rules } from '../packages/core/src/presets/index.ts'
import { measure } from './measure.ts'

const PLACES = 500
const MONTHS = 24
const READ_ON = '2026-11-22'

const register: Register = {
  id: '1.8.0',
  direction: 'import',
  unit: 'kWh',
  integerDigits: 6,
  decimalDigits: 0,
}
const book = createRuleBook(rules.romania())
const scope = { jurisdiction: 'RO', utility: 'electricity', tenant: 'acme' } as const
const window = windowAt({ book, scope, on: READ_ON })
const resolved = book.resolve({ topic: 'assessment_bounds', scope, on: READ_ON })
if (window === undefined || resolved === undefined) throw new Error('Romania has no such rows')
const bounds = resolved.parameters

interface Case {
  readonly history: readonly HistoryIndex[]
  readonly installation: MeterInstallation
  readonly text: string
}

function caseOf(place: number): Case {
  const history: HistoryIndex[] = []
  let units = 20_000 + place * 37
  for (let month = 0; month < MONTHS; month += 1) {
    units += 200 + ((place * 31 + month * 17) % 150)
    const readOn = new Date(Date.UTC(2024, 10 + month, 20 + ((place + month) % 5)))
    history.push({
      index: indexFromUnits({ units, decimals: 0 }),
      readOn: readOn.toISOString().slice(0, 10),
      isEstimated: month % 6 === 2,
      isSelfRead: month % 6 !== 2 && month % 6 !== 4,
    })
  }
  const advance = place % 20 === 7 ? 4_000 : 200 + (place % 150)
  return {
    history,
    installation: {
      meter: { serialNumber: String(7_000_000 + place), registers: [register] },
      installedOn: '2019-05-01',
      entryIndices: [],
      multipliers: [{ validFrom: '2019-05-01', factor: '1' }],
    },
    text: String(units + advance),
  }
}

function contextOf({ history, installation }: Case): AssessmentContext {
  const { serialNumber } = installation.meter
  const { expected } = expectedAdvance({ history, digits: register, readOn: READ_ON })
  return {
    ...knownByHistory({ history, readOn: READ_ON, meterSerial: serialNumber }),
    book,
    scope,
    digits: register,
    readOn: READ_ON,
    today: READ_ON,
    isKnownPoint: true,
    installation,
    statedSerial: serialNumber,
    connection: {},
    contract: { startsOn: '2020-01-01' },
    capacity: { kilowatts: '11' },
    verificationValidUntil: '2029-12-31',
    ...(expected && { expected }),
    ...(window && { window }),
  }
}

const assessed = (it: Case) => assessIndex({ ...contextOf(it), text: it.text })

/** The same rules as one would write them down at first: the codes found. */
function straightDown({ history, installation, text }: Case): readonly string[] {
  const found: string[] = []
  const days = (from: string, to: string) => differenceInCalendarDays(parseISO(to), parseISO(from))
  const shape = /^\s*(\d+)(?:[.,](\d+))?\s*$/.exec(text)
  if (shape === null) return ['format']
  if (String(shape[1]).length > register.integerDigits) found.push('too_many_digits')
  const value = Big(String(shape[1]))
  const row = book.rows
    .filter((it) => it.topic === 'assessment_bounds' && it.isEnabled)
    .filter((it) => it.validFrom <= READ_ON && (it.validTo ?? READ_ON) >= READ_ON)
    .find((it) => [undefined, 'electricity'].includes(it.scope.utility))
  if (row === undefined) throw new Error('Romania has no bounds')

  const before = history.filter((it) => it.readOn < READ_ON)
  const read = before.filter((it) => !it.isEstimated)
  const previous = before.at(-1)
  const actual = read.filter((it) => !it.isSelfRead).at(-1)
  const base = previous?.isEstimated ? (actual ?? previous) : previous
  if (base === undefined || previous === undefined) return found
  const isHistory = history.some((it) => it.readOn > READ_ON)
  if (isHistory) found.push('before_last')
  if (READ_ON < installation.installedOn) found.push('before_install')
  if (READ_ON < '2020-01-01') found.push('contract_period')
  if (window && (READ_ON < window.opensOn || READ_ON > window.submitUntil)) {
    found.push('out_of_window')
  }

  const dated = read.map((it) => ({ it, date: parseISO(it.readOn) }))
  const nearest = (day: Date) =>
    dated
      .map(({ it, date }) => ({ it, off: Math.abs(differenceInCalendarDays(date, day)) }))
      .filter(({ off }) => off <= 15)
      .sort((a, b) => a.off - b.off)
      .at(0)?.it
  const end = nearest(subYears(parseISO(READ_ON), 1))
  const start = nearest(subYears(parseISO(String(read.at(-1)?.readOn)), 1))
  if (start === undefined || end === undefined) throw new Error('Every place was read last year')
  const n = days(base.readOn, READ_ON)
  const expected = Big(end.index.units)
    .minus(start.index.units)
    .times(n)
    .div(days(start.readOn, end.readOn))

  const advance = value.minus(base.index.units)
  const cap = Big('11').times(24).times(n).times('1.1').round(0, 3)
  const outer = expected.times(bounds.outerFactor).plus(bounds.absoluteUnits)
  if (advance.lt(0)) found.push('negative')
  else if (advance.eq(0) && n >= bounds.minimumDays) found.push('zero')
  else if (advance.lt(expected.times(bounds.lowFactor).minus(bounds.absoluteUnits))) {
    found.push('low')
  } else if (advance.gt(cap) || advance.gt(outer)) found.push('very_high')
  else if (advance.gt(expected.times(bounds.highFactor).plus(bounds.absoluteUnits))) {
    found.push('high')
  }
  if (previous.isEstimated && value.lt(previous.index.units) && advance.gte(0)) {
    found.push('assessing')
  }
  if (actual !== undefined && days(actual.readOn, READ_ON) > 184) found.push('streak')
  return found
}

const cases = Array.from({ length: PLACES }, (_, place) => caseOf(place))
const contexts = cases.map((it) => ({ ...contextOf(it), text: it.text }))
for (const it of cases) {
  const codes = assessed(it).findings.map(({ code }) => code)
  if (!isDeepStrictEqual(codes, straightDown(it))) {
    throw new Error(`Found ${codes.join(', ')}, and straight down ${straightDown(it).join(', ')}`)
  }
}

const PEER = 'the same rules straight down, with big.js and date-fns'
await measure('Assessing an index', [
  {
    name: 'an index with 24 months of history',
    count: PLACES,
    unit: 'assessments',
    run: () => cases.reduce((sum, it) => sum + assessed(it).findings.length, 0),
    target: { atLeastPerSecond: 200_000 },
    peer: PEER,
  },
  {
    name: 'an index, history taken apart before',
    count: PLACES,
    unit: 'assessments',
    run: () => contexts.reduce((sum, it) => sum + assessIndex(it).findings.length, 0),
  },
  {
    name: 'the allowed range before entry, with 24 months of history',
    count: PLACES,
    unit: 'ranges',
    run: () => cases.reduce((sum, it) => sum + allowedRange(contextOf(it)).highest.units, 0),
  },
  {
    name: PEER,
    count: PLACES,
    unit: 'assessments',
    run: () => cases.reduce((sum, it) => sum + straightDown(it).length, 0),
  },
])
