import { illegalArgument } from './elastic-error';

const UNITS: Record<string, number> = {
  nanos: 1e-6,
  micros: 1e-3,
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** `1m`, `500ms`, as milliseconds; `-1` is null: no limit. Throws AppError `bad_request`. Source: "Time units". */
export function readDuration(text: string, name: string): number | null {
  if (text === '-1') return null;
  const [, amount = '', unit = ''] =
    /^(\d{1,12})(nanos|micros|ms|s|m|h|d)$/.exec(text.trim().toLowerCase()) ?? [];
  const factor = UNITS[unit];
  if (factor !== undefined) return Number(amount) * factor;
  throw illegalArgument(
    `failed to parse setting [${name}] with value [${text.slice(0, 80)}] as a time value: unit is missing or unrecognized`,
  );
}
