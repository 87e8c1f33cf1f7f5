/** True where two texts are the same serial number: case and blanks around them say nothing, leading zeros do. */
export function isSameSerial(a: string, b: string): boolean {
  return a === b || folded(a) === folded(b)
}

function folded(serialNumber: string): string {
  return serialNumber.trim().toUpperCase()
}
