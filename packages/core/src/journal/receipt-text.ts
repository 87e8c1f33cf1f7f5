import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import type { Parsed } from '../parsing/index.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { parseReceipt, type Receipt } from './receipt.ts'

const FIRST_LINE = 'c2sp.org/tlog-proof@v1'

/**
 * A receipt as text, to be mailed, printed or kept as a file: a C2SP `tlog-proof` whose extra data
 * is the leaf. Tools that read that format verify it as well.
 */
export function formatReceipt({ leaf, index, proof, checkpoint }: Receipt): string {
  const hashes = proof.map((hash) => `${toBase64(hexToBytes(hash))}\n`)
  return `${FIRST_LINE}\nextra ${leaf}\nindex ${index}\n${hashes.join('')}\n${checkpoint}`
}

/** A receipt out of its text. That it has the form says nothing yet: `verifyReceipt` checks it. */
export function parseReceiptText(text: string): Parsed<Receipt> {
  const [, leaf, index, hashes, checkpoint] = RECEIPT.exec(text) ?? []
  if (leaf === undefined || index === undefined || checkpoint === undefined) {
    const message = `expected a text that begins with ${FIRST_LINE}, extra and index`
    return { ok: false, problems: [{ path: '', message }] }
  }
  return parseReceipt({
    leaf,
    index: Number(index),
    proof: (hashes ?? '')
      .split('\n')
      .slice(0, -1)
      .map((line) => bytesToHex(fromBase64(line) ?? new Uint8Array())),
    checkpoint,
  })
}

const RECEIPT =
  /^c2sp\.org\/tlog-proof@v1\nextra (\S*)\nindex (0|[1-9]\d{0,15})\n((?:\S+\n)*)\n([\s\S]*)$/
