import type { FormatDetection } from '@selfread/core'
import type { XmlLayout } from './xml-layout.ts'
import { isNamed } from './xml-path.ts'

const NAMES_MAX = 200

/** Looks at a file's beginning. See {@link OperatorFormat.detect}. */
export function detectXml(head: Uint8Array, { record }: XmlLayout): FormatDetection {
  const text = decoded(head)
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .trimStart()
  if (!text.startsWith('<')) return { likelihood: 0, reasons: ['It does not begin with a tag.'] }
  if (/<!\s*[A-Za-z]/.test(text)) return { likelihood: 0, reasons: ['It has a DOCTYPE.'] }

  const names = [...text.matchAll(/<([^\s<>/!?]{1,200})/g)].map(([, name = '']) => name)
  const [rootName = '', ...way] = record
  const [root = ''] = names
  if (!isNamed(root, rootName)) {
    return { likelihood: 0.05, reasons: [`It is XML, but its root is not ${rootName}.`] }
  }
  const isSeen = (wanted: string) => names.slice(1, NAMES_MAX).some((name) => isNamed(name, wanted))
  return way.every(isSeen)
    ? { likelihood: 0.95, reasons: [`Its root is ${rootName} and it has ${record.at(-1)}.`] }
    : { likelihood: 0.6, reasons: [`Its root is ${rootName}; no ${record.at(-1)} is in sight.`] }
}

function decoded(head: Uint8Array): string {
  const [first, second] = head
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(head)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(head)
  return new TextDecoder().decode(head)
}
