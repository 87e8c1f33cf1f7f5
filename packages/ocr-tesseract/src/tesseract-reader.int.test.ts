import { readdirSync, readFileSync } from 'node:fs'
import type { PhotoExpectation } from '@selfread/core'
import { type PhotoReaderPicture, photoReaderLaws } from '@selfread/core/conformance'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { PhotoReaderError, tesseractReader } from './index.ts'

const fixtures = new URL('../fixtures/', import.meta.url)
const gas: PhotoExpectation = { integerDigits: 5, decimalDigits: 3 }
const reader = tesseractReader()
afterAll(() => reader.close())

function fixture(name: string, shows: string | undefined, expectation = gas): PhotoReaderPicture {
  return {
    name,
    bytes: readFileSync(new URL(name, fixtures)),
    expectation,
    ...(shows === undefined ? {} : { shows }),
  }
}

const photos = [
  fixture('gas-02800000311719.jpg', '02118.117'),
  fixture('gas-02800000313446.jpg', '02677.038'),
  fixture('gas-02800000312869.jpg', '03047.050'),
  fixture('gas-00882400616096.jpg', '063457.20', { integerDigits: 6, decimalDigits: 2 }),
  fixture('gas-02800000311083.jpg', '01501.33?'), // its serial is the clearest number on it
  fixture('lcd-3442051724071.png', '0056.8', { integerDigits: 4, decimalDigits: 1 }),
  fixture('lcd-34420584350.png', '476.4', { integerDigits: 3, decimalDigits: 1 }),
  fixture('gas-00883201357476.jpg', undefined), // moved
  fixture('gas-00883201372509.jpg', undefined), // out of focus
  fixture('gas-00883201371261.jpg', undefined), // something is in front of it
]
const [clear, , , sixDigits, , , , moved] = photos as [PhotoReaderPicture, ...PhotoReaderPicture[]]

/** A meter's plate as a vector drawing: a dark register, its decimals red, a serial below. */
async function drawnFace(whole: string, decimals = ''): Promise<Uint8Array> {
  const wheels = [...whole, ...decimals].map((digit, at) => {
    const x = 110 + at * 62
    const ground = at < whole.length ? '#111' : '#b01010'
    return `<rect x="${x}" y="170" width="56" height="90" fill="${ground}"/>
      <text x="${x + 28}" y="238" font-size="64" fill="#fff" text-anchor="middle">${digit}</text>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="760" height="480" font-family="DejaVu Sans, sans-serif">
    <rect width="760" height="480" fill="#d8d8d4"/>
    <text x="60" y="90" font-size="30">Gas meter G4</text>
    <rect x="98" y="158" width="${62 * wheels.length + 18}" height="114" fill="#111"/>
    ${wheels.join('')}
    <text x="60" y="360" font-size="34">No. 55611978</text>
  </svg>`
  return sharp(Buffer.from(svg)).jpeg({ quality: 85 }).toBuffer()
}

describe('the laws of photo readers', () => {
  const subject = { reader, pictures: [clear, moved] as PhotoReaderPicture[] }
  it.each(photoReaderLaws)('$name', (law) => law.check(subject))
})

describe('on real photos', () => {
  it.each(photos)('never accepts a wrong value: $name', async ({ shows, ...photo }) => {
    const { decision, candidates } = await reader.read(photo)
    const right = shows === undefined ? [] : [shows, shows.split('.')[0]]
    expect(['refused', ...right]).toContain(
      decision === 'refused' ? decision : candidates[0]?.value,
    )
  })

  it.each([clear, sixDigits as PhotoReaderPicture])('reads $name', async ({ shows, ...photo }) => {
    const { decision, candidates, reasons, quality } = await reader.read(photo)
    expect(decision, reasons.join(' ')).toBe('read')
    expect(shows?.startsWith(candidates[0]?.value as string)).toBe(true)
    expect(candidates[0]?.confidence).toBeGreaterThanOrEqual(0.9)
    expect(quality).toMatchObject({ width: 640, height: 640 })
  })

  it('refuses the register upside down, where digits still look like digits', async () => {
    const bytes = await sharp(clear.bytes).rotate(180).jpeg().toBuffer()
    expect((await reader.read({ ...clear, bytes })).decision).toBe('refused')
  })

  it('does not take the serial for the index, known or not', async () => {
    for (const serialNumber of [undefined, '29565003']) {
      const photo = photos[4] as PhotoReaderPicture
      const known = serialNumber === undefined ? {} : { serialNumber }
      const expectation = { ...photo.expectation, ...known }
      const reading = await reader.read({ ...photo, expectation })
      expect(reading.decision).toBe('refused')
    }
  })
})

describe('on drawn meter faces', () => {
  it.each([
    ['04217', '385'],
    ['18603', '92'],
    ['000921', '4'],
  ])('reads %s,%s', async (whole, decimals) => {
    const bytes = await drawnFace(whole, decimals)
    const expectation = { integerDigits: whole.length, decimalDigits: decimals.length }
    const { decision, candidates, reasons } = await reader.read({ bytes, expectation })
    expect(decision, reasons.join(' ')).toBe('read')
    expect([whole, `${whole}.${decimals}`]).toContain(candidates[0]?.value)
  })

  it('reads a register without decimals only when the last index tells it from print', async () => {
    const bytes = await drawnFace('52096')
    const alone = await reader.read({ bytes, expectation: { integerDigits: 5 } })
    expect(alone.decision).toBe('refused')
    expect(alone.candidates[0]?.value).toBe('52096')
    const known = { integerDigits: 5, lastIndex: 51900, maximumIndex: 52500 }
    const reading = await reader.read({ bytes, expectation: known })
    expect(reading.decision).toBe('read')
    expect(reading.candidates[0]?.value).toBe('52096')
  })

  it('turns the picture as its EXIF data says, and boxes the register in the turned one', async () => {
    const bytes = await sharp(await drawnFace('04217', '385'))
      .rotate(-90)
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const reading = await reader.read({ bytes, expectation: gas })
    expect(reading).toMatchObject({ decision: 'read', orientation: 90 })
    expect(reading.quality).toMatchObject({ width: 760, height: 480 })
    const box = reading.candidates[0]?.box
    expect(box?.y).toBeGreaterThan(150)
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(280)
  })

  it("takes the camera's time only with its zone, and no place", async () => {
    const face = sharp(await drawnFace('04217', '385'))
    const IFD3 = { GPSLatitude: '45/1 0/1 0/1', GPSLatitudeRef: 'N' }
    const time = { DateTimeOriginal: '2026:11:22 08:30:00' }
    const zoned = await face
      .clone()
      .withExif({ IFD2: { ...time, OffsetTimeOriginal: '+02:00' }, IFD3 })
      .jpeg()
      .toBuffer()
    const reading = await reader.read({ bytes: zoned, expectation: gas })
    expect(reading.capturedAt).toBe('2026-11-22T06:30:00.000Z')
    expect(JSON.stringify(reading)).not.toMatch(/gps|latitude/i)
    const unzoned = await face.clone().withExif({ IFD2: time }).jpeg().toBuffer()
    expect(await reader.read({ bytes: unzoned, expectation: gas })).not.toHaveProperty('capturedAt')
  })
})

describe('on hostile pictures', () => {
  it.each(readdirSync(new URL('hostile/', fixtures)))('refuses %s', async (name) => {
    const bytes = readFileSync(new URL(`hostile/${name}`, fixtures))
    const reading = await reader.read({ bytes, expectation: gas })
    expect(reading).toMatchObject({ decision: 'refused', candidates: [] })
    expect(reading.reasons[0]).toMatch(/\w+ \w+/)
  })
})

describe('limits', () => {
  it('refuses a picture of more pixels than allowed before decoding it', async () => {
    const small = tesseractReader({ inputPixelLimit: 100_000 })
    const reading = await small.read(clear)
    expect(reading.decision).toBe('refused')
    expect(reading.reasons[0]).toMatch(/pixel limit/)
  })

  it('refuses a photo that takes too long, and reads the next one', async () => {
    const hasty = tesseractReader({ timeoutMs: 1 })
    const reading = await hasty.read(clear)
    expect(reading).toMatchObject({ decision: 'refused', candidates: [] })
    await hasty.close()
    expect((await reader.read(clear)).decision).toBe('read')
  })

  it('reads more photos at once than it has workers', async () => {
    const single = tesseractReader({ workers: 1 })
    const readings = await Promise.all([clear, clear, clear].map((photo) => single.read(photo)))
    expect(readings.map((reading) => reading.decision)).toEqual(['read', 'read', 'read'])
    await single.close()
  })

  it('says which language data is missing instead of waiting for it', async () => {
    const lost = tesseractReader({ languageDataPath: '/nowhere' })
    await expect(lost.read(clear)).rejects.toMatchObject({
      code: 'language_data_missing',
      message: expect.stringContaining('/nowhere'),
    })
    await lost.close()
  })

  it('reads nothing once closed', async () => {
    const closed = tesseractReader()
    await closed.close()
    const failure = await closed.read(clear).catch((cause: unknown) => cause)
    expect(PhotoReaderError.is(failure) && failure.code).toBe('reader_closed')
    expect(PhotoReaderError.is(new Error('other'))).toBe(false)
  })
})
