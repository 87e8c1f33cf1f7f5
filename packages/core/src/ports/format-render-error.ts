const marker = Symbol.for('@selfread/core/FormatRenderError')

/** A line cannot be written in an operator's format. Nothing was written. */
export class FormatRenderError extends Error {
  override readonly name = 'FormatRenderError'
  readonly code = 'format_render'
  readonly isTransient = false
  readonly formatId: string
  /** 0 for the first line of the batch. */
  readonly lineIndex: number
  readonly field: string

  constructor(problem: {
    formatId: string
    lineIndex: number
    field: string
    expected: string
    actual: string
  }) {
    super(
      `Line ${problem.lineIndex + 1} cannot be written as ${problem.formatId}: ${problem.field} must be ${problem.expected}, not ${problem.actual}.`,
    )
    this.formatId = problem.formatId
    this.lineIndex = problem.lineIndex
    this.field = problem.field
    Object.defineProperty(this, marker, { value: true })
  }

  /** Unlike `instanceof`, holds across the ESM and CJS builds and across package versions. */
  static is(error: unknown): error is FormatRenderError {
    return typeof error === 'object' && error !== null && marker in error
  }
}
