import type { CommandOutput } from '../command-output.ts'
import { ExitCode } from '../exit-code.ts'
import { outboxFolder } from '../outbox-folder.ts'
import { type DeskLocation, useDesk } from '../use-desk.ts'
import { makeOutputFolder } from '../write-output.ts'

/** `outbox`: writes the mails that wait to be sent to a folder. */
export async function outboxCommand(
  options: DeskLocation & { readonly out: string },
): Promise<CommandOutput> {
  const { out } = options
  await makeOutputFolder(out)
  const report = await useDesk({ location: options }, ({ desk }) =>
    desk.deliver({ transport: 'mail', send: outboxFolder(out) }),
  )
  return {
    json: { out, ...report },
    text: [
      `${report.sent} mails written to ${out}`,
      ...report.failed.map(({ id, problem }) => `${id}: ${problem}`),
    ].join('\n'),
    exitCode: report.failed.length > 0 ? ExitCode.problems : ExitCode.ok,
  }
}
