import type { Findings } from './findings.ts'

/**
 * Looks for characters that make a text read otherwise than it looks. They stay, except controls: those
 * become a visible sign, so that digits on both sides of one do not join.
 */
export function inspectText(text: string, findings: Findings): string {
  if (/[\u202a-\u202e\u2066-\u2069]/.test(text)) {
    findings.add('direction_override', 'warn', 'text runs in another direction than it is stored')
  }
  if (/\p{Nd}[\u00ad\u200b-\u200d\u2060\ufeff]+\p{Nd}/u.test(text)) {
    findings.add('invisible_in_number', 'warn', 'invisible characters between digits')
  }
  if (!/(?![\t\n])\p{Cc}/u.test(text)) return text
  findings.add('control_characters', 'warn', 'controls in the text')
  return text.replace(/(?![\t\n])\p{Cc}/gu, '\ufffd')
}
