import type { IpNetwork } from './ip-network';
import type { Regex } from './regex';

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

/**
 * A condition on the whole of a stored value, as Elasticsearch's keyword fields have it: case counts unless said
 * otherwise, nothing is taken for prose. Numbers equal a text that is the same number; patterns see their digits.
 */
export type Keyword =
  | { kind: 'oneOf'; texts: readonly string[]; anyCase: boolean }
  | { kind: 'pattern'; pattern: Pattern; anyCase: boolean }
  | { kind: 'regex'; regex: Regex; anyCase: boolean }
  /** By code point; strings only. Null: open on that side. */
  | { kind: 'range'; min: RangeBound | null; max: RangeBound | null };

export type QueryValue = SourceSpan &
  (
    | { kind: 'text'; text: string }
    /** `"a b"~3`: 2 to 8 words, moved by at most `slop` places (1 to 1,000) in all: Lucene's sloppy phrase. */
    | { kind: 'near'; text: string; slop: number }
    /** `word~1`: one word at most `edits` insertions, deletions, substitutions or swaps of neighbours away. */
    | { kind: 'fuzzy'; text: string; edits: 1 | 2 }
    /** `/source/`, as read by `regex.ts`. */
    | { kind: 'regex'; source: string; regex: Regex }
    /** An address block of a field, `10.0.0.0/8`; also answers to its own text. */
    | { kind: 'network'; text: string; network: IpNetwork }
    /** A bare `null` after a field: no such field, or the word itself. */
    | { kind: 'null' }
    | { kind: 'wildcard'; pattern: Pattern }
    | { kind: 'exists' }
    /** The whole of a stored value, letter by letter; no typed query has it. */
    | { kind: 'keyword'; keyword: Keyword }
    /** Null: open on that side. Never null on both. */
    | { kind: 'range'; min: RangeBound | null; max: RangeBound | null }
  );

export type MatchNode = SourceSpan & { kind: 'match'; field: FieldName | null; value: QueryValue };
export type BooleanNode = SourceSpan & { kind: 'and' | 'or'; children: QueryNode[] };
/** At least so many of them; no typed query has it. */
export type AtLeastNode = SourceSpan & { kind: 'atLeast'; count: number; children: QueryNode[] };
export type NotNode = SourceSpan & { kind: 'not'; child: QueryNode };
/** Matches every record: `*`. */
export type AllNode = SourceSpan & { kind: 'all' };

/** A condition on the spans of a trace together; only queries over spans have it. A null span is any span. */
export type TraceNode = SourceSpan & { kind: 'trace'; atom: TraceAtom };
export type Comparison = '>' | '>=' | '<' | '<=' | '=';
export type TraceAtom =
  | { kind: 'has'; span: QueryNode | null }
  /** The trace has a span `below` whose direct parent, or any ancestor, is an `above`. */
  | { kind: 'relation'; relation: 'parent' | 'ancestor'; above: QueryNode | null; below: QueryNode | null }
  | { kind: 'count'; span: QueryNode | null; sign: Comparison; number: number };

export type QueryNode = BooleanNode | AtLeastNode | NotNode | MatchNode | AllNode | TraceNode;
