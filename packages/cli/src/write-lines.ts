import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileProblem } from './file-problem.ts'

/** Writes lines as they come, however many: the file is there once it is whole. Gives their number. */
export async function writeLines(path: string, lines: AsyncIterable<string>): Promise<number> {
  const part = `${path}.part`
  let count = 0
  let failure: unknown
  async function* counted(): AsyncGenerator<string> {
    try {
      for await (const line of lines) {
        count += 1
        yield line
      }
    } catch (error) {
      failure = error // of who makes the lines, not of the file
      throw error
    }
  }
  try {
    await pipeline(Readable.from(counted()), createWriteStream(part))
    await rename(part, path)
    return count
  } catch (error) {
    await rm(part, { force: true })
    if (failure !== undefined) throw failure
    throw new Error(`${path} cannot be written: ${fileProblem(error)}.`, { cause: error })
  }
}
