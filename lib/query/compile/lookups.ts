/**
 * Ids that a query looks up beside the records (streams, services, words of the dictionary). Found beforehand they stand in
 * its statements as numbers: PostgreSQL then knows how frequent they are, and does not look them up once a statement.
 */
export interface Lookups {
  /** By the lookup as it was compiled: SQL of an int[]. */
  asked: Map<string, string>;
  /** Null: too many to write down. */
  found: ReadonlyMap<string, readonly number[] | null>;
}

export function noLookups(): Lookups {
  return { asked: new Map(), found: new Map() };
}
