import type { Store } from '@selfread/core'
import { closedError } from './driver/caller.ts'

/** The same store, which looks whether it was closed before it looks at what it is given. */
export function refusingOnceClosed<Kind extends Store>(store: Kind, isClosed: () => boolean): Kind {
  return new Proxy(store, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver)
      if (typeof member !== 'function' || isOwnMatter(name)) return member
      return isClosed() ? () => Promise.reject(closedError()) : member
    },
  })
}

/** What may be called of a closed store, or gives something else than a promise. */
function isOwnMatter(name: string | symbol): boolean {
  return name === 'close' || name === 'within' || name === 'readArchive'
}
