// How many indices are estimated from annexes a second: exact, with the carry, with the digits as text.
//
//   node --conditions=@selfread/source bench/annex-estimate.ts [--json]
//
// 10,000 annexes, each with quantities of its own, every second one with cents; references of two
// years, one to two months before the day; every tenth meter with a multiplier, every tenth one of gas
// with an annex in MWh, every third reference an estimate with a carry. "once": the annex is compiled
// for a single estimate, as a night's run over all places does. "again": it was compiled before.
// "to be stored": with the basis from which the estimate can be made again, a text for each month.
//
// Peer: the same estimates by fractions of big integers, in the library's own exact form, from
// quantities that are looked up in the annex as text. All forms must agree in every digit.
import { isDeepStrictEqual } from 'node:util'
import { annexLine, annexTerms } from '../packages/core/src/estimate/annex-estimator.ts'
import { sumOfTerms } from '../packages/core/src/estimate/estimate-of.ts'
import { indexAfter } from '../packages/core/src/estimate/index-after.ts'
import {
  type AnnexEstimateInput,
  addDays,
  annexEstimator,
  estimateFromAnnex,
  type IndexEstimate,
  indexFromUnits,
  type Register,
} from '../packages/core/src/index.ts'
import { measure } from './measure.ts'

const PLACES = 10_000

/** A generator of numbers that are the same in every run: Park and Miller's. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

const number = numbersFrom(20_261_124)

function inputOf(place: number): AnnexEstimateInput {
  const isGas = place % 10 === 3
  const cents = () => (place % 2 === 0 ? '' : `.${String(number(100)).padStart(2, '0')}`)
  const quantity = () =>
    isGas ? `0.${String(number(1_000)).padStart(3, '0')}` : number(600) + cents()
  const register: Register = {
    id: isGas ? '3.0.0' : '1.8.0',
    direction: 'import',
    unit: isGas ? 'm3' : 'kWh',
    integerDigits: 5,
    decimalDigits: isGas ? 3 : 0,
  }
  const on = addDays('2024-01-01', number(730))
  return {
    annex: {
      id: `annex-${place}`,
      version: 1,
      validFrom: '2020-01-01',
      lines: [
        {
          register: register.id,
          unit: isGas ? 'MWh' : 'kWh',
          monthlyQuantities: Array.from({ length: 12 }, quantity),
        },
      ],
    },
    register,
    multiplier: place % 10 === 7 ? '40' : '1',
    ...(isGas && { conversionFactor: `10.${500 + number(100)}` }),
    reference: {
      index: indexFromUnits({ units: number(99_999), decimals: register.decimalDigits }),
      on,
    },
    on: addDays(on, 28 + number(35)),
    ...(place % 3 === 0 && { carry: `${number(14) + 1}/31` }),
  }
}

const inputs = Array.from({ length: PLACES }, (_, place) => inputOf(place))
const compiled = inputs.map((input) => ({ input, estimate: annexEstimator(input) }))

function byFractions(input: AnnexEstimateInput): IndexEstimate {
  const { annex, register, reference, on } = input
  const line = annexLine(annex, register)
  const terms = line && annexTerms(line, reference.on, on).map(([, term]) => term)
  const amount = terms && sumOfTerms(terms)
  if (line === undefined || amount === undefined) throw new Error('An annex has its line')
  return indexAfter(input, { amount, unit: line.unit })
}

for (const { input, estimate } of compiled) {
  const expected = byFractions(input)
  const again = estimate(input.reference, input.on, input.carry)
  const stored = estimateFromAnnex(input)
  const isSame =
    isDeepStrictEqual(again, expected) &&
    stored.ok &&
    isDeepStrictEqual(stored.index, again.ok && again.index)
  if (!isSame) throw new Error(`The forms differ on ${input.annex.id}`)
}

/** Every character counts, so that no text can be left out. */
function weight(estimate: IndexEstimate): number {
  if (!estimate.ok) throw new Error(estimate.problem)
  return estimate.index.text.charCodeAt(4) + estimate.carry.length
}

const peer = 'by fractions of big integers'
const size = { count: PLACES, unit: 'estimates' }

await measure('Estimating indices from annexes', [
  {
    name: 'once from each annex',
    ...size,
    peer,
    target: { atLeastPerSecond: 1_000_000 },
    run: () =>
      inputs.reduce(
        (sum, it) => sum + weight(annexEstimator(it)(it.reference, it.on, it.carry)),
        0,
      ),
  },
  {
    name: 'again from each annex',
    ...size,
    peer,
    target: { atLeastPerSecond: 1_000_000 },
    run: () =>
      compiled.reduce(
        (sum, { input, estimate }) =>
          sum + weight(estimate(input.reference, input.on, input.carry)),
        0,
      ),
  },
  {
    name: 'once from each annex, to be stored',
    ...size,
    peer,
    run: () => inputs.reduce((sum, it) => sum + weight(estimateFromAnnex(it)), 0),
  },
  {
    name: peer,
    ...size,
    run: () => inputs.reduce((sum, it) => sum + weight(byFractions(it)), 0),
  },
])
