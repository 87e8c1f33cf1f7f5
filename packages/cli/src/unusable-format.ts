import type { OperatorFormat } from '@selfread/core'
import type { UsageError } from './usage-error.ts'

/**
 * Stands in for a format whose mapping cannot be used: says so when a file is read or written,
 * so that customers’ readings come in and other operators’ files go out meanwhile.
 */
export function unusableFormat(problem: UsageError): OperatorFormat {
  return {
    specificationVersion: 1,
    id: 'unusable',
    detect: () => ({ likelihood: 0, reasons: [problem.message] }),
    parse: () => ({
      [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(problem) }),
    }),
    render() {
      throw problem
    },
  }
}
