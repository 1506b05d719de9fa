import { withoutSaved } from '@/lib/contracts/saved-address';
import { defaultRange } from './default-range';

export interface SearchChange {
  label: string;
  /** Values as they stand in the address; '' is the page's own default. */
  before: string;
  after: string;
}

/** What a page is looked at with, and no part of what it shows. */
const PASSING = new Set(['log', 'span', 'at', 'live', 'stat', 'open', 'pick', 'tab']);
const LABELS: Readonly<Record<string, string>> = {
  q: 'Query',
  cols: 'Columns',
  order: 'Order',
  sort: 'Order',
  pane: 'Pane',
  pin: 'Pinned conditions',
  off: 'Conditions put aside',
  view: 'View',
  density: 'Density',
  times: 'Times',
  ns: 'Nanoseconds',
  wrap: 'Wrapping',
  part: 'Compared part',
  at: 'Split at',
  service: 'Service',
  operation: 'Operation',
  minDuration: 'Shortest duration',
  maxDuration: 'Longest duration',
  status: 'Status',
  group: 'Grouped by',
  measure: 'Measure',
  by: 'Grouped by',
  box: 'Chosen box',
  find: 'Found in it',
};

/** In which a page differs from the saved query that it was opened from, in the order of the address. */
export function searchChanges(path: string, saved: string, now: string): SearchChange[] {
  const [old, fresh] = [params(saved), params(now)];
  const names = [...new Set([...fresh.keys(), ...old.keys()])].filter((name) => !isPassing(path, name));
  const changes: SearchChange[] = [];
  // A default that was written is the same as one that was left out.
  const own = defaultRange(path);
  const rangeOf = (from: URLSearchParams) => `${from.get('from') ?? own.from} to ${from.get('to') ?? own.to}`;
  if (rangeOf(old) !== rangeOf(fresh))
    changes.push({ label: 'Time range', before: rangeOf(old), after: rangeOf(fresh) });
  for (const name of names) {
    if (name === 'from' || name === 'to') continue;
    const [before, after] = [old.getAll(name).join(', '), fresh.getAll(name).join(', ')];
    if (before !== after) changes.push({ label: LABELS[name] ?? name, before, after });
  }
  return changes;
}

function isPassing(path: string, name: string): boolean {
  // There it splits the time in before and after.
  return PASSING.has(name) && !(path === '/traces/compare' && name === 'at');
}

function params(search: string): URLSearchParams {
  return new URLSearchParams(withoutSaved(search));
}
