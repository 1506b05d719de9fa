/** A box over time × duration: the traces that start in it and last as long. All four bounds are inclusive. */
export interface TraceBox {
  fromMs: number;
  toMs: number;
  minNs: number;
  maxNs: number;
}

/** `fromMs_toMs_minNs_maxNs`, as addresses and requests hold a box. */
export const TRACE_BOX_TEXT = /^\d{1,16}_\d{1,16}_\d{1,16}_\d{1,16}$/;

/** The box a text means; null when it is none or its bounds are crossed. */
export function readTraceBox(text: string): TraceBox | null {
  if (!TRACE_BOX_TEXT.test(text)) return null;
  const [fromMs = 0, toMs = 0, minNs = 0, maxNs = 0] = text.split('_').map(Number);
  return toMs < fromMs || maxNs < minNs ? null : { fromMs, toMs, minNs, maxNs };
}

export function writeTraceBox({ fromMs, toMs, minNs, maxNs }: TraceBox): string {
  return [fromMs, toMs, minNs, maxNs].map(Math.round).join('_');
}
