import type { Call } from './call-centre.ts'
import { callCentre } from './call-centre.ts'
import type { Intended, Letter } from './letter.ts'
import { doubtfulLetters } from './letters-doubtful.ts'
import { languageLetters } from './letters-languages.ts'
import { notReadingLetters } from './letters-not-readings.ts'
import { photoLetters } from './letters-photos.ts'
import { romanianLetters } from './letters-romanian.ts'
import { severalLetters } from './letters-several.ts'
import { type OtherSubmission, otherSubmissions } from './other-channels.ts'
import type { WorldPlace } from './place.ts'
import { makePlaces } from './places.ts'
import { chanceFrom } from './random.ts'
import { stageOf } from './stage.ts'

/** A supplier's November: its places, and all that its customers send in. */
export interface World {
  readonly places: readonly WorldPlace[]
  readonly letters: readonly Letter[]
  readonly others: readonly OtherSubmission[]
  readonly calls: readonly Call[]
  /** Places that nobody sends a reading for. */
  readonly silent: readonly WorldPlace[]
}

const SEED = 20_261_126

/** Members of the cast whose letters carry no index. */
const WRITES_OF_OTHER_THINGS = new Set(['question', 'thanks', 'complaint', 'out_of_office'])

/** The world of the demo, always the same. */
export function makeWorld(photos: ReadonlyMap<string, Buffer>): World {
  const places = makePlaces(chanceFrom(SEED))
  const stage = stageOf(places, photos)
  const letters = [
    romanianLetters,
    severalLetters,
    languageLetters,
    photoLetters,
    doubtfulLetters,
    notReadingLetters,
  ].flatMap((write) => write(stage))
  const others = otherSubmissions(stage)
  const { calls, silent } = callCentre(places, chanceFrom(SEED + 1))
  return {
    places,
    letters,
    others,
    calls,
    silent: [...silent, ...places.filter(({ key }) => WRITES_OF_OTHER_THINGS.has(key))],
  }
}

/** All that was sent in, in no particular order. */
export function everythingSent(world: World): readonly Intended[] {
  return [...world.letters, ...world.others, ...world.calls]
}
