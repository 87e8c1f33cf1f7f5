export type { StoreOpenProblem, StoreStats, TenantStats } from '@selfread/storage-kit'
export { ArchiveError, StoreDamagedError, StoreOpenError } from '@selfread/storage-kit'
export type { RestoredSizes } from './archive/restore-archive.ts'
export type { PostgresJs, PostgresJsConnection } from './driver/from-postgres-js.ts'
export { fromPostgresJs } from './driver/from-postgres-js.ts'
export type {
  PostgresConnection,
  PostgresPool,
  PostgresPoolClient,
  PostgresStatement,
} from './driver/postgres-pool.ts'
export type { PostgresMigrationSettings } from './open/migrate-postgres-store.ts'
export { migratePostgresStore } from './open/migrate-postgres-store.ts'
export type { PostgresStore, PostgresStoreSettings } from './open-postgres-store.ts'
export { openPostgresStore } from './open-postgres-store.ts'
