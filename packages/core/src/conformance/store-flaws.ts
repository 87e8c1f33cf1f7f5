/** One way of being wrong each. */
export const storeFlaws = [
  // Commits and what they say.
  'forgets everything on reopening',
  'stores half a commit',
  'stores the streams of a commit one by one',
  'ignores the expected version',
  'knows one append of a stream',
  'leaves a gap in the log after a conflict',
  'loses leading zeros',
  'normalises text',
  'stores what JSON cannot say',
  'cuts long data',
  'stores 1,000 facts of a commit',
  'hands out its own objects',
  'forgets personal data',
  'keeps moments in local time',
  'takes any text for a moment',
  'shares streams between tenants',
  // Clock.
  'lets the clock go back',
  'takes no moment before the last',
  'keeps one clock for all streams',
  'takes a wrong clock for a broken disk',
  // Idempotency.
  'ignores idempotency keys',
  'forgets idempotency keys on reopening',
  'forgets idempotency keys after a day',
  'shares idempotency keys between streams',
  'shares idempotency keys between tenants',
  'takes any commit for a repetition',
  'compares a repetition by its facts',
  'tells a repetition by the order of its names',
  'checks the version before the idempotency key',
  'applies the documents of a repetition',
  'does not say that it repeats',
  'takes a key without a fact',
  'takes keys of any length',
  // Transactions.
  'transactions do not take turns',
  'forgets what a transaction did',
  'a transaction does not see its own writes',
  'a transaction shows before its end',
  'a rejected transaction is stored',
  'a rejected transaction leaves its blobs',
  'a rejected transaction leaves its documents',
  'a rejected transaction leaves its idempotency keys',
  'a rejected transaction leaves its messages',
  'remembers the key of a rejected transaction',
  'keeps quiet about a rejected transaction',
  'a rejected call ends the transaction',
  'goes on with a transaction after its end',
  'reaches other tenants in a transaction',
  // Feed.
  'repeats the last fact of the feed',
  'shows a fact late in the feed',
  'gives the end of the feed for a cursor',
  'begins the feed again behind an empty page',
  'takes any cursor',
  'takes any limit',
  'waits although there is more',
  'does not wait for more',
  'takes what others store for more',
  'says that there is more at the end',
  'waits on when the signal aborts',
  // Logs.
  'counts positions by tenant',
  'counts positions over all logs',
  'puts all facts into the first log',
  'gives heads in the order of the facts',
  'head lags by a commit',
  'root is no RFC 6962 root',
  'empty log has no root',
  'gives nodes in order of their level',
  'gives nodes of incomplete subtrees',
  'shows leaves of other tenants',
  'finds nothing in a log that there is not',
  'leaf holds personal data in clear',
  'seals equal data alike',
  'keeps checkpoints unsorted',
  'believes every checkpoint',
  'keeps heads of other journals',
  // Documents.
  'shares documents between tenants',
  'remembers documents that others change',
  'takes keys for the same that differ in case',
  'applies deletions last',
  'keeps old index entries',
  'orders text by UTF-16 units',
  'range has its end',
  'finds a document twice in a range',
  'pages by index value alone',
  'ignores the place',
  'counts the entries of a document',
  'counts a page at most',
  'finds personal entries by range',
  // Blobs.
  'keeps only the first bytes of a blob',
  'keeps one blob for all subjects',
  'keeps every copy of a blob',
  'hands out its own bytes',
  'shares blobs between tenants',
  // Outbox.
  'claims leased messages',
  'keeps leases in the connection',
  'counts leases in whole seconds',
  'never returns a message whose lease ended',
  'sent messages come back',
  'settles a sent message again',
  'settles what it does not know',
  'lets a late worker settle',
  'enqueues a known id again',
  'does not count attempts',
  'ignores the transport',
  'shares messages between tenants',
  // Persons.
  'shows what other tenants hold',
  'shows erased facts as held',
  'leaves blobs out of what is held',
  'forgets what was sent',
  'skips an item between pages',
  'makes a key for each connection',
  'erasure does nothing',
  'erasure forgets blobs',
  'erasure leaves index entries',
  'erasure leaves messages',
  'erasure takes the subject in all tenants',
  'erasure deletes facts',
  'erasure lasts for ever',
  'remembers erased keys in other connections',
  // Closing.
  'works on after closing',
  'says closing in words alone',
] as const

/** A way of being wrong. */
export type StoreFlaw = (typeof storeFlaws)[number]

/** Whether the store at hand is wrong in this way. */
export type IsFlawed = (flaw: StoreFlaw) => boolean

const HOUR_MS = 3_600_000
const local = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Bucharest',
  dateStyle: 'short',
  timeStyle: 'medium',
})

/** A moment after it was written in local time and read again: of the hour that comes twice the first. */
export function inLocalTime(instant: string): string {
  const earlier = Date.parse(instant) - HOUR_MS
  return local.format(earlier) === local.format(new Date(instant))
    ? new Date(earlier).toISOString()
    : instant
}
