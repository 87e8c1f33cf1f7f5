/** Where a command reads and writes; `process` is one. */
export interface Terminal {
  readonly stdin: AsyncIterable<string | Uint8Array>
  readonly stdout: { write(text: string): unknown }
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean }
  /** Milliseconds by which progress is shown now and then; the machine's clock unless stated. */
  readonly now?: () => number
}

/**
 * Text that may stand on a screen. What customers wrote is printed here: control
 * characters in it could move the cursor or retitle the window.
 */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '\ufffd')
}
