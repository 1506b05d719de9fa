export interface FieldSuggestion {
  /** As it is typed in a query. */
  name: string;
  type?: string | undefined;
  /** Share of the logs that have it, 0 to 1. */
  share?: number | undefined;
}

export interface ValueSuggestion {
  value: string;
  count?: number | undefined;
  /** What is written into the query; else the value, in quotes where it needs them. */
  typed?: string | undefined;
}

export interface ValueRequest {
  /** As it is typed in a query. */
  field: string;
  /** What is typed of the value so far. */
  typed: string;
  /** The conditions beside the one being typed. */
  rest: string;
  signal: AbortSignal;
}

export interface ValueAnswer {
  values: readonly ValueSuggestion[];
  /** Said over the list: what the counts are of. */
  note?: string | undefined;
  /** Whether the counts are estimates. */
  estimated?: boolean | undefined;
}

/** Where suggestions come from; read anew each time, so that they may change under a living editor. */
export interface Suggestions {
  completeField?: (() => Promise<readonly FieldSuggestion[]>) | undefined;
  completeValue?: ((request: ValueRequest) => Promise<ValueAnswer>) | undefined;
  /** Queries that ran before, newest first. */
  recents?: (() => readonly string[]) | undefined;
}
