/**
 * How the functions are planned: once in a connection, and by their keys. A store starts empty; a
 * plan that reads an empty table whole would be kept until somebody analyses it, and would read a
 * full one whole until then.
 */
export const BY_KEYS = `
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
  set enable_hashjoin = off
  set enable_mergejoin = off`
