/** The text of a function of the schema. Whoever calls it needs one message to the server. */
export type FunctionText = (schema: string) => string
