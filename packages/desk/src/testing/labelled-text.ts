import type { TextExtraction, TextExtractor, TextIdentifier, TextReading } from '@selfread/core'

const LABEL = /(place|meter|register|value|date|utility)=(\S+)/gu
const UTILITIES = ['electricity', 'gas', 'water', 'heat'] as const

/**
 * An extractor whose language has no doubts of its own: every line
 * `place=… meter=… register=… value=… date=…` is a reading, a line without
 * `value=` names numbers only, and `unsure` anywhere asks for a person.
 */
export const labelledText: TextExtractor = {
  specificationVersion: 1,
  extract(text): TextExtraction {
    const readings: TextReading[] = []
    const identifiers: TextIdentifier[] = []
    for (const line of linesOf(text)) {
      const labels = new Map<string, string>()
      for (const match of line.text.matchAll(LABEL)) {
        const [, label = '', value = ''] = match
        labels.set(label, value)
        const start = line.start + match.index + label.length + 1
        const span = { start, end: start + value.length }
        if (label === 'place') identifiers.push({ kind: 'customer', value, span })
        if (label === 'meter') identifiers.push({ kind: 'meter', value, span })
      }
      const span = { start: line.start, end: line.start + line.text.length }
      if (labels.has('value')) readings.push(readingOf(labels, span))
    }
    const [customer, ...others] = new Set(readings.flatMap((it) => it.customer ?? []))
    const isUnsure = text.includes('unsure')
    return {
      decision: isUnsure ? 'review' : readings.length > 0 ? 'accept' : 'not_reading',
      readings,
      identifiers,
      reasons: [isUnsure ? 'The text says that it is unsure.' : `${readings.length} values.`],
      ...(customer !== undefined && others.length === 0 && { customer }),
    }
  },
}

function linesOf(text: string): readonly { readonly text: string; readonly start: number }[] {
  let start = 0
  return text.split('\n').map((line) => {
    const numbered = { text: line, start }
    start += line.length + 1
    return numbered
  })
}

function readingOf(labels: ReadonlyMap<string, string>, span: TextReading['span']): TextReading {
  const [customer, meter, register, date] = ['place', 'meter', 'register', 'date'].map((label) =>
    labels.get(label),
  )
  const utility = UTILITIES.find((it) => it === labels.get('utility'))
  return {
    value: labels.get('value') ?? '',
    span,
    ...(customer !== undefined && { customer }),
    ...(meter !== undefined && { meter }),
    ...(register !== undefined && { register }),
    ...(date !== undefined && { date }),
    ...(utility !== undefined && { utility }),
  }
}
