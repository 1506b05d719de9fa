import type { FieldName, QueryValue, SourceSpan } from './ast';

/** What the lexer hands to the parser, the highlighter and completion. */
export type QueryToken = SourceSpan &
  (
    | { kind: 'open' | 'close' }
    /** `word`: written as a lower- or mixed-case word, so it may also be meant as text. */
    | { kind: 'and' | 'or'; word: boolean }
    | { kind: 'not'; word: boolean }
    /** `+`: required, which every term is unless OR says otherwise. */
    | { kind: 'require' }
    /** `name:`; a value or an opening parenthesis follows unless that is missing. */
    | { kind: 'field'; field: FieldName }
    | { kind: 'value'; value: QueryValue }
  );
