import { AppError } from '../errors';

const UNIT_NS: Record<string, number> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};

/** Nanoseconds of a duration text (`1.5s`); null for none given. Throws AppError `bad_request` beyond 292 years. */
export function parseDurationNs(text: string | undefined): bigint | null {
  if (text === undefined) return null;
  const match = /^(\d+(?:\.\d+)?)(\D+)$/.exec(text);
  const ns = Number(match?.[1]) * (UNIT_NS[match?.[2] ?? ''] ?? Number.NaN);
  if (!(ns < 2 ** 63)) throw new AppError('bad_request', `That duration is too long: ${text.slice(0, 40)}.`);
  return BigInt(Math.round(ns));
}
