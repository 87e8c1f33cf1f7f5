/** What a migration is written for. */
export interface SchemaSettings {
  /** The PostgreSQL schema that holds the store. */
  readonly schema: string
  /** How many logs the store has. */
  readonly partitions: number
}

/** The statements that bring a store to the next schema. They run in one transaction. */
export type Migration = (settings: SchemaSettings) => string
