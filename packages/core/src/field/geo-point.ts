/** A point on the earth in whole millionths of a degree, WGS 84: north and east are positive. */
export interface GeoPoint {
  readonly latitudeMicrodegrees: number
  readonly longitudeMicrodegrees: number
}

/** A point as a device measured it. */
export interface MeasuredPosition extends GeoPoint {
  /** The device's own radius of trust, whole metres. */
  readonly accuracyMetres: number
}

/**
 * Metres between two points, a whole number. Degrees of longitude shrink with
 * the cosine of the mean latitude, by Bhaskara's formula in whole numbers: at
 * most 0.3 % wrong up to 60 degrees and, unlike a machine's sine, the same
 * everywhere; a root is rounded the same everywhere too. Good for the distances
 * of a day's walk.
 */
export function metresBetween(a: GeoPoint, b: GeoPoint): number {
  const north = Math.abs(a.latitudeMicrodegrees - b.latitudeMicrodegrees)
  const apart = Math.abs(a.longitudeMicrodegrees - b.longitudeMicrodegrees)
  const east = Math.min(apart, 360_000_000 - apart)
  const middle = Math.trunc((a.latitudeMicrodegrees + b.latitudeMicrodegrees) / 2_000)
  const square = middle * middle // of thousandths of a degree
  const cosine = Math.trunc((10_000 * (32_400_000_000 - 4 * square)) / (32_400_000_000 + square))
  const northMetres = metresOf(north)
  const eastMetres = Math.trunc((metresOf(east) * Math.max(cosine, 0)) / 10_000)
  return Math.trunc(Math.sqrt(northMetres * northMetres + eastMetres * eastMetres))
}

/** 111,320 metres to a degree. */
function metresOf(microdegrees: number): number {
  return Math.trunc((microdegrees * 11_132) / 100_000)
}
