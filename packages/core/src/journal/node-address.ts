/** Where the root of a complete subtree stands: it covers the 2^level leaves from index · 2^level on. A leaf has level 0. */
export interface NodeAddress {
  readonly level: number
  readonly index: number
}
