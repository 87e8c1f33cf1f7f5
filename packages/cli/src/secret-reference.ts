import { readFile } from 'node:fs/promises'
import { fileProblem } from './file-problem.ts'
import { UsageError } from './usage-error.ts'

/**
 * Reads a secret by reference: `env:NAME` or `file:PATH`. A secret itself never stands in a command
 * line, where other users of the machine and the shell's history see it. Throws `UsageError`, which
 * names the reference only.
 */
export async function readSecret(option: string, reference: string): Promise<Buffer> {
  const [, kind, name = ''] = /^(env|file):(.+)$/su.exec(reference) ?? []
  if (kind === 'env') {
    const value = process.env[name]
    if (value === undefined || value === '') {
      throw new UsageError(`${option}: the environment variable ${name} is not set.`)
    }
    return Buffer.from(value, 'utf8')
  }
  if (kind === 'file') {
    try {
      return await readFile(name)
    } catch (error) {
      throw new UsageError(`${option}: ${name} cannot be read: ${fileProblem(error)}.`)
    }
  }
  throw new UsageError(`${option} must be env:NAME or file:PATH: the secret itself belongs there.`)
}

const KEY_BYTES = 32

/** Reads a key of 32 bytes by reference: as 64 hex digits, as base64, or, in a file, as the bytes themselves. */
export async function readKey(option: string, reference: string): Promise<Uint8Array> {
  const secret = await readSecret(option, reference)
  if (secret.length === KEY_BYTES) return secret
  const text = secret.toString('utf8').trim()
  if (/^[0-9a-f]{64}$/iu.test(text)) return Buffer.from(text, 'hex')
  const bytes = /^[A-Za-z0-9+/_-]{43}=?$/u.test(text) ? Buffer.from(text, 'base64') : undefined
  if (bytes?.length === KEY_BYTES) return bytes
  throw new UsageError(
    `${option}: ${reference} must hold 32 bytes, as 64 hex digits or in base64; it has ${secret.length} bytes.`,
  )
}
