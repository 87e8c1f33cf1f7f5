import type { MessageFinding } from '@selfread/core'

/** What is found while a message is taken apart; each code once, with its first detail. */
export class Findings {
  readonly #list = new Map<string, MessageFinding>()

  add(code: string, severity: MessageFinding['severity'], detail: string): void {
    const known = this.#list.get(code)
    if (known && rank(known.severity) >= rank(severity)) return
    this.#list.set(code, { code, severity, detail })
  }

  addAll(others: Findings): void {
    for (const { code, severity, detail } of others.list()) this.add(code, severity, detail)
  }

  has(severity: MessageFinding['severity']): boolean {
    return this.list().some((finding) => finding.severity === severity)
  }

  list(): MessageFinding[] {
    return [...this.#list.values()]
  }
}

function rank(severity: MessageFinding['severity']): number {
  return ['note', 'warn', 'quarantine'].indexOf(severity)
}
