import { withoutSaved } from '@/lib/contracts/saved-address';
import { absoluteRange, resolveRange } from '@/lib/time/range-math';
import { defaultRange } from './default-range';

/**
 * The search string of a page as it stays right for good: the range in absolute times, and nothing that streams in.
 * Null when its range cannot be read. @param path the page; a single trace has no range
 */
export function snapshotSearch(path: string, search: string, nowNs: bigint): string | null {
  const params = new URLSearchParams(withoutSaved(search));
  params.delete('live');
  if (/^\/traces\/(?!compare$)/.test(path)) return params.toString();
  const own = defaultRange(path);
  const range = resolveRange({ from: params.get('from') ?? own.from, to: params.get('to') ?? own.to }, nowNs);
  if (range === null) return null;
  const { from, to } = absoluteRange(range.from, range.to);
  params.set('from', from);
  params.set('to', to);
  return params.toString();
}
