import type { AttributeValue } from '../../contracts/attributes';
import type { RequestContext } from '../../contracts/context';
import type { TimeRange } from '../../time/time-range';
import { sampleLogs } from '../logs/sample-logs';
import type { Predicate } from '../scan/predicate';
import { readStreams } from '../streams/read-streams';
import { type FieldRow, fieldPlace } from './field-place';

export interface SampleField {
  /** As it is typed in a query. */
  field: string;
  predicate: Predicate;
  range: TimeRange;
  /** How many logs are wanted, at most. */
  rows: number;
  /** When it stops reading more. */
  budgetMs: number;
}

export interface FieldSample {
  /** The field's value in each log that was read; null where it has none. */
  values: (AttributeValue | null)[];
  /** True: these are all logs of the range that match. */
  exact: boolean;
  /** How many match in all; an estimate unless exact. */
  total: number;
  /** Of the total, at 95 % confidence; at most 1. */
  relativeError: number;
}

/** One field of logs from all over a range. Throws AppError `timeout`, `canceled`, `unavailable`. */
export async function sampleField(ctx: RequestContext, input: SampleField): Promise<FieldSample> {
  const { columns, weight, read } = fieldPlace(input.field);
  const sample = await sampleLogs<FieldRow>(ctx, { ...input, columns, weight });
  const streams = await readStreams(
    ctx,
    sample.rows.map((row) => row.stream_id),
  );
  return {
    values: sample.rows.map((row) => read(row, streams.get(row.stream_id))),
    exact: sample.exact,
    total: sample.total,
    relativeError: Math.min(1, sample.relativeError),
  };
}
