import { availableParallelism } from 'node:os'
import type { PhotoExpectation, PhotoReader, PhotoReading } from '@selfread/core'
import sharp from 'sharp'
import { capturedAt } from './captured-at.ts'
import {
  type DecodedPhoto,
  decodePhoto,
  UndecodablePhoto,
  type WorkingPicture,
} from './decode-photo.ts'
import { type Judgement, judgeRegisters } from './judge-registers.ts'
import { locateRegisters } from './locate-registers.ts'
import { type RegisterReading, readRegister } from './read-register.ts'
import { type Recognise, recogniserPool } from './recogniser-pool.ts'
import { orStopped, turns } from './turns.ts'

/** How a reader works. Every field has a default; the figures in the README are for the defaults. */
export interface TesseractReaderSettings {
  /** Folder with `eng.traineddata` or `eng.traineddata.gz`. Default: the one of `@tesseract.js-data/eng`. */
  readonly languageDataPath?: string
  /** Photos read at once, each by a worker of its own of about 130 MB. Default: 2, or 1 on a single core. */
  readonly workers?: number
  /** A value below it is refused. Default 0.9, the threshold the README's figures were counted at. */
  readonly minimumConfidence?: number
  /** A photo that takes longer from its turn on is refused. Default 20,000. */
  readonly timeoutMs?: number
  /** A larger picture is refused before it is decoded. Default 50 million. */
  readonly inputPixelLimit?: number
}

/** Longest side worked on; the second only for photos that are that large. */
const sizes = [960, 1920] as const
const leastSide = 48

/**
 * Reads registers with printed or drum digits through Tesseract, on this machine alone. It refuses
 * most photos: it answers only where every layout of the digits is read alike and something in the
 * picture, or the known range, tells the register from the other numbers on the plate.
 *
 * A photo that is no photo is refused. What stops the reader itself throws a {@link PhotoReaderError};
 * an aborted signal throws its reason.
 *
 * @example
 * const photoReader = tesseractReader({ workers: 1 })
 * const reading = await photoReader.read({
 *   bytes,
 *   expectation: { integerDigits: 5, decimalDigits: 3, lastIndex: 2090 },
 * })
 * const index = reading.decision === 'read' ? reading.candidates[0]?.value : undefined
 * await photoReader.close()
 */
export function tesseractReader(settings: TesseractReaderSettings = {}): PhotoReader {
  const minimumConfidence = settings.minimumConfidence ?? 0.9
  const timeoutMs = settings.timeoutMs ?? 20_000
  const pixelLimit = settings.inputPixelLimit ?? 50_000_000
  const pool = recogniserPool(settings.languageDataPath)
  const queue = turns(settings.workers ?? Math.min(2, availableParallelism()))

  return {
    specificationVersion: 1,
    read: ({ bytes, expectation, signal }) =>
      queue.take(signal, () => readPhoto(bytes, expectation, signal)),
    close: () => pool.close(),
  }

  async function readPhoto(
    bytes: Uint8Array,
    expectation: PhotoExpectation,
    signal: AbortSignal | undefined,
  ): Promise<PhotoReading> {
    const deadline = AbortSignal.timeout(timeoutMs)
    const stop = signal === undefined ? deadline : AbortSignal.any([signal, deadline])
    let photo: DecodedPhoto | undefined
    try {
      photo = await orStopped(
        stop,
        decodePhoto(bytes, { pixelLimit, timeoutSeconds: Math.ceil(timeoutMs / 1000) }),
      )
      const [taken, { sharpness, judgement }] = await orStopped(
        stop,
        Promise.all([capturedAt(bytes), look(photo, expectation, stop)]),
      )
      return {
        ...judgement,
        ...(taken === undefined ? {} : { capturedAt: taken }),
        ...shapeOf(photo, sharpness),
      }
    } catch (cause) {
      signal?.throwIfAborted()
      if (cause instanceof UndecodablePhoto) return refusal(photo, cause.message)
      if (deadline.aborted) return refusal(photo, `Reading took longer than ${timeoutMs} ms.`)
      throw cause
    }
  }

  async function look(
    photo: DecodedPhoto,
    expectation: PhotoExpectation,
    stop: AbortSignal,
  ): Promise<{ readonly judgement: Judgement; readonly sharpness: number }> {
    if (Math.min(photo.width, photo.height) < leastSide) {
      return refused(
        0,
        `The picture is too small to show a register: ${photo.width} by ${photo.height} pixels.`,
      )
    }
    let sharpness = 0
    const readings: RegisterReading[] = []
    for (const size of sizes) {
      if (size > sizes[0] && Math.max(photo.width, photo.height) < size) break
      stop.throwIfAborted()
      const picture = await photo.render(size)
      if (size === sizes[0]) {
        const seen = await lookOver(picture)
        sharpness = seen.sharpness
        if (seen.isBlank)
          return refused(sharpness, 'The picture is blank: it shows one shade all over.')
      }
      const registers = locateRegisters(picture, expectation)
      if (registers.length === 0) continue
      const found = await pool.lend(stop, (recognise) => readAll(picture, registers, recognise))
      readings.push(...found)
      const judgement = judgeRegisters(readings, expectation, minimumConfidence)
      if (judgement.decision === 'read') return { judgement, sharpness }
    }
    return { judgement: judgeRegisters(readings, expectation, minimumConfidence), sharpness }
  }
}

async function readAll(
  picture: WorkingPicture,
  registers: ReturnType<typeof locateRegisters>,
  recognise: Recognise,
): Promise<RegisterReading[]> {
  const readings: RegisterReading[] = []
  for (const register of registers) {
    const reading = await readRegister(picture, register, recognise)
    if (reading !== undefined) readings.push(reading)
  }
  return readings
}

async function lookOver(
  picture: WorkingPicture,
): Promise<{ readonly sharpness: number; readonly isBlank: boolean }> {
  const { width, height } = picture
  const stats = await sharp(picture.colours, { raw: { width, height, channels: 3 } }).stats()
  return {
    sharpness: stats.sharpness,
    isBlank: stats.channels.every((channel) => channel.stdev < 2),
  }
}

function refused(
  sharpness: number,
  reason: string,
): { readonly judgement: Judgement; readonly sharpness: number } {
  return { judgement: { decision: 'refused', candidates: [], reasons: [reason] }, sharpness }
}

function refusal(photo: DecodedPhoto | undefined, reason: string): PhotoReading {
  return { ...refused(0, reason).judgement, ...shapeOf(photo, 0) }
}

function shapeOf(
  photo: DecodedPhoto | undefined,
  sharpness: number,
): Pick<PhotoReading, 'orientation' | 'quality'> {
  return {
    orientation: photo?.orientation ?? 0,
    quality: { width: photo?.width ?? 0, height: photo?.height ?? 0, sharpness },
  }
}
