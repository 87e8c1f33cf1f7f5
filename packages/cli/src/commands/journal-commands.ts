import type { Command } from 'commander'
import {
  type DeskOptions,
  type Run,
  wholeNumber,
  withDesk,
  withExamples,
  withJson,
} from '../command-declaration.ts'
import type { CommonOptions } from '../run-command.ts'
import {
  checkJournalCommand,
  exportJournalCommand,
  makeKeyCommand,
  publishHeadCommand,
} from './journal.ts'
import { type ProofOptions, proofCommand } from './proof.ts'
import { checkReceiptCommand, type ReceiptOptions, receiptCommand } from './receipt.ts'
import { type VerifyOptions, verifyCommand } from './verify.ts'

const SIGNER = 'who signs: env:NAME or file:PATH of a key that «journal key» made'
const KEY = 'verifier key, <name>+<hash>+<key>; may be given again'
const KEY_EXAMPLE = 'nord.example/journal+1f2e3d4c+AXy…'

/** Declares the commands by which nothing in a journal can be changed unseen. */
export function addJournalCommands(program: Command, run: Run): void {
  const verify = withDesk(program.command('verify'))
    .description('check that nothing in a database has been changed')
    .option('--verifier-key <key>', `${KEY}: also checks who signed the kept heads`, collect)
    .action((options: VerifyOptions & CommonOptions) =>
      run(options, ({ progress }) => verifyCommand(options, progress)),
    )
  withExamples(verify, 'selfread verify --db selfread.db')
  addJournal(program, run)
  addReceipt(program, run)

  const proof = withDesk(program.command('proof'))
    .description('prove that nothing which an older head covers was changed since')
    .requiredOption(
      '--from <head>',
      'the older head: the size of a kept one, or the file of a note',
    )
    .option('--to <head>', 'the later head: the size of a kept one', 'latest')
    .option('--signer <reference>', `${SIGNER}; signs the head of now first`)
    .requiredOption('--out <file>', 'where the proof goes; «journal check» checks it')
    .action((options: ProofOptions & CommonOptions) => run(options, () => proofCommand(options)))
  withExamples(
    proof,
    'selfread proof --db selfread.db --from october.note --out proof.ndjson',
    'selfread proof --db selfread.db --from 10000 --to 12000 --out proof.ndjson',
  )
}

function addJournal(program: Command, run: Run): void {
  const journal = withExamples(
    program.command('journal').description('the journal as an auditor sees it'),
    'selfread journal export --db selfread.db --signer file:journal.key --out journal.ndjson',
    `selfread journal check journal.ndjson --key ${KEY_EXAMPLE}`,
  )
  const key = withJson(journal.command('key'))
    .description('make the key that heads are signed with')
    .requiredOption('--name <name>', 'of the journal, as a host name and a path')
    .requiredOption('--out <file>', 'where the secret key goes')
    .action((options: CommonOptions & { name: string; out: string }) =>
      run(options, () => makeKeyCommand(options)),
    )
  withExamples(key, 'selfread journal key --name nord.example/journal --out journal.key')

  const head = withDesk(journal.command('head'))
    .description('sign the head of now, keep it, and give it out to be kept elsewhere')
    .requiredOption('--signer <reference>', SIGNER)
    .option('--out <file>', 'where the note goes; to stdout unless told')
    .action((options: DeskOptions & { signer: string; out?: string }) =>
      run(options, () => publishHeadCommand(options)),
    )
  withExamples(head, 'selfread journal head --db selfread.db --signer env:JOURNAL_KEY')

  const exporting = withDesk(journal.command('export'))
    .description('write the journal to a file that is checked without a database')
    .requiredOption('--out <file>', 'where it goes')
    .option('--signer <reference>', `${SIGNER}; without it the last kept head is the end`)
    .action((options: DeskOptions & { out: string; signer?: string }) =>
      run(options, ({ progress }) => exportJournalCommand(options, progress)),
    )
  withExamples(
    exporting,
    'selfread journal export --db selfread.db --signer env:JOURNAL_KEY --out journal.ndjson',
  )

  const check = withJson(journal.command('check <file>'))
    .description('check a journal file or a proof, without a database')
    .requiredOption('--key <key>', KEY, collect)
    .option('--kept <note>', 'file of a head that was kept; may be given again', collect)
    .action((file: string, options: CommonOptions & { key: string[]; kept?: string[] }) =>
      run(options, ({ progress }) => checkJournalCommand(file, options, progress)),
    )
  withExamples(
    check,
    `selfread journal check journal.ndjson --key ${KEY_EXAMPLE} --kept october.note`,
  )
}

function addReceipt(program: Command, run: Run): void {
  const receipt = program.command('receipt').description('receipts that verify offline')
  const making = withDesk(receipt.command('make', { isDefault: true }))
    .description('give out receipts of a submission or of a place’s facts')
    .requiredOption('--signer <reference>', SIGNER)
    .option('--submission <id>', 'a submission, with the readings that it led to')
    .option('--place <id>', 'a place')
    .option('--version <n>', 'one fact of the place', wholeNumber({ min: 1, max: 1e9 }))
    .option('--out <folder>', 'where they go, a file each; to stdout unless told')
    .action((options: ReceiptOptions & CommonOptions) =>
      run(options, () => receiptCommand(options)),
    )
  withExamples(
    making,
    'selfread receipt --db selfread.db --submission s-1 --signer env:JOURNAL_KEY --out receipts/',
  )
  const check = withJson(receipt.command('check <file>'))
    .description('check a receipt, without a database')
    .requiredOption('--key <key>', KEY, collect)
    .action((file: string, options: CommonOptions & { key: string[] }) =>
      run(options, () => checkReceiptCommand(file, options)),
    )
  withExamples(check, `selfread receipt check place-P-1-7.receipt.txt --key ${KEY_EXAMPLE}`)
}

function collect(text: string, known: readonly string[] = []): readonly string[] {
  return [...known, text]
}
