import {
  type IndexValue,
  type OperatorLine,
  parseDecimalIndex,
  type TransferLine,
} from '@selfread/core'
import { measurementFile } from '../json-lines-format.ts'
import type { EventScene } from './event-scene.ts'
import { acceptedReadingsOf, noteReport, type OperatorFile } from './ledger.ts'
import type { SeededRandom } from './seeded-random.ts'

// An operator's file says what it was sent in its last files.
const BATCHES_MAX = 3

/** The operator makes a file of what it was sent, rightly or not, and the desk looks for its readings in it. */
export async function carryOutReconciliation(
  scene: EventScene,
  operator: 'north' | 'south',
): Promise<void> {
  const { desk, ledger } = scene
  const file = await scene.intend(async () => operatorFile(scene, operator))
  if (file === undefined) return
  const { name, bytes } = file
  const report = await desk.reconcile({ operator, file: { name, bytes } })
  noteReport(ledger, file, report)
}

function operatorFile(
  { ledger, event, random: chance }: EventScene,
  operator: string,
): OperatorFile | undefined {
  const random = chance()
  const batches = [...ledger.batches.values()]
    .map(({ batch }) => batch)
    .filter((batch) => batch.operator === operator)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .slice(-BATCHES_MAX)
  const sent = batches.flatMap(({ lines }) => lines)
  if (sent.length === 0) return undefined
  const says = new Map<string, 'same' | 'other' | 'nothing'>()
  const lines = sent.flatMap((line) => answered(random, line, says))
  if (lines.length === 0) return undefined
  const accepted = new Set(acceptedReadingsOf(ledger).map(({ readingId }) => readingId))
  const name = `${operator}-${event.repeats ?? event.id}.jsonl`
  return { operator, name, bytes: measurementFile(name, lines).bytes, says, accepted }
}

function answered(
  random: SeededRandom,
  sent: TransferLine,
  says: Map<string, 'same' | 'other' | 'nothing'>,
): readonly OperatorLine[] {
  const { readingId, placeId: _place, reference: _reference, channel: _channel, ...line } = sent
  const own: OperatorLine = { ...line, type: 'customer' }
  const chance = random.below(10)
  if (chance === 0) {
    says.set(readingId, 'nothing')
    return []
  }
  if (chance === 1) {
    says.set(readingId, 'other')
    return [{ ...own, index: further(line.index) }]
  }
  says.set(readingId, 'same')
  // The same line twice says no more than once.
  return chance === 2 ? [own, own] : [own]
}

function further({ text, units, decimals }: IndexValue): IndexValue {
  const added = 47 * 10 ** decimals
  const digits = String(units + added).padStart(text.replace('.', '').length, '0')
  const written =
    decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
  const value = parseDecimalIndex(written)
  if (value === undefined) throw new Error(`${written} is no index.`)
  return value
}
