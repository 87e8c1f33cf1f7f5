import type { Store } from '../ports/index.ts'

/**
 * A store to be tested: one storage, empty at first, that can be opened as often as a law wants,
 * also several times at once: two connections, as two processes have them.
 *
 * Give every law a storage of its own. A law closes what it opens. Run the laws on a machine whose
 * clock is not in UTC as well (`TZ=Europe/Bucharest`): moments are the same everywhere.
 *
 * @example
 * ```ts
 * it.each(storeLaws)('$name', async (law) => {
 *   const path = join(mkdtempSync(join(tmpdir(), 'store-')), 'selfread.db')
 *   await law.check({ open: async (settings) => openSqliteStore({ path, ...settings }) })
 * })
 * ```
 */
export interface StoreSubject {
  /**
   * Opens the storage. How many logs its journal has (`partitions`) is chosen by the first who opens
   * it, and is the subject's choice where he does not say; of those who open it later the settings
   * do not count.
   */
  open(settings?: { readonly partitions?: number }): Promise<Store>
}
