import type { MsRange } from '@/components/charts/use-brush';

/** A stretch of time as the `part` of an address holds it: `ISO..ISO`. */
export function partOfRange({ fromMs, toMs }: MsRange): string {
  return `${new Date(fromMs).toISOString()}..${new Date(toMs).toISOString()}`;
}

/** The stretch a part names; null where it is a condition. */
export function rangeOfPart(part: string): MsRange | null {
  const match = /^(\S+)\.\.(\S+)$/.exec(part);
  if (!match) return null;
  const [fromMs, toMs] = [Date.parse(match[1] ?? ''), Date.parse(match[2] ?? '')];
  return fromMs < toMs ? { fromMs, toMs } : null;
}
