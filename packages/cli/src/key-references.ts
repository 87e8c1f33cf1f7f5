import type { HeadSigner } from '@selfread/core'
import { parseSignerKey, parseVerifierKey, type VerifierKey } from '@selfread/core/journal-file'
import { readSecret } from './secret-reference.ts'
import { UsageError } from './usage-error.ts'

/** Reads who signs heads by reference, `env:NAME` or `file:PATH`. Throws `UsageError`, which never shows the key. */
export async function readSigner(reference: string): Promise<HeadSigner> {
  const secret = await readSecret('--signer', reference)
  const signer = parseSignerKey(secret.toString('utf8').trim())
  if (signer !== undefined) return signer
  throw new UsageError(
    `--signer: ${reference} must hold a key such as «selfread journal key» makes, PRIVATE+KEY+<name>+<hash>+<key>.`,
  )
}

/** Understands the verifier keys of `--key`. Throws `UsageError` for one in which a character is wrong. */
export function verifierKeys(texts: readonly string[]): readonly VerifierKey[] {
  return texts.map((text) => {
    const key = parseVerifierKey(text.trim())
    if (key !== undefined) return key
    // Who gives the secret by mistake must not find it in a log.
    const shown = text.startsWith('PRIVATE') ? 'This is a secret key. A verifier key' : `${text}:`
    throw new UsageError(
      `--key: ${shown} is <name>+<hash>+<key>, as «selfread journal key» told it.`,
    )
  })
}
