import type { FieldedRow } from './differing-values';
import type { OperationTime } from './trace-differences-own-time';
import type { FieldedSide } from './trace-differences-side';

const DURATION = 'duration of\u0000';
/** Below this an operation mostly waits for others: that it is slow says that they are. */
const OWN_SHARE = 0.5;

/** The operation whose duration such a field is; null: it is another field. */
export function operationOfDuration(name: string): string | null {
  return name.startsWith(DURATION) ? name.slice(DURATION.length) : null;
}

/**
 * The rows of both sides, each with the longest duration (ms) of every operation that is busy by itself: what takes long
 * in slow traces, and not what waits for it.
 */
export function durationFields(
  part: Pick<FieldedSide, 'rows' | 'times'>,
  rest: Pick<FieldedSide, 'rows' | 'times'>,
): { part: FieldedRow[]; rest: FieldedRow[]; several: Set<string> } {
  const all = new Map<string, OperationTime>();
  for (const [name, time] of [...part.times, ...rest.times].flatMap((times) => [...times])) {
    const sum = all.get(name) ?? { spans: 0, longest: 0, total: 0, own: 0 };
    sum.spans = Math.max(sum.spans, time.spans);
    sum.total += time.total;
    sum.own += time.own;
    all.set(name, sum);
  }
  const busy = new Set(
    [...all].flatMap(([name, { total, own }]) => (own >= OWN_SHARE * total ? [name] : [])),
  );
  const withDurations = ({ rows, times }: Pick<FieldedSide, 'rows' | 'times'>) =>
    rows.map((row, index) => ({
      ...row,
      values: [
        ...row.values,
        [...(times[index] ?? [])].flatMap(([name, { longest }]) =>
          busy.has(name)
            ? [{ kind: 'builtin' as const, name: `${DURATION}${name}`, value: toMs(longest) }]
            : [],
        ),
      ],
    }));
  return {
    part: withDurations(part),
    rest: withDurations(rest),
    several: new Set(
      [...busy].flatMap((name) => ((all.get(name)?.spans ?? 0) > 1 ? [`builtin ${DURATION}${name}`] : [])),
    ),
  };
}

/** Microseconds are the finest that a condition needs; fewer digits are fewer values to keep apart. */
function toMs(ns: number): number {
  return Math.floor(ns / 1000) / 1000;
}
