import { VersionConflictError } from '@selfread/core'

const ATTEMPTS_MAX = 5

/** Decides anew when another writer was faster: each attempt must read before it decides. */
export async function retryOnConflict<Result>(decide: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await decide()
    } catch (error) {
      if (!VersionConflictError.is(error) || attempt === ATTEMPTS_MAX) throw error
    }
  }
}
