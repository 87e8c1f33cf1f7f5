import { readFile } from 'node:fs/promises'
import { tesseractReader } from '@selfread/ocr-tesseract'
import type { CommandOutput } from '../command-output.ts'
import { ExitCode } from '../exit-code.ts'
import { UsageError } from '../usage-error.ts'

/** `photo`: reads a register off a photo, or says why a person must. */
export async function photoCommand(
  file: string,
  options: {
    readonly digits: number
    readonly decimals: number
    readonly last?: number
    readonly max?: number
  },
): Promise<CommandOutput> {
  const bytes = await readFile(file).catch((error: Error) => {
    throw new UsageError(`${file} cannot be read: ${error.message}`)
  })
  const reader = tesseractReader()
  try {
    const { decision, candidates, reasons } = await reader.read({
      bytes,
      expectation: {
        integerDigits: options.digits,
        decimalDigits: options.decimals,
        ...(options.last !== undefined && { lastIndex: options.last }),
        ...(options.max !== undefined && { maximumIndex: options.max }),
      },
    })
    const [best] = candidates
    const isRead = decision === 'read'
    const result = {
      decision,
      value: isRead ? (best?.value ?? null) : null,
      confidence: best?.confidence ?? 0,
      box: best?.box ?? null,
      candidates,
      reasons,
    }
    return {
      json: result,
      text: [
        isRead ? `read ${best?.value} (confidence ${best?.confidence.toFixed(2)})` : 'refused',
        ...reasons.map((reason) => `- ${reason}`),
      ].join('\n'),
      exitCode: isRead ? ExitCode.ok : ExitCode.problems,
    }
  } finally {
    await reader.close()
  }
}
