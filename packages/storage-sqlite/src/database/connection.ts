import type Database from 'better-sqlite3'

/** A connection to a store's file. */
export type Connection = Database.Database
