const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Types that a look at the first octets confirms or refutes. */
const RECOGNISED = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/heic',
  'application/pdf',
  'application/zip',
  XLSX,
  DOCX,
])

/** What a file is by its content; the declared type where the content says nothing against it. */
export function mediaType(bytes: Buffer, declared: string, name: string): string {
  const seen = sniffed(bytes)
  if (seen) return seen
  if (bytes.length === 0 && RECOGNISED.has(declared)) return declared
  if (isCsv(bytes, declared, name)) return 'text/csv'
  if (RECOGNISED.has(declared) || !/^[a-z0-9]+\/[a-z0-9.+_-]+$/.test(declared)) {
    return 'application/octet-stream'
  }
  return declared
}

function sniffed(bytes: Buffer): string | undefined {
  const head = bytes.toString('latin1', 0, 1024)
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (head.startsWith('GIF8')) return 'image/gif'
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return 'image/webp'
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return zipKind(bytes)
  if (/^ftyp(hei[cxms]|hev[cx]|mif1|msf1)/.test(head.slice(4, 12))) return 'image/heic'
  // Readers of PDF accept the mark anywhere in the first kilobyte.
  if (head.includes('%PDF-')) return 'application/pdf'
  return undefined
}

/** The names of entries stand uncompressed in a zip. */
function zipKind(bytes: Buffer): string {
  if (bytes.includes('xl/workbook')) return XLSX
  if (bytes.includes('word/document')) return DOCX
  return 'application/zip'
}

function isCsv(bytes: Buffer, declared: string, name: string): boolean {
  const said = declared === 'text/csv' || /\.csv$/i.test(name)
  return said && bytes.length > 0 && !bytes.subarray(0, 4096).includes(0)
}
