import type { OperatorLine, ParsedLine } from '../measurement/index.ts'
import type { CivilDate, Instant } from '../time/index.ts'

/** A file's bytes: whole, or in chunks as they come. */
export type FileBytes = Uint8Array | AsyncIterable<Uint8Array>

/** What a written file says about itself. */
export interface FileHeader {
  readonly supplier: string
  readonly operator: string
  /** The civil day the file is for. */
  readonly day: CivilDate
  readonly batchId: string
  /** 1 for the first file to this operator on this day. */
  readonly sequence: number
  readonly createdAt: Instant
}

/** A file ready to hand over. The same lines and header give the same bytes. */
export interface RenderedFile {
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** Result of looking at a file's first bytes. */
export interface FormatDetection {
  /** 0 for certainly not to 1 for certainly. */
  readonly likelihood: number
  readonly reasons: readonly string[]
}

/**
 * An operator's file format, both directions.
 *
 * A format is right when it passes `operatorFormatLaws` of
 * `@selfread/core/conformance`: it never throws on garbage, loses no row
 * (`rowsRead = rowsDelivered + rowsRefused`), keeps every digit, and reads back
 * what it wrote.
 */
export interface OperatorFormat {
  readonly specificationVersion: 1
  /** Unique among the formats of a desk: `deer-csv`. */
  readonly id: string
  /** The schemes by which it can name a place, the preferred one first; any scheme where absent. */
  readonly placeSchemes?: readonly string[]
  /** How alike a file's beginning (its first few kB) is to this format. */
  detect(file: { readonly name: string; readonly head: Uint8Array }): FormatDetection
  /** Reads a file in order; garbage yields findings, never an exception. The last item is of kind `end`. */
  parse(file: { readonly name: string; readonly bytes: FileBytes }): AsyncIterable<ParsedLine>
  /** Writes a file. Throws `FormatRenderError` where a line cannot be said in this format. */
  render(content: {
    readonly header: FileHeader
    readonly lines: readonly OperatorLine[]
  }): RenderedFile
}
