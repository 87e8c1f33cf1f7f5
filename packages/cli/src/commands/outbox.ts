import type { CommandOutput } from '../command-output.ts'
import { ExitCode } from '../exit-code.ts'
import { openDesk } from '../open-desk.ts'
import { outboxFolder } from '../outbox-folder.ts'

/** `outbox`: writes the mails that wait to be sent to a folder. */
export async function outboxCommand(options: {
  readonly db: string
  readonly config?: string
  readonly now?: string
  readonly out: string
}): Promise<CommandOutput> {
  const { desk, close } = await openDesk(options, { mayCreate: false })
  try {
    const report = await desk.deliver({ transport: 'mail', send: outboxFolder(options.out) })
    return {
      json: { out: options.out, ...report },
      text: [
        `${report.sent} mails written to ${options.out}`,
        ...report.failed.map(({ id, problem }) => `${id}: ${problem}`),
      ].join('\n'),
      exitCode: report.failed.length > 0 ? ExitCode.problems : ExitCode.ok,
    }
  } finally {
    await close()
  }
}
