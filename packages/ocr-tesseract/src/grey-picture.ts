/** One byte a pixel, row by row, upright. */
export interface GreyPicture {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}
