import { parseHeaderValue } from 'nodemailer/lib/mime-funcs'

type Parameter = 'boundary' | 'charset' | 'delsp' | 'filename' | 'format' | 'name'

/** A header value with parameters, such as `text/plain; charset=utf-8`. */
export interface HeaderValue {
  /** Lower case. */
  readonly value: string
  readonly params: Readonly<Partial<Record<Parameter, string>>>
}

/** Parses the octets of Content-Type or Content-Disposition, RFC 2231 continuations included. */
export function headerValue(octets: string | undefined): HeaderValue {
  // Longer than any honest value: what follows would only cost time.
  const { value, params } = parseHeaderValue((octets ?? '').slice(0, 16_384), {
    stripComments: true,
  })
  return { value: value.trim().toLowerCase(), params }
}
