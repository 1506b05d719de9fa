/** The range one length earlier (-1) or later (+1), as absolute ISO texts with milliseconds. */
export function shiftRange(
  range: { fromMs: number; toMs: number },
  steps: -1 | 1,
): { from: string; to: string } {
  const length = range.toMs - range.fromMs;
  return isoRange({ fromMs: range.fromMs + steps * length, toMs: range.toMs + steps * length });
}

/** The range three times as long around the same middle; it never reaches past `nowMs` when it did not before. */
export function widenRange(
  range: { fromMs: number; toMs: number },
  nowMs: number,
): { from: string; to: string } {
  const length = Math.max(range.toMs - range.fromMs, 1);
  const toMs = Math.max(range.toMs, Math.min(range.toMs + length, nowMs));
  return isoRange({ fromMs: toMs - 3 * length, toMs });
}

/** A range in ms as the texts that URLs and the API take. */
export function isoRange(range: { fromMs: number; toMs: number }): { from: string; to: string } {
  return {
    from: new Date(Math.floor(range.fromMs)).toISOString(),
    to: new Date(Math.ceil(range.toMs)).toISOString(),
  };
}
