import { createHash } from 'node:crypto'
import { createMessageParser } from '@selfread/mail-mime'
import type { CommandOutput } from '../command-output.ts'
import { ExitCode } from '../exit-code.ts'
import { readInput } from '../read-input.ts'

/** `mail parse`: takes a mail apart. Attachments are listed with size and SHA-256. */
export async function parseMailCommand(file: string): Promise<CommandOutput> {
  const message = await createMessageParser().parse(await readInput(file))
  const attachments = message.attachments.map(({ name, mediaType, bytes }) => ({
    name,
    mediaType,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }))
  const isQuarantined = message.findings.some(({ severity }) => severity === 'quarantine')
  return {
    json: { ...message, attachments },
    text: [
      `${message.kind}${message.mayReply ? '' : ' (never answered automatically)'}`,
      `from ${message.from?.address ?? 'nobody'}${message.sentAt ? `, ${message.sentAt}` : ''}`,
      `subject ${message.subject ?? ''}`,
      ...message.findings.map(({ code, severity, detail }) => `${severity} ${code}: ${detail}`),
      ...attachments.map((it) => `attachment ${it.name} ${it.mediaType} ${it.size} bytes`),
      '',
      message.text,
    ].join('\n'),
    exitCode: isQuarantined ? ExitCode.problems : ExitCode.ok,
  }
}
