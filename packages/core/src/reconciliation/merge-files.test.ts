import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDecimalIndex } from '../index-value/index.ts'
import type { OperatorLine } from '../measurement/index.ts'
import { type MeasurementFileLines, mergeFiles } from './merge-files.ts'
import { reconcileFiles } from './reconcile-files.ts'
import { reconcileReadings } from './reconcile-readings.ts'
import type { SentReading } from './sent-reading.ts'

const POD = { scheme: 'pod', value: 'RO001E100000001' }

type LineChange = Partial<Omit<OperatorLine, 'index'>> & { readonly index?: string }

function line({ index: text = '12345', ...change }: LineChange = {}): OperatorLine {
  const index = parseDecimalIndex(text)
  if (index === undefined) throw new Error(text)
  return {
    place: POD,
    meterSerial: '00123',
    register: '1.8.0',
    readOn: '2026-11-22',
    type: 'customer',
    ...change,
    index,
  }
}

function file(version: number, ...lines: readonly OperatorLine[]): MeasurementFileLines {
  const id = `${version}-${JSON.stringify(lines)}`
  const positioned = lines.map((line, place) => ({
    line,
    at: { file: `${version}.csv`, line: place + 2 },
  }))
  return { id, version, lines: positioned }
}

const merged = (...files: readonly MeasurementFileLines[]) =>
  mergeFiles(files).map(({ line }) => line)

describe('several files of an operator', () => {
  it('stand together, in the order of their versions', () => {
    const [first, second] = [file(1, line()), file(2, line({ register: '2.8.0' }))]
    expect(mergeFiles([second, first])).toEqual([...first.lines, ...second.lines])
    expect(merged(file(10, line()), file(9, line({ register: '2.8.0' })))[0]?.register).toBe(
      '2.8.0',
    )
  })

  it('are one file where they are the same', () => {
    expect(merged(file(1, line(), line()), file(1, line(), line()))).toEqual([line(), line()])
  })

  it('go by their ids where their versions are the same', () => {
    const a = { ...file(1, line({ index: '1' })), id: 'a' }
    const b = { ...file(1, line({ index: '2' })), id: 'b' }
    expect(merged(a, b)).toEqual([line({ index: '2' })])
    expect(merged(b, a)).toEqual([line({ index: '2' })])
  })

  it('correct each other: the later file’s line takes the place of the earlier’s', () => {
    const estimate = line({ type: 'estimated', index: '12400' })
    const others = [line({ register: '2.8.0' }), line({ readOn: '2026-11-21' })]
    expect(merged(file(1, estimate, ...others), file(2, line()))).toEqual([...others, line()])
    expect(merged(file(2, line()), file(1, estimate, ...others))).toEqual([...others, line()])
    // As the operator writes it: blanks and case say nothing, another serial number is another meter.
    expect(merged(file(1, estimate), file(2, line({ register: ' 1.8.0' })))).toHaveLength(1)
    expect(merged(file(1, estimate), file(2, line({ meterSerial: '123' })))).toHaveLength(2)
    expect(
      merged(file(1, estimate), file(2, line({ place: { ...POD, scheme: 'nlc' } }))),
    ).toHaveLength(2)
  })

  it('keep the lines of one file beside each other', () => {
    const [one, two] = [line({ index: '1' }), line({ index: '2' })]
    expect(merged(file(1, line()), file(2, one, two))).toEqual([one, two])
  })

  it('cancel lines of each other, but not of later ones', () => {
    const cancelled = line({ isCancellation: true, index: '12345.0' })
    expect(merged(file(1, line(), line({ index: '7' })), file(2, cancelled))).toEqual([
      line({ index: '7' }),
    ])
    expect(merged(file(2, line()), file(1, cancelled))).toEqual([line()])
    expect(merged(file(1, line()), file(2, cancelled), file(3, line()))).toEqual([line()])
  })

  it('bring back nothing that was corrected before', () => {
    const corrected = line({ index: '12400' })
    const cancelled = { ...corrected, isCancellation: true }
    expect(merged(file(1, line()), file(2, corrected), file(3, cancelled))).toEqual([])
    expect(
      merged(file(1, line()), file(2, corrected, { ...line(), isCancellation: true })),
    ).toEqual([corrected])
  })

  it('decide together what became of a reading', () => {
    const sent: SentReading = {
      readingId: 'reading-1',
      placeIdentifiers: [POD],
      meterSerial: '00123',
      register: '1.8.0',
      index: line().index,
      readOn: '2026-11-22',
    }
    const files = [file(2, line()), file(1, line({ type: 'estimated', index: '12400' }))]
    const { outcomes } = reconcileFiles({
      sent: [sent],
      files,
      tolerance: { value: { kind: 'exact' }, time: { kind: 'same_day' } },
      windowDays: 7,
    })
    expect(outcomes).toMatchObject([{ code: 'matched', at: { file: '2.csv' } }])
  })

  it('are mended by a further file, or by reading the same bytes again', () => {
    const [good, mended] = [line(), line({ register: '2.8.0' })]
    expect(merged(file(1, good), file(2, good, mended))).toEqual([good, mended])
    const refused = { ...file(1, good), id: 'sha' }
    const again = { ...file(1, good, mended), id: 'sha' }
    expect(merged(refused, again)).toEqual([good, mended])
  })
})

describe('laws of files', () => {
  const near = fc
    .record({
      place: fc.constantFrom(POD, { scheme: 'pod', value: 'RO2' }),
      register: fc.constantFrom('1.8.0', '2.8.0'),
      index: fc.constantFrom('12345', '12345.0', '12400'),
      readOn: fc.constantFrom('2026-11-21', '2026-11-22'),
      type: fc.constantFrom('operator' as const, 'customer' as const, 'estimated' as const),
      isCancellation: fc.constantFrom(false, false, true),
    })
    .map(({ isCancellation, ...change }) =>
      line({ ...change, ...(isCancellation && { isCancellation }) }),
    )
  const files = fc.array(
    fc
      .record({ version: fc.nat(3), lines: fc.array(near, { maxLength: 6 }) })
      .map(({ version, lines }) => file(version, ...lines)),
    { maxLength: 6 },
  )
  const sent: readonly SentReading[] = ['1.8.0', '2.8.0'].map((register) => ({
    readingId: register,
    placeIdentifiers: [POD],
    meterSerial: '00123',
    register,
    index: line().index,
    readOn: '2026-11-22',
  }))
  const settings = {
    sent,
    tolerance: { value: { kind: 'exact' }, time: { kind: 'same_day' } },
    windowDays: 7,
  } as const

  it('files loaded again, in any order of arrival, change no outcome', () => {
    const arranged = files.chain((some) =>
      fc.record({
        some: fc.constant(some),
        arranged: fc.shuffledSubarray([...some, ...some], { minLength: some.length * 2 }),
      }),
    )
    fc.assert(
      fc.property(arranged, ({ some, arranged }) => {
        expect(mergeFiles(arranged)).toEqual(mergeFiles(some))
        expect(reconcileFiles({ ...settings, files: arranged })).toEqual(
          reconcileFiles({ ...settings, files: some }),
        )
      }),
      { numRuns: 300 },
    )
  })

  it('what was merged merges with what comes later, where nothing is cancelled', () => {
    const plain = files.map((some) =>
      some.map(({ version, lines }, place) => ({
        id: `file-${place}`,
        version,
        lines: lines.filter(({ line }) => !line.isCancellation),
      })),
    )
    fc.assert(
      fc.property(plain, fc.nat(6), (some, count) => {
        const inOrder = some.toSorted((a, b) => a.version - b.version || (a.id < b.id ? -1 : 1))
        const before = { id: 'merged', version: -1, lines: mergeFiles(inOrder.slice(0, count)) }
        expect(mergeFiles([before, ...inOrder.slice(count)])).toEqual(mergeFiles(some))
      }),
    )
  })

  it('about a register on a day stand the lines of one file, and no cancellation', () => {
    fc.assert(
      fc.property(files, (some) => {
        const subjects = new Map<string, Set<string>>()
        for (const { line, at } of mergeFiles(some)) {
          expect(line.isCancellation).toBeUndefined()
          const subject = JSON.stringify([line.place, line.register, line.readOn])
          subjects.set(subject, (subjects.get(subject) ?? new Set()).add(at.file))
        }
        for (const standing of subjects.values()) expect(standing.size).toBe(1)
      }),
    )
  })

  it('the outcome of a reading hangs on the lines of its place alone', () => {
    const elsewhere = { ...sent[0], readingId: 'elsewhere' } as SentReading
    const all = [...sent, { ...elsewhere, placeIdentifiers: [{ scheme: 'pod', value: 'RO2' }] }]
    fc.assert(
      fc.property(fc.array(near, { maxLength: 20 }), (lines) => {
        const positioned = file(1, ...lines).lines
        const together = reconcileReadings({ ...settings, sent: all, lines: positioned })
        const apart = all.map((reading) => {
          const own = positioned.filter(({ line }) =>
            reading.placeIdentifiers.some(({ value }) => value === line.place.value),
          )
          return reconcileReadings({ ...settings, sent: [reading], lines: own }).outcomes[0]
        })
        expect(together.outcomes).toEqual(apart)
      }),
    )
  })
})
