import type {
  Channel,
  CivilDate,
  EstimateBasis,
  ExplanationDossier,
  Instant,
  Reading,
  ReconciliationOutcomeCode,
} from '@selfread/core'

const CHANNELS: Partial<Record<Channel, string>> = {
  email: 'e-mail',
  web_app: 'web page',
  ivr: 'telephone menu',
  sms: 'SMS',
  whatsapp: 'WhatsApp',
  call: 'telephone',
  crm: 'CRM',
}

const SCHEMES: { readonly [scheme: string]: string } = {
  pod: 'POD',
  clc: 'CLC',
  nlc: 'NLC',
  mpan: 'MPAN',
  account: 'Account number',
  self_read_code: 'Self-reading code',
}

const OUTCOMES: { readonly [Code in ReconciliationOutcomeCode]: string } = {
  matched: 'the reading stands as it was sent',
  matched_within_tolerance: 'the reading stands, within the tolerance',
  different_value: 'another value stands as the customer’s reading',
  other_date: 'the reading stands under another date',
  replaced_by_operator_read: 'a reading of the operator stands in its place',
  replaced_by_estimate: 'an estimate stands in its place',
  missing_register: 'the register is missing',
  missing_place: 'the place is missing',
  unknown_meter: 'the place has another meter',
  after_cutoff: 'the reading came after the operator’s closing date',
  not_sent: 'it was looked for, but had not been sent yet',
}

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

/** A code as people say it: `under_verification` is «under verification». */
export function words(code: string): string {
  return code.replaceAll('_', ' ')
}

/** The same at the beginning of a line. */
export function title(code: string): string {
  return capitalised(words(code))
}

/** Why an index was computed. */
export function estimateReason({ reason }: EstimateBasis): string {
  return reason === 'no_self_reading_in_window'
    ? 'nobody sent a reading in the window'
    : words(reason)
}

/** With a capital letter in front. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** `26 Nov 2026`. */
export function dateText(date: CivilDate): string {
  return day.format(new Date(`${date}T00:00:00Z`))
}

/** `26 Nov 2026, 20:00` on the clocks of the place. */
export function timeText({ place }: ExplanationDossier, at: Instant): string {
  return new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: place.timeZone,
  }).format(new Date(at))
}

/** How something came in. */
export function channelText(channel: Channel): string {
  return CHANNELS[channel] ?? words(channel)
}

/** What a number of a place is called. */
export function schemeText(scheme: string): string {
  return SCHEMES[scheme] ?? title(scheme)
}

/** What the operator's data say of a reading. */
export function outcomeWords(code: ReconciliationOutcomeCode): string {
  return OUTCOMES[code]
}

/** Who read the register. */
export function sourceText({ source }: Reading): string {
  switch (source) {
    case 'customer':
      return 'read by the customer'
    case 'operator':
      return 'read by the network operator'
    case 'estimate':
      return 'estimated'
    case 'exchange':
      return 'read when the meter was exchanged'
    case 'control':
      return 'read at a control'
    case 'remote':
      return 'read remotely'
  }
}

/** An index as it was sent, with the unit where its meter is known. */
export function withUnit({ installations }: ExplanationDossier, reading: Reading): string {
  const meter = installations.find(({ meter: it }) => it.serialNumber === reading.meterSerial)
  const unit = meter?.meter.registers.find(({ id }) => id === reading.register)?.unit
  return [reading.value.text, unit].filter(Boolean).join(' ')
}

/** The number by which people know the place: its POD where there is one. */
export function numberOf({ place }: ExplanationDossier): string {
  const pod = place.identifiers.find(({ scheme }) => scheme === 'pod')
  return (pod ?? place.identifiers[0])?.value ?? place.id
}
