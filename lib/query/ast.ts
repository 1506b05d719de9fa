/** Character offsets (UTF-16) in the query text; `to` is exclusive. */
export interface SourceSpan {
  from: number;
  to: number;
}

/** One piece of a wildcard pattern: plain text, `*` (any run of characters) or `?` (exactly one). */
export type PatternPart = { text: string } | { wild: '*' | '?' };
export type Pattern = readonly PatternPart[];

export interface FieldName extends SourceSpan {
  /** Escapes resolved. For a pattern, its text with the wildcards in place. */
  name: string;
  /** Set when the name holds wildcards. */
  pattern: Pattern | null;
}

export interface RangeBound {
  text: string;
  inclusive: boolean;
}

export type QueryValue = SourceSpan &
  (
    | { kind: 'text'; text: string }
    | { kind: 'wildcard'; pattern: Pattern }
    | { kind: 'exists' }
    /** Null: open on that side. Never null on both. */
    | { kind: 'range'; min: RangeBound | null; max: RangeBound | null }
  );

export type MatchNode = SourceSpan & { kind: 'match'; field: FieldName | null; value: QueryValue };
export type BooleanNode = SourceSpan & { kind: 'and' | 'or'; children: QueryNode[] };
export type NotNode = SourceSpan & { kind: 'not'; child: QueryNode };
/** Matches every record: `*`. */
export type AllNode = SourceSpan & { kind: 'all' };

export type QueryNode = BooleanNode | NotNode | MatchNode | AllNode;
