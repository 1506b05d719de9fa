import type { QueryNode } from '../../../query/ast';
import { formatIsoNs } from '../../../time/iso';
import { fieldName, match } from './nodes';

/** Times from the first to the last nanosecond, both included; null is open. */
export function timeBetween(field: string, firstNs: bigint | null, lastNs: bigint | null): QueryNode {
  const bound = (ns: bigint | null) => (ns === null ? null : { text: formatIsoNs(cut(ns)), inclusive: true });
  const [min, max] = [bound(firstNs), bound(lastNs)];
  if (min === null && max === null) return match(fieldName(field), { kind: 'exists' });
  return match(fieldName(field), { kind: 'range', min, max });
}

// Written years have four digits; no log is from before or after them.
const FIRST = BigInt(Date.UTC(1700, 0, 1)) * 1_000_000n;
const LAST = BigInt(Date.UTC(2250, 0, 1)) * 1_000_000n;

function cut(ns: bigint): bigint {
  return ns < FIRST ? FIRST : ns > LAST ? LAST : ns;
}
