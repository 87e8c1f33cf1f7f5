import type { CivilDate, TextContext } from '@selfread/core'
import type { Message } from './read-message.ts'

/** The day on which the meter was read, where the text says it, with what is unsure about it. */
export function readingDate(
  message: Message,
  context: TextContext,
): { date?: CivilDate; doubts: string[] } {
  const dates = message.labelling.dates.filter(
    (one) => one.position < message.signatureAt && one.role !== 'other' && one.date !== undefined,
  )
  const labelled = dates.filter((one) => one.role === 'reading')
  const pool = labelled.length > 0 ? labelled : dates
  const distinct = new Set(pool.map((one) => one.date))
  const [first] = pool
  if (first?.date === undefined) return { doubts: [] }
  if (distinct.size > 1) return { doubts: ['several dates'] }
  const { sentOn } = context
  let { date, otherDate } = first
  if (sentOn !== undefined && otherDate !== undefined) {
    if (date > sentOn && otherDate <= sentOn) [date, otherDate] = [otherDate, undefined]
    else if (otherDate > sentOn && date <= sentOn) otherDate = undefined
  }
  if (otherDate !== undefined)
    return { date, doubts: [`${date} or ${otherDate}: day and month can be told either way`] }
  if (sentOn !== undefined && date > sentOn) return { date, doubts: [`${date} lies in the future`] }
  return { date, doubts: [] }
}
