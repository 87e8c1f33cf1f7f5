import type { MessageParser, ParsedMessage } from '@selfread/core'
import { Findings } from './findings.ts'
import { fingerprint } from './fingerprint.ts'
import { DEFAULT_LIMITS, type MessageLimits } from './message-limits.ts'
import { parseMessage } from './parse-message.ts'

export type { MessageLimits } from './message-limits.ts'

/**
 * Takes mails apart: kind, sender, fresh text and quoted history, files, and what is odd about them.
 *
 * It never throws. What it cannot take apart comes back as `malformed` with a finding of severity
 * `quarantine`, and the caller keeps the raw bytes.
 *
 * @example
 * const parser = createMessageParser()
 * const message = await parser.parse(Buffer.from('From: a@example.test\r\n\r\nindex 12345'))
 * message.text // 'index 12345'
 */
export function createMessageParser(limits: Partial<MessageLimits> = {}): MessageParser {
  const bounds = { ...DEFAULT_LIMITS, ...limits }
  return {
    specificationVersion: 1,
    async parse(bytes) {
      try {
        return parseMessage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), bounds)
      } catch (error) {
        return unparsed(bytes, error)
      }
    },
  }
}

/** The last resort: whatever these bytes did, they are somebody's mail and must not be lost. */
function unparsed(bytes: Uint8Array, error: unknown): ParsedMessage {
  const findings = new Findings()
  const reason = error instanceof Error ? error.message : String(error)
  findings.add('not_parsed', 'quarantine', reason.slice(0, 200))
  return {
    kind: 'malformed',
    to: [],
    text: '',
    quotedText: '',
    attachments: [],
    mayReply: false,
    references: [],
    findings: findings.list(),
    fingerprint: fingerprint([bytes]),
  }
}
