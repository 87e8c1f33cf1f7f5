import { tesseractReader } from '@selfread/ocr-tesseract'
import type { CommandOutput } from '../command-output.ts'
import { ExitCode } from '../exit-code.ts'
import { readInput } from '../read-input.ts'

/** `photo`: reads a register off a photo, or says why a person must. */
export async function photoCommand(
  file: string,
  options: {
    readonly digits: number
    readonly decimals: number
    /** The last known and the largest plausible index, whole units. */
    readonly last?: number
    readonly max?: number
  },
): Promise<CommandOutput> {
  const bytes = await readInput(file)
  const { digits, decimals, last, max } = options
  const reader = tesseractReader()
  try {
    const { decision, candidates, reasons } = await reader.read({
      bytes,
      expectation: {
        integerDigits: digits,
        decimalDigits: decimals,
        ...(last !== undefined && { lastIndex: last }),
        ...(max !== undefined && { maximumIndex: max }),
      },
    })
    const [best] = candidates
    const isRead = decision === 'read' && best !== undefined
    return {
      json: {
        decision,
        value: isRead ? best.value : null,
        confidence: best?.confidence ?? 0,
        box: best?.box ?? null,
        candidates,
        reasons,
      },
      text: [
        isRead ? `read ${best.value} (confidence ${best.confidence.toFixed(2)})` : 'refused',
        ...reasons.map((reason) => `- ${reason}`),
      ].join('\n'),
      exitCode: isRead ? ExitCode.ok : ExitCode.problems,
    }
  } finally {
    await reader.close()
  }
}
