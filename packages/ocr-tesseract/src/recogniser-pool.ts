import { access } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import sharp from 'sharp'
import { createWorker, PSM, type Worker } from 'tesseract.js'
import type { GreyPicture } from './grey-picture.ts'
import { PhotoReaderError } from './photo-reader-error.ts'
import { orStopped } from './turns.ts'

/** One line as Tesseract reads it. */
export interface Line {
  readonly digits: string
  /** 0 to 1, Tesseract's own: not calibrated. */
  readonly confidence: number
}

/** Reads one strip, digits only. */
export type Recognise = (strip: GreyPicture) => Promise<Line>

/** Tesseract workers: started when first needed, lent to one photo at a time, kept until closed. */
export interface RecogniserPool {
  /** Runs `job` with a worker of its own. When `stop` fires, the worker is ended and the reason thrown. */
  lend<Result>(stop: AbortSignal, job: (recognise: Recognise) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

/** A pool whose language data lies in `languageDataPath`, or in the package that carries it. */
export function recogniserPool(languageDataPath: string | undefined): RecogniserPool {
  const idle: Promise<Worker>[] = []
  let isClosed = false
  return {
    async lend(stop, job) {
      if (isClosed)
        throw new PhotoReaderError(
          'reader_closed',
          'The photo reader is closed: create another one.',
        )
      const worker = idle.pop() ?? startWorker(languageDataPath)
      let isSpent = true
      try {
        const work = worker.then((ready) => job((strip) => recognise(ready, strip)))
        const result = await orStopped(stop, work)
        isSpent = false
        return result
      } finally {
        // Ending it is the only way to stop Tesseract in the middle of a strip.
        if (isSpent || isClosed) void worker.then((ready) => ready.terminate()).catch(() => {})
        else idle.push(worker)
      }
    },
    async close() {
      isClosed = true
      await Promise.all(idle.splice(0).map(async (worker) => (await worker).terminate()))
    },
  }
}

/** Language data is read from the disk, never fetched, and never cached in the working directory. */
async function startWorker(languageDataPath: string | undefined): Promise<Worker> {
  const folder = languageDataPath ?? shippedLanguageData()
  const file = join(folder, 'eng.traineddata')
  const gzip = await access(`${file}.gz`).then(
    () => true,
    () => false,
  )
  // Checked here because tesseract.js waits for ever on a file that is not there.
  if (!gzip) {
    await access(file).catch((cause: unknown) => {
      throw new PhotoReaderError(
        'language_data_missing',
        `There is no eng.traineddata or eng.traineddata.gz in ${folder}: name the folder that has it.`,
        { cause },
      )
    })
  }
  return new Promise((resolve, reject) => {
    const started = createWorker('eng', 1, {
      langPath: folder,
      gzip,
      cacheMethod: 'none',
      errorHandler: (cause: unknown) =>
        reject(new PhotoReaderError('tesseract_failed', `Tesseract failed: ${cause}`, { cause })),
    })
    started
      .then(async (worker) => {
        await worker.setParameters({
          tessedit_pageseg_mode: PSM.SINGLE_LINE,
          tessedit_char_whitelist: '0123456789',
          user_defined_dpi: '150', // or it warns on every strip that a strip has none
        })
        resolve(worker)
      })
      .catch(reject)
  })
}

function shippedLanguageData(): string {
  const require = createRequire(import.meta.url)
  return join(require.resolve('@tesseract.js-data/eng/package.json'), '..', '4.0.0_best_int')
}

async function recognise(worker: Worker, strip: GreyPicture): Promise<Line> {
  const { width, height } = strip
  const image = await sharp(strip.data, { raw: { width, height, channels: 1 } })
    .png({ compressionLevel: 1 })
    .toBuffer()
  const { data } = await worker.recognize(image, {}, { text: true })
  return { digits: data.text.replace(/\s/g, ''), confidence: data.confidence / 100 }
}
