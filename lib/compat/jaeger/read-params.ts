import { AppError } from '../../errors';
import { goDurationFault, parseGoDuration } from './go-duration';

const MOST_NS = 4_102_444_800n * 1_000_000_000n;

/** A time of so many units since the epoch, in nanoseconds. Throws AppError `bad_request` in Jaeger's words. */
export function readEpoch(params: URLSearchParams, name: string, unitNs: bigint, otherwise: bigint): bigint {
  const count = readInteger(params, name);
  if (count === null) return otherwise;
  const ns = count * unitNs;
  return ns > MOST_NS ? MOST_NS : ns < 0n ? 0n : ns;
}

/** A whole number; null where it is not given. Throws AppError `bad_request` in Jaeger's words. */
export function readInteger(params: URLSearchParams, name: string): bigint | null {
  const text = params.get(name);
  if (text === null || text === '') return null;
  if (!/^[+-]?\d+$/.test(text))
    throw parseFault(name, `strconv.ParseInt: parsing "${text.slice(0, 100)}": invalid syntax`);
  const value = BigInt(text.replace('+', ''));
  if (value !== BigInt.asIntN(64, value))
    throw parseFault(name, `strconv.ParseInt: parsing "${text.slice(0, 100)}": value out of range`);
  return value;
}

/** A duration in Go's notation, in nanoseconds; null where it is not given, or zero. */
export function readDuration(params: URLSearchParams, name: string): bigint | null {
  const text = params.get(name);
  if (text === null || text === '') return null;
  const ns = parseGoDuration(text);
  if (ns === null) throw parseFault(name, goDurationFault(text));
  return ns === 0n ? null : ns;
}

const BOOLEANS: Readonly<Record<string, boolean>> = {
  ...{ 1: true, t: true, T: true, true: true, TRUE: true, True: true },
  ...{ 0: false, f: false, F: false, false: false, FALSE: false, False: false },
};

/** A boolean as Go reads it; false where it is not given. */
export function readBoolean(params: URLSearchParams, name: string): boolean {
  const text = params.get(name);
  if (text === null || text === '') return false;
  const value = Object.hasOwn(BOOLEANS, text) ? BOOLEANS[text] : undefined;
  if (value === undefined)
    throw parseFault(name, `strconv.ParseBool: parsing "${text.slice(0, 100)}": invalid syntax`);
  return value;
}

/** Source: jaegertracing/jaeger, newParseError. */
export function parseFault(name: string, fault: string): AppError {
  return new AppError('bad_request', `unable to parse param '${name}': ${fault}`);
}
