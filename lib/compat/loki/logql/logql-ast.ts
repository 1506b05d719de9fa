export type MatchSign = '=' | '!=' | '=~' | '!~';
export interface LabelMatcher {
  name: string;
  sign: MatchSign;
  value: string;
}

export type LinePattern =
  | { kind: 'contains'; text: string }
  | { kind: 'regex'; source: string }
  | { kind: 'pattern'; source: string }
  | { kind: 'ip'; source: string };

/** The line has one of these, or, negated, none of them. */
export interface LineFilter {
  kind: 'line';
  negated: boolean;
  any: LinePattern[];
}

export type CompareSign = '=' | '!=' | '>' | '>=' | '<' | '<=';
export type LabelFilter =
  | { kind: 'match'; matcher: LabelMatcher }
  | { kind: 'ip'; name: string; negated: boolean; source: string }
  | { kind: 'compare'; name: string; sign: CompareSign; unit: 'number' | 'duration' | 'bytes'; value: number }
  | { kind: 'and' | 'or'; left: LabelFilter; right: LabelFilter };

/** A label taken from a place in the line. */
export interface Extraction {
  name: string;
  path: string;
}

export interface NamedMatcher {
  name: string;
  /** Null: whatever its value. */
  matcher: LabelMatcher | null;
}

export type LabelFormat = { name: string } & ({ from: string } | { template: string });

export type Stage =
  | LineFilter
  | { kind: 'json'; extract: Extraction[] | null }
  | { kind: 'logfmt'; strict: boolean; keepEmpty: boolean; extract: Extraction[] | null }
  | { kind: 'regexp' | 'pattern'; source: string }
  | { kind: 'unpack' }
  | { kind: 'labels'; filter: LabelFilter }
  | { kind: 'line-format'; template: string }
  | { kind: 'label-format'; formats: LabelFormat[] }
  | { kind: 'decolorize' }
  | { kind: 'drop' | 'keep'; labels: NamedMatcher[] };

export interface LogExpr {
  kind: 'log';
  selector: LabelMatcher[];
  stages: Stage[];
}

export interface Unwrap {
  label: string;
  convert: 'number' | 'duration' | 'bytes';
  filters: LabelFilter[];
}

export interface Grouping {
  without: boolean;
  labels: string[];
}

export const RANGE_OPS = [
  'rate',
  'rate_counter',
  'count_over_time',
  'bytes_rate',
  'bytes_over_time',
  'avg_over_time',
  'sum_over_time',
  'min_over_time',
  'max_over_time',
  'stdvar_over_time',
  'stddev_over_time',
  'quantile_over_time',
  'first_over_time',
  'last_over_time',
  'absent_over_time',
] as const;
export type RangeOp = (typeof RANGE_OPS)[number];

export const VECTOR_OPS = [
  'sum',
  'avg',
  'max',
  'min',
  'count',
  'stddev',
  'stdvar',
  'bottomk',
  'topk',
  'sort',
  'sort_desc',
  'approx_topk',
] as const;
export type VectorOp = (typeof VECTOR_OPS)[number];

export interface RangeExpr {
  kind: 'range';
  op: RangeOp;
  param: number | null;
  log: LogExpr;
  rangeNs: bigint;
  offsetNs: bigint;
  unwrap: Unwrap | null;
  grouping: Grouping | null;
}

export interface VectorMatching {
  on: boolean;
  labels: string[];
  group: 'left' | 'right' | null;
  include: string[];
}

export type BinaryOp =
  | 'or'
  | 'and'
  | 'unless'
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '^'
  | '=='
  | '!='
  | '>'
  | '>='
  | '<'
  | '<=';

export type MetricExpr =
  | RangeExpr
  | { kind: 'aggregate'; op: VectorOp; param: number | null; grouping: Grouping | null; child: MetricExpr }
  | {
      kind: 'binary';
      op: BinaryOp;
      bool: boolean;
      matching: VectorMatching | null;
      left: MetricExpr;
      right: MetricExpr;
    }
  | { kind: 'literal'; value: number }
  | { kind: 'vector'; value: number }
  | {
      kind: 'label-replace';
      child: MetricExpr;
      to: string;
      replacement: string;
      from: string;
      regex: string;
    };

export type LogqlExpr = LogExpr | MetricExpr;
