import type { TraceBox } from '../../contracts/trace-box';
import { narrowTraceQuery } from './narrow-trace-query';

/** The query with the condition that a trace lasts as long as those of the box. */
export function withBoxDurations(q: string, { minNs, maxNs }: Pick<TraceBox, 'minNs' | 'maxNs'>): string {
  const least = minNs === 0 ? [] : [`trace.duration:>=${minNs}ns`];
  return narrowTraceQuery(q, [...least, `trace.duration:<=${maxNs}ns`].join(' AND '));
}
