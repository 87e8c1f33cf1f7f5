import {
  civilDateAt,
  type PlaceState,
  type SubmissionFinding,
  type TextExtraction,
} from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'
import { normalizeIdentifier } from '../normalize.ts'
import { type PlaceChange, readPlace } from '../place-record.ts'
import {
  type ClaimedPlace,
  type ClaimedReading,
  claimsOfEntries,
  claimsOfText,
} from './claimed-place.ts'
import { decidePlaceReadings } from './decide-place-readings.ts'
import { type Identification, identifyPlace, type PlaceEvidence } from './identify-place.ts'
import { keepOutWords } from './keep-out-words.ts'
import { readPhotos } from './read-photos.ts'
import type { SubmissionContent } from './submission-content.ts'
import type { PlaceCandidate, SubmittedReading } from './submission-receipt.ts'

/** What a submission comes to: readings and facts at places, and what a person must look at. */
export interface Interpretation {
  readonly isNotReading: boolean
  readonly changes: readonly PlaceChange[]
  /** As they were before the changes. */
  readonly places: readonly PlaceState[]
  readonly readings: readonly SubmittedReading[]
  readonly findings: readonly SubmissionFinding[]
  readonly candidates: readonly PlaceCandidate[]
}

interface ClaimSet {
  readonly isNotReading: boolean
  readonly claimed: readonly ClaimedPlace[]
  readonly doubts: readonly SubmissionFinding[]
}

const NOTHING: Interpretation = {
  isNotReading: false,
  changes: [],
  places: [],
  readings: [],
  findings: [],
  candidates: [],
}

/** Looks through a submission: what it claims, which places it means, whether the values can stand. */
export async function interpretSubmission(
  context: DeskContext,
  { id, content }: { readonly id: string; readonly content: SubmissionContent },
): Promise<Interpretation> {
  if (content.settled !== undefined) return NOTHING
  const claims = claimsOf(context, content)
  const { isNotReading, doubts } = claims
  if (isNotReading) return { ...NOTHING, isNotReading, findings: doubts }
  const { claimed, findings: wordsTyped } = keepOutWords(claims.claimed)

  const reused = await reusedMessageId(context, { id, content })
  const shared = [...doubts, ...wordsTyped, ...reused, ...unplacedPhotos(content, claimed)]
  const { identified, unidentified } = await identifyAll(context, claimed)
  const results: Interpretation[] = []
  for (const about of identified) {
    const photos = claimed.length === 1 ? content.photos : []
    const findings = [...shared, ...content.findings]
    results.push(await interpretPlace(context, { id, content, about, photos, findings }))
  }
  return {
    isNotReading: false,
    changes: results.flatMap(({ changes }) => changes),
    places: results.flatMap(({ places }) => places),
    readings: results.flatMap(({ readings }) => readings),
    findings: [
      ...shared,
      ...unidentified.map(({ code, detail }) => ({ code, severity: 'lock' as const, detail })),
      ...results.flatMap(({ findings }) => findings),
    ],
    candidates: unidentified.flatMap(({ candidates }) => candidates),
  }
}

/** Of several places, nobody says which one a photo shows: it says nothing for or against the text. */
function unplacedPhotos(
  { photos }: SubmissionContent,
  claimed: readonly ClaimedPlace[],
): readonly SubmissionFinding[] {
  if (photos.length === 0 || claimed.length <= 1) return []
  const detail = `The submission is about ${claimed.length} places; nothing says which one a photo shows.`
  return [{ code: 'photo_not_read', severity: 'warn', detail }]
}

/** All claims of a submission about one place. */
interface IdentifiedClaims {
  readonly place: string
  readonly isSenderKnown: boolean
  readonly evidence: readonly PlaceEvidence[]
  readonly readings: readonly ClaimedReading[]
}

async function identifyAll(context: DeskContext, claimed: readonly ClaimedPlace[]) {
  const identified = new Map<string, IdentifiedClaims>()
  const unidentified: Extract<Identification, { ok: false }>[] = []
  for (const { evidence, readings } of claimed) {
    const result = await identifyPlace(context, evidence)
    if (!result.ok) {
      unidentified.push(result)
      continue
    }
    const place = result.place.place.id
    const earlier = identified.get(place)
    identified.set(place, {
      place,
      isSenderKnown: result.isSenderKnown,
      evidence: [...(earlier?.evidence ?? []), evidence],
      readings: [...(earlier?.readings ?? []), ...readings],
    })
  }
  return { identified: [...identified.values()], unidentified }
}

function claimsOf(context: DeskContext, content: SubmissionContent): ClaimSet {
  if (content.entered.length > 0) {
    return { isNotReading: false, claimed: claimsOfEntries(content), doubts: [] }
  }
  if (context.text === undefined) {
    throw new Error(
      'A text was received, but the desk has no text extractor: pass createDesk({ text }).',
    )
  }
  const { text: extractor } = context
  const extract = (text: string): TextExtraction =>
    extractor.extract(text, {
      channel: content.channel,
      hasPhoto: content.photos.length > 0,
      sentOn: civilDateAt(content.sentAt ?? content.receivedAt, context.timeZone),
      ...(content.subject !== undefined && { subject: content.subject }),
    })
  const own = extract(content.text)
  const fileDoubts = readableFiles(content, { own, extract })
  const isOnlyForwarded = content.text.trim() === '' && own.readings.length === 0
  const extraction = isOnlyForwarded ? extract(content.quotedText ?? '') : own
  const isOnlyPhoto = extraction.readings.length === 0 && content.photos.length > 0
  // What nobody could look into, such as a spreadsheet, may hold what the text does not.
  const hasUnread = [...content.findings, ...fileDoubts].some(({ severity }) => severity === 'lock')
  const isNothing = extraction.decision === 'not_reading' && !isOnlyPhoto && !hasUnread
  if (isNothing) return { isNotReading: true, claimed: [], doubts: [note(extraction.reasons)] }

  const isUnsure = extraction.decision === 'review' && !isOnlyPhoto
  return {
    isNotReading: false,
    claimed: claimsOfText(extraction, content),
    doubts: [
      ...fileDoubts,
      ...(isUnsure ? [doubt('text_unsure', extraction.reasons.join(' '))] : []),
      ...(isOnlyForwarded && extraction.readings.length > 0
        ? [doubt('only_forwarded', 'The reading stands in a forwarded or quoted message only.')]
        : []),
    ],
  }
}

/**
 * Text files are read as if they stood beneath the sender's words, as a signature
 * does, but not taken for them: one that says more there is for a person.
 */
function readableFiles(
  { text: ownText, textFiles = [] }: SubmissionContent,
  { own, extract }: { own: TextExtraction; extract: (text: string) => TextExtraction },
): readonly SubmissionFinding[] {
  const valuesOf = ({ readings }: TextExtraction) => readings.map(({ value }) => value).join(' ')
  return textFiles
    .filter(({ text }) => {
      const joined = extract(`${ownText}\n\n${text}`)
      return joined.decision !== own.decision || valuesOf(joined) !== valuesOf(own)
    })
    .map(({ name }) => doubt('attachment_not_read', `The attachment ${name} may hold a reading.`))
}

function doubt(code: string, detail: string): SubmissionFinding {
  return { code, severity: 'lock', detail }
}

function note(reasons: readonly string[]): SubmissionFinding {
  return { code: 'not_a_reading', severity: 'note', detail: reasons.join(' ') }
}

async function interpretPlace(
  context: DeskContext,
  input: {
    readonly id: string
    readonly content: SubmissionContent
    readonly about: IdentifiedClaims
    readonly photos: readonly Uint8Array[]
    readonly findings: readonly SubmissionFinding[]
  },
): Promise<Interpretation> {
  const { id, content, about, photos } = input
  const record = await readPlace(context, about.place)
  const { state } = record
  if (state === undefined) throw new Error(`Place ${about.place} is indexed but has no facts.`)

  const seen = await readPhotos(context, { state, photos, claims: about.readings })
  const own = [...seen.findings, ...senderFindings(state, content, about)]
  const decision = decidePlaceReadings(context, {
    state,
    content,
    submissionId: id,
    claims: seen.claims,
    doubts: [...input.findings, ...own].filter(({ severity }) => severity === 'lock'),
  })
  return {
    ...NOTHING,
    changes: decision.facts.length === 0 ? [] : [{ record, facts: decision.facts }],
    places: [state],
    readings: decision.readings,
    findings: [...own, ...decision.findings],
  }
}

/**
 * A stranger may send in a reading for somebody, but must name the place by two
 * numbers, or by the code that is printed on the bill for this very purpose.
 */
function senderFindings(
  { place }: PlaceState,
  content: SubmissionContent,
  { isSenderKnown, evidence }: IdentifiedClaims,
): readonly SubmissionFinding[] {
  if (isSenderKnown || content.enteredBy !== undefined) return []
  const numbers = new Set(
    evidence
      .flatMap(({ identifiers, meters }) => [...identifiers, ...meters])
      .map(normalizeIdentifier),
  )
  const hasCode = place.identifiers.some(
    ({ scheme, value }) => scheme === 'self_read_code' && numbers.has(normalizeIdentifier(value)),
  )
  const severity = hasCode || numbers.size >= 2 ? 'note' : 'lock'
  const detail = 'The sender is not known as a contact of this place’s customer.'
  return [{ code: 'unknown_sender', severity, detail }]
}

async function reusedMessageId(
  context: DeskContext,
  { id, content }: { readonly id: string; readonly content: SubmissionContent },
): Promise<readonly SubmissionFinding[]> {
  if (content.messageId === undefined) return []
  const { documents } = await context.store.findDocuments({
    tenant: context.tenant,
    collection: 'submission',
    where: { index: 'message_id', equals: content.messageId, isPersonal: true },
  })
  const other = documents.find(({ key }) => key !== id)
  if (other === undefined) return []
  const detail = `Another message with the same Message-ID and other content was received (${other.key}).`
  return [{ code: 'message_id_reused', severity: 'lock', detail }]
}
