/** The whole number behind an argument, `--places 5000000`; where it is not given, `otherwise`. */
export function numberArgument(name: string, otherwise: number): number {
  const at = process.argv.indexOf(name)
  if (at < 0) return otherwise
  const value = Number(process.argv[at + 1])
  if (!Number.isSafeInteger(value) || value < 1)
    throw new RangeError(`${name} is ${process.argv[at + 1]}; expected a whole number from 1`)
  return value
}
