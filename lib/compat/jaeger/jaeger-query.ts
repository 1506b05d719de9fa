import type { TimeRange } from '../../time/time-range';

/** What a search of Jaeger's asks: one span meets all of it, in a trace that starts in the range. */
export interface JaegerQuery {
  /** Null: of any service. */
  service: string | null;
  operation: string | null;
  /** As text; of a span or its resource. */
  tags: ReadonlyMap<string, string>;
  range: TimeRange;
  minDurationNs: bigint | null;
  maxDurationNs: bigint | null;
  limit: number;
}

export const MAX_JAEGER_TRACES = 1_500;
export const MAX_JAEGER_TAGS = 50;
