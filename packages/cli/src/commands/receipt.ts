import { join } from 'node:path'
import { formatReceipt, type Receipt, verifyReceipt } from '@selfread/core'
import { checkReceipt } from '@selfread/core/journal-file'
import type { CommandOutput } from '../command-output.ts'
import { ExitCode } from '../exit-code.ts'
import { readSigner, verifierKeys } from '../key-references.ts'
import { readInput } from '../read-input.ts'
import { UsageError } from '../usage-error.ts'
import { type DeskLocation, useDesk } from '../use-desk.ts'
import { makeOutputFolder, writeOutput } from '../write-output.ts'

/** What `receipt` is called with. */
export interface ReceiptOptions extends DeskLocation {
  readonly signer: string
  readonly submission?: string
  readonly place?: string
  readonly version?: number
  readonly out?: string
}

/** `receipt`: receipts that verify offline, as text to be mailed or, with `--json`, as data. */
export async function receiptCommand(options: ReceiptOptions): Promise<CommandOutput> {
  const { out } = options
  const signer = await readSigner(options.signer)
  const query = queryOf(options)
  if (out !== undefined) await makeOutputFolder(out)
  const receipts = await useDesk({ location: options }, ({ desk }) =>
    desk.journal.receipts({ signer, ...query }),
  )
  if (receipts.length === 0) {
    throw new UsageError(
      `There is no such fact in ${options.db}: ${Object.values(query).join(', ')}.`,
    )
  }
  const files = receipts.map((receipt) => ({ name: fileNameOf(receipt, signer), receipt }))
  if (out === undefined) {
    return { json: receipts, text: receipts.map(formatReceipt).join('\n'), exitCode: ExitCode.ok }
  }
  for (const { name, receipt } of files) await writeOutput(join(out, name), formatReceipt(receipt))
  const paths = files.map(({ name }) => join(out, name))
  return { json: paths.map((path) => ({ path })), text: paths.join('\n'), exitCode: ExitCode.ok }
}

/** `receipt check`: checks the file of a receipt, without any database. */
export async function checkReceiptCommand(
  file: string,
  options: { readonly key: readonly string[] },
): Promise<CommandOutput> {
  const keys = verifierKeys(options.key)
  const checked = checkReceipt({ bytes: await readInput(file), keys })
  if (!checked.isValid) {
    return {
      json: { ok: false, code: checked.code },
      text: `${file} proves nothing: ${checked.code}`,
      exitCode: ExitCode.problems,
    }
  }
  const { fact, head } = checked
  return {
    json: { ok: true, fact, head },
    text: `the journal holds it: ${fact.type}, version ${fact.version} of ${fact.stream}, recorded ${fact.recordedAt}`,
    exitCode: ExitCode.ok,
  }
}

function queryOf({ submission, place, version }: ReceiptOptions) {
  if (submission !== undefined && place === undefined && version === undefined)
    return { submission }
  if (submission === undefined && place !== undefined) {
    return { place, ...(version !== undefined && { version }) }
  }
  throw new UsageError(
    'Say what for: --submission <id>, or --place <id>, with --version <n> for one fact.',
  )
}

/** Of the fact: `place-P-1-7.receipt.txt`, without what file systems do not bear. */
function fileNameOf(
  receipt: Receipt,
  { name, publicKey }: { readonly name: string; readonly publicKey: Uint8Array },
): string {
  const verified = verifyReceipt({ receipt, name, publicKey })
  if (!verified.isValid) throw new Error(`The receipt does not hold: ${verified.code}.`)
  const { stream, version } = verified.fact
  return `${stream.replaceAll(/[^A-Za-z0-9_-]/gu, '-')}-${version}.receipt.txt`
}
