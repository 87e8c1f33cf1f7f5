import { type FileHandle, open, readFile } from 'node:fs/promises'
import { fileProblem } from './file-problem.ts'
import { UsageError } from './usage-error.ts'

/** Reads a file that the caller named. Throws `UsageError` where that cannot be done. */
export async function readInput(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    throw unreadable(path, error)
  }
}

/** Reads a JSON file that the caller named. Throws `UsageError` where it cannot be read or is no JSON. */
export async function readJsonInput(path: string): Promise<unknown> {
  const text = new TextDecoder().decode(await readInput(path)) // drops a byte order mark
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new UsageError(`${path} is not JSON: ${(error as Error).message}`)
  }
}

/** The first bytes of a file that the caller named. Throws `UsageError` where it cannot be read. */
export async function readHead(path: string, lengthMax: number): Promise<Uint8Array> {
  let file: FileHandle | undefined
  try {
    file = await open(path)
    const { buffer, bytesRead } = await file.read(new Uint8Array(lengthMax))
    return buffer.subarray(0, bytesRead)
  } catch (error) {
    throw unreadable(path, error)
  } finally {
    await file?.close()
  }
}

function unreadable(path: string, error: unknown): UsageError {
  return new UsageError(`${path} cannot be read: ${fileProblem(error)}.`)
}
