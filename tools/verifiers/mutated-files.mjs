import { canonicalJson, parseHeadNote, signHeads } from '../../packages/core/src/journal/index.ts'
import { otherSigner } from '../../packages/core/src/testing/journal-cases.ts'
import { journalSigner } from '../../packages/core/src/testing/journal-files.ts'

/** A value in the place of another. */
const VALUES = [
  null,
  true,
  false,
  -1,
  0,
  1,
  2,
  5,
  1e21,
  0.1,
  1e-7,
  -0.5,
  2 ** 53,
  '',
  'x',
  '\u{1F600}',
  '\u2028',
  [],
  {},
  [[]],
  { a: 1 },
  '0'.repeat(64),
]

/** Every record of a journal deleted, doubled, swapped with the next, and every end. */
export function* tamperedRecords(text) {
  const lines = text.split('\n').slice(0, -1)
  for (const at of lines.keys()) {
    yield join(lines.toSpliced(at, 1))
    yield join(lines.toSpliced(at, 0, lines[at]))
    if (at > 0) yield join(lines.toSpliced(at - 1, 2, lines[at], lines[at - 1]))
    yield join(lines.slice(0, at))
    yield `${join(lines.slice(0, at))}${lines[at].slice(0, lines[at].length / 2)}`
  }
}

/** Every value of every record of a journal made into another: in canonical form, and its note signed. */
export function* tamperedValues(text, { pick }) {
  const lines = text.split('\n').slice(0, -1)
  for (const [at, line] of lines.entries()) {
    for (const path of pathsOf(JSON.parse(line))) {
      const changed = JSON.parse(line)
      change(changed, path, pick([...VALUES, undefined, undefined]))
      yield join(lines.toSpliced(at, 1, textOf(changed)))
    }
  }
}

/** Records of one journal in the place of those of another. */
export function* splicedJournals(texts, { below, pick }, count) {
  for (let number = 0; number < count; number += 1) {
    const [one, other] = [pick(texts), pick(texts)].map((text) => text.split('\n').slice(0, -1))
    const [from, to] = [below(one.length), below(other.length)]
    yield number % 2 === 0
      ? join([...one.slice(0, from), ...other.slice(from)])
      : join(one.toSpliced(from, 1, other[to]))
  }
}

/** Heads signed anew, by the right key and by another, with numbers and roots exchanged. */
export function* resignedHeads(texts, { below, pick }, count) {
  for (let number = 0; number < count; number += 1) {
    const lines = pick(texts).split('\n').slice(0, -1)
    const at = 1 + below(JSON.parse(lines[0]).heads)
    const record = JSON.parse(lines[at])
    const heads = [...parseHeadNote(record.note)]
    const log = below(heads.length)
    heads[log] = pick([
      { ...heads[log], size: heads[log].size + 1 },
      { ...heads[log], size: Math.max(0, heads[log].size - 1) },
      { ...heads[log], size: 0 },
      { ...heads[log], rootHash: pick(heads).rootHash },
      pick(heads),
      heads[log],
    ])
    const signer = pick([journalSigner, journalSigner, otherSigner])
    const logs = pick([heads, heads, heads.slice(1), [...heads, heads[0]]])
    const note = logs.length === 0 ? record.note : signHeads({ signer, heads: logs })
    yield join(lines.toSpliced(at, 1, textOf({ ...record, note })))
  }
}

/** Bytes changed, taken out, put in. */
export function* tamperedBytes(contents, { below, pick }, count) {
  for (let number = 0; number < count; number += 1) {
    const content = pick(contents)
    const at = below(content.length)
    const byte = pick([below(256), 0x20, 0x0a, 0x22, 0x5c, 0x30, 0xff])
    const [removed, added] = pick([
      [1, [byte]],
      [1, [content[at] ^ (1 << below(8))]],
      [1, []],
      [0, [byte]],
      [below(40), []],
    ])
    yield Uint8Array.from([...content.slice(0, at), ...added, ...content.slice(at + removed)])
  }
}

/** Every value of a receipt made into another. */
export function* tamperedReceipts(receipts, { pick }, count) {
  for (let number = 0; number < count; number += 1) {
    const changed = JSON.parse(JSON.stringify(pick(receipts)))
    const other = pick(receipts)
    const path = pick(pathsOf(changed))
    change(changed, path, pick([...VALUES, ...Object.values(other), ...other.proof, undefined]))
    yield JSON.stringify(changed)
  }
}

function pathsOf(value, path = []) {
  if (typeof value !== 'object' || value === null) return [path]
  const inner = Object.entries(value).flatMap(([name, it]) => pathsOf(it, [...path, name]))
  return path.length === 0 ? inner : [path, ...inner]
}

function change(value, path, other) {
  const last = path.at(-1)
  const holder = path.slice(0, -1).reduce((it, name) => it[name], value)
  if (other !== undefined) holder[last] = other
  else if (Array.isArray(holder)) holder.splice(Number(last), 1)
  else delete holder[last]
}

function textOf(record) {
  return canonicalJson(record)
}

function join(lines) {
  return lines.map((line) => `${line}\n`).join('')
}
