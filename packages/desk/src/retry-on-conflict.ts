import { VersionConflictError } from '@selfread/core'
import type { DeskContext } from './desk-context.ts'

// Of any number of writers at one place each round lets one through: enough rounds for a crowd.
const ATTEMPTS_MAX = 100
const PAUSE_MS_MAX = 50

/**
 * Decides anew when another writer was faster: each attempt must read before it
 * decides. Writers that met step aside for different times, so as not to meet again.
 */
export async function retryOnConflict<Result>(
  { pause }: Pick<DeskContext, 'pause'>,
  decide: () => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await decide()
    } catch (error) {
      if (!VersionConflictError.is(error) || attempt === ATTEMPTS_MAX) throw error
    }
    await pause(Math.random() * Math.min(2 ** attempt, PAUSE_MS_MAX))
  }
}
