import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const VARIABLE = 'CHROMIUM_PATH'
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
]

/** The Chromium of this machine: what CHROMIUM_PATH names, else one on the path, else a usual place. */
export function findChromium() {
  const named = process.env[VARIABLE]
  if (named !== undefined) {
    if (existsSync(named)) return named
    throw new Error(`${VARIABLE} names ${named}, which is not there.`)
  }
  const folders = (process.env.PATH ?? '').split(delimiter)
  const found = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...PLACES]
  const chromium = found.find((path) => existsSync(path))
  if (chromium !== undefined) return chromium
  throw new Error(
    `No Chromium found: install one (Debian: apt-get install chromium), or name its program in ${VARIABLE}.`,
  )
}
