/** What a process did to files, in the order in which the kernel finished it. */
export type TraceStep =
  | { readonly does: 'create'; readonly path: string; readonly isEmptied: boolean }
  | {
      readonly does: 'write'
      readonly path: string
      /** Absent for a write at the file's own place: a pipe, or a file that is only added to. */
      readonly offset?: number
      readonly bytes: Uint8Array
    }
  | { readonly does: 'truncate'; readonly path: string; readonly size: number }
  | {
      readonly does: 'sync'
      readonly path: string
      /** How many steps were finished when it began: it makes these durable, others maybe. */
      readonly covers: number
    }
  | { readonly does: 'unlink'; readonly path: string }
  | { readonly does: 'rename'; readonly path: string; readonly to: string }

/** The system calls that a trace has to hold, for `strace --trace`. */
export const TRACED_CALLS: readonly string[] = [
  'open',
  'openat',
  'creat',
  'write',
  'writev',
  'pwrite64',
  'pwritev',
  'pwritev2',
  'ftruncate',
  'truncate',
  'fallocate',
  'copy_file_range',
  'sendfile',
  'fsync',
  'fdatasync',
  'sync_file_range',
  'msync',
  'rename',
  'renameat',
  'renameat2',
  'unlink',
  'unlinkat',
  'link',
  'linkat',
]

/**
 * Reads what `strace -f -y -xx` wrote. Only paths that `isFollowed` names are kept; a call on one of
 * them that a disk could not be rebuilt from is refused with an Error. `before` steps came in earlier
 * traces of the same files.
 */
export function parseTrace(
  text: string,
  isFollowed: (path: string) => boolean,
  before = 0,
): readonly TraceStep[] {
  const steps: TraceStep[] = []
  const begun = new Map<string, { readonly text: string; readonly covers: number }>()
  for (const line of text.split('\n')) {
    const [, thread = '', rest = ''] = /^(\d+) +(.*)$/.exec(line) ?? []
    if (rest === '' || rest.startsWith('+++') || rest.startsWith('---')) continue
    if (rest.endsWith('<unfinished ...>')) {
      const start = rest.slice(0, -'<unfinished ...>'.length).trimEnd()
      begun.set(thread, { text: start, covers: before + steps.length })
      continue
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest)
    const earlier = resumed === null ? undefined : begun.get(thread)
    if (resumed !== null && earlier === undefined) continue
    begun.delete(thread)
    const whole = earlier === undefined ? rest : earlier.text + resumed?.[1]
    const step = parseCall(whole, earlier?.covers ?? before + steps.length)
    if (step !== undefined && isFollowed(step.path)) steps.push(known(step))
  }
  return steps
}

type Step = TraceStep | { readonly does: 'unknown'; readonly path: string; readonly call: string }

function known(step: Step): TraceStep {
  if (step.does === 'unknown')
    throw new Error(`No disk can be rebuilt from ${step.call} on ${step.path}.`)
  return step
}

function parseCall(text: string, covers: number): Step | undefined {
  const call = /^(\w+)\((.*)\) += (-?\d+)(?:<([^>]*)>)?/.exec(text)
  if (call === null) return undefined
  const [, name = '', args = '', result = '', opened] = call
  if (result.startsWith('-')) return undefined
  const file = /^\d+<([^>]*)>/.exec(args)?.[1]
  const path = file === undefined ? '' : textOf(file)
  const texts = [...args.matchAll(/"([^"]*)"/g)].map((it) => it[1] ?? '')
  const numbers = args.split(', ').map(Number)
  switch (name) {
    case 'open':
    case 'openat':
    case 'creat': {
      if (opened === undefined || !(args.includes('O_CREAT') || args.includes('O_TRUNC')))
        return undefined
      return { does: 'create', path: textOf(opened), isEmptied: args.includes('O_TRUNC') }
    }
    case 'write':
      return { does: 'write', path, bytes: bytesOf(texts[0]).subarray(0, Number(result)) }
    case 'pwrite64': {
      const bytes = bytesOf(texts[0]).subarray(0, Number(result))
      return { does: 'write', path, offset: numbers.at(-1) ?? Number.NaN, bytes }
    }
    case 'ftruncate':
      return { does: 'truncate', path, size: numbers.at(-1) ?? Number.NaN }
    case 'fsync':
    case 'fdatasync':
      return { does: 'sync', path, covers }
    case 'unlink':
    case 'unlinkat':
      return { does: 'unlink', path: textOf(texts[0] ?? '') }
    case 'rename':
    case 'renameat':
    case 'renameat2':
      return { does: 'rename', path: textOf(texts[0] ?? ''), to: textOf(texts[1] ?? '') }
    default:
      return { does: 'unknown', path: path || textOf(texts[0] ?? ''), call: name }
  }
}

function bytesOf(hex = ''): Buffer {
  return Buffer.from(hex.replaceAll('\\x', ''), 'hex')
}

function textOf(hex: string): string {
  return hex.startsWith('\\x') ? bytesOf(hex).toString('utf8') : hex
}
