import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson, type JsonValue } from '../../journal/index.ts'
import { monthsAfter } from '../../meter/index.ts'
import type { Instant } from '../../time/index.ts'
import { type Catalogue, unknownCode } from '../catalogue.ts'
import { type FieldRefusal, refuse } from '../refusal.ts'
import { sortedBy } from '../sorted-by.ts'
import type {
  IssuedTamperReport,
  TamperReading,
  TamperReport,
  TamperReportDraft,
  TamperReportPeople,
} from './tamper-report.ts'

/**
 * Why a report cannot be issued; the first that holds, in this order:
 * - `number_taken`: the number was issued, and what was issued is locked;
 * - `unknown_report`: it corrects a report of this place that there is not;
 * - `unknown_code`: a tamper code or source that is in no catalogue;
 * - `photos_missing`: at least one overview and one detail;
 * - `signature_missing`: signed by nobody, or a signature after a refusal;
 * - `witness_missing`: signing was refused and nobody saw it.
 */
export type TamperProblem =
  | 'number_taken'
  | 'unknown_report'
  | 'unknown_code'
  | 'photos_missing'
  | 'signature_missing'
  | 'witness_missing'

/**
 * Issues a report: from here on it is locked. A mistake in it is put right by
 * another report that names it in `corrects`. Source: DOMAIN.md 5; capability S2-17.
 */
export function issueTamperReport(input: {
  draft: TamperReportDraft
  people: TamperReportPeople
  number: string
  at: Instant
  by: string
  /** The tenant's reports; those of the place and of the number are enough. */
  issued: readonly IssuedTamperReport[]
  /** All readings of the place: those of two years go into the report. */
  history: Iterable<TamperReading>
  catalogues: { readonly tamper: Catalogue; readonly source: Catalogue }
}): ({ readonly ok: true } & IssuedTamperReport) | FieldRefusal<TamperProblem> {
  const { draft, people, number, issued, catalogues } = input
  const { corrects, photos, signature, foundOn } = draft
  if (issued.some(({ report }) => report.number === number)) {
    return refuse('number_taken', 'a number of its own', number)
  }
  if (
    corrects !== undefined &&
    !issued.some(({ report }) => report.number === corrects && report.place === draft.place)
  ) {
    return refuse('unknown_report', `a report of ${draft.place}`, corrects)
  }
  const unknown =
    unknownCode(catalogues.tamper, draft.tamperCode) ?? unknownCode(catalogues.source, draft.source)
  if (unknown) return unknown
  for (const kind of ['overview', 'detail'] as const) {
    if (!photos.some((photo) => photo.kind === kind)) {
      return refuse('photos_missing', kind, photos.map((photo) => photo.kind).join(', ') || 'none')
    }
  }
  if ((signature === 'signed') !== (people.signedBy !== undefined)) {
    return refuse('signature_missing', 'a signature or its refusal', people.signedBy ?? 'nobody')
  }
  if (signature !== 'signed' && people.witnesses.length === 0) {
    return refuse('witness_missing', 'a witness of the refusal', 'nobody')
  }
  const from = monthsAfter(foundOn, -24)
  const readings = sortedBy(
    [...input.history].filter(({ readOn }) => from <= readOn && readOn <= foundOn),
    ({ readOn, register, source }) => [readOn, register, source],
  )
  const report = { ...draft, number, issuedAt: input.at, issuedBy: input.by, readings }
  return { ok: true, report, sha256: contentHash(report) }
}

/** True where a report is what was issued. */
export function isReportUnchanged({ report, sha256: hash }: IssuedTamperReport): boolean {
  return contentHash(report) === hash
}

function contentHash(report: TamperReport): string {
  // A report is plain JSON without floating point.
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(report as unknown as JsonValue))))
}
