/** How functions are planned: once in a connection. Planning anew costs more than most of them do. */
export const ONCE = 'set plan_cache_mode = force_generic_plan'

/**
 * For those that join: by their keys. A store starts empty; a plan that reads an empty table whole
 * would be kept until somebody analyses it, and would read a full one whole until then.
 */
export const BY_KEYS: string = `${ONCE}
  set enable_seqscan = off
  set enable_hashjoin = off
  set enable_mergejoin = off`

/** For pages out of all partitions: merged in the order of their indexes, so that a page costs a page. */
export const IN_ORDER: string = `${BY_KEYS}
  set enable_sort = off
  set enable_incremental_sort = off`
