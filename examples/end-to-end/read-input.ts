import { readFile } from 'node:fs/promises'

/** Reads a file of the input. Throws an error that says which file, what it should hold and what to do. */
export async function readInput(path: string, content: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const problem = code === 'ENOENT' ? 'there is no such file' : (error as Error).message
    throw new Error(
      `${path}: expected ${content}, but ${problem}. Put it back, or write the input anew with world/generate.ts.`,
    )
  }
}
