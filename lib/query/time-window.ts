import { parseTimeExpression } from '../time/date-math';
import { NS_PER_DAY, NS_PER_MINUTE, NS_PER_MS, NS_PER_SECOND } from '../time/time-ns';

const MOST = 2n ** 63n - 1n;

/**
 * The first and last nanosecond that a written time stands for: `2026-11-22` is that whole day, `…T12:30` that minute,
 * `now-1d/d` the day it rounds to. Null when it is no time. As Elasticsearch rounds `gt`, `gte`, `lt` and `lte`.
 */
export function timeWindow(text: string, nowNs: bigint): { first: bigint; last: bigint } | null {
  const first = parseTimeExpression(text, nowNs);
  const last = parseTimeExpression(text, nowNs, { roundUp: true });
  if (first === null || last === null) return null;
  return { first: clamp(first), last: clamp(last + widthOf(text.trim()) - 1n) };
}

function widthOf(text: string): bigint {
  const iso = /^[+-]?\d{4,6}-\d\d-\d\d(?:[T ]\d\d:\d\d(:\d\d([.,]\d+)?)?)?/.exec(text);
  if (!iso || text.includes('||')) return 1n;
  const [whole, seconds, fraction] = iso;
  if (!/[T ]/.test(whole)) return NS_PER_DAY;
  if (!seconds) return NS_PER_MINUTE;
  if (!fraction) return NS_PER_SECOND;
  const digits = Math.min(fraction.length - 1, 9);
  return digits <= 3 ? NS_PER_MS * 10n ** BigInt(3 - digits) : 10n ** BigInt(9 - digits);
}

function clamp(ns: bigint): bigint {
  return ns > MOST ? MOST : ns < -MOST ? -MOST : ns;
}
