export type { RestoredSizes } from './archive/restore-archive.ts'
export type { PostgresJs } from './driver/from-postgres-js.ts'
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
