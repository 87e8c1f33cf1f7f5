const marker = Symbol.for('@selfread/ocr-tesseract/PhotoReaderError')

/**
 * Why the reader, and not the photo, failed.
 *
 * - `reader_closed`: asked to read after `close()`; create another reader.
 * - `language_data_missing`: no `eng.traineddata` or `eng.traineddata.gz` in the folder named.
 * - `tesseract_failed`: Tesseract could not start; `cause` says what it reported.
 */
export type PhotoReaderErrorCode = 'reader_closed' | 'language_data_missing' | 'tesseract_failed'

/** The reader cannot work. A photo that cannot be read is refused instead and throws nothing. */
export class PhotoReaderError extends Error {
  override readonly name = 'PhotoReaderError'
  readonly code: PhotoReaderErrorCode
  /** Trying again as things are will fail again. */
  readonly isTransient = false

  constructor(code: PhotoReaderErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    Object.defineProperty(this, marker, { value: true })
  }

  /** Holds across copies of this package, where `instanceof` does not. */
  static is(error: unknown): error is PhotoReaderError {
    return typeof error === 'object' && error !== null && marker in error
  }
}
