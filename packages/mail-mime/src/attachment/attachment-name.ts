import { cleanLabel } from '../clean-label.ts'

const LENGTH_LIMIT = 120
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * A label for a file: without directories, controls or direction overrides, never empty, never the name of a
 * device. Whoever stores the file names it otherwise.
 */
export function attachmentName(given: string | undefined, position: number): string {
  const base = cleanLabel(given ?? '')
    .split(/[/\\]/)
    .findLast((segment) => segment.trim() !== '')
  const name = (base ?? '').replace(/[<>:"|?*]/g, '_').replace(/^[. ]+|[. ]+$/g, '')
  if (name === '') return `attachment-${position}`
  return shortened(DEVICE.test(name) ? `_${name}` : name)
}

function shortened(name: string): string {
  const characters = [...name]
  if (characters.length <= LENGTH_LIMIT) return name
  const dot = name.lastIndexOf('.')
  const extension = dot > 0 && name.length - dot <= 10 ? name.slice(dot) : ''
  return characters.slice(0, LENGTH_LIMIT - extension.length).join('') + extension
}
