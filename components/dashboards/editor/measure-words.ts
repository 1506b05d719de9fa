import { MEASURE_FUNCTIONS, type Measure, type MeasureFunction } from '@/lib/contracts/dashboard/panel-query';

const WORDS: Record<MeasureFunction, string> = {
  count: 'Count',
  rate: 'Rate per second',
  unique: 'Unique values',
  sum: 'Sum',
  avg: 'Average',
  min: 'Least',
  max: 'Greatest',
  p50: 'P50 (median)',
  p75: 'P75',
  p90: 'P90',
  p95: 'P95',
  p99: 'P99',
};

export const MEASURE_OPTIONS = MEASURE_FUNCTIONS.map((value) => ({ value, label: WORDS[value] }));

/** `Count`, `P95`: before `of …`. */
export function measureWords(fn: MeasureFunction): string {
  return fn === 'rate' ? 'Rate' : WORDS[fn].replace(' (median)', '');
}

/** The measure with another function; the field stays where the function asks for one. */
export function withFunction(measure: Measure, fn: MeasureFunction, lastField: string): Measure {
  if (fn === 'count' || fn === 'rate') return { fn };
  return { fn, field: 'field' in measure ? measure.field : lastField };
}
