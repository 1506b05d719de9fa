/** Which records are asked for, by their table. */
export type Signal = 'log' | 'span';

/** Where the values of a field are, as SQL over a record `t` and its stream `st`. Placeholders stand for names. */
export type FieldPlace =
  /** jsonb, possibly a list. `ofStream`: what the stream says where the record has no such attribute, over `s`. */
  | { kind: 'json'; own: string | null; ofStream: readonly string[] }
  /** `stream`: the column of `s` it needs. */
  | { kind: 'text'; sql: string; stream: string | null }
  | { kind: 'number'; sql: string }
  /** Nanoseconds. */
  | { kind: 'time'; sql: 't.time_ns' | 't.observed_ns' | 't.start_ns' };
