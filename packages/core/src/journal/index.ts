export type { Actor, FactDraft, JsonValue, PersonalData, StoredFact } from './fact.ts'
