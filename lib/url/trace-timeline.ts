import {
  parseAsArrayOf,
  parseAsBoolean,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';

export const DETAIL_PLACES = ['side', 'inline'] as const;

const text = parseAsString.withDefault('');
const texts = parseAsArrayOf(parseAsString).withDefault([]);

/** The state of the trace page's timeline beside zoom, collapsing and selection; part of `traceParsers`. */
export const traceTimelineParsers = {
  /** A query whose spans are marked: why the trace was found. */
  hl: text,
  /** Times as sent, where the clocks of hosts differ. */
  raw: parseAsBoolean.withDefault(false),
  /** Spans shorter than this many nanoseconds are hidden. */
  min: parseAsInteger.withDefault(0),
  /** Services whose inner spans are hidden; `*`: of all. */
  inner: texts,
  /** Whether repeated siblings are folded into one row. */
  fold: parseAsBoolean.withDefault(true),
  /** Folded rows that are open, by the key of their first span. */
  unfold: texts,
  /** Where a span's detail is shown. */
  detail: parseAsStringLiteral(DETAIL_PLACES).withDefault('side'),
};

export interface TraceTimelineState {
  hl: string;
  raw: boolean;
  min: number;
  inner: string[];
  fold: boolean;
  unfold: string[];
  detail: (typeof DETAIL_PLACES)[number];
}
