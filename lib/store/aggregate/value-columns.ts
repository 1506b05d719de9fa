import { DECIMAL_SOURCE } from '../../query/decimal';

/** Longer texts are in no bucket, as with the Elastic Common Schema's `ignore_above: 1024`. */
const LONGEST_KEY = 1_024;

/** Scalars of a jsonb list, lists in it included. */
export const ELEMENTS = `'strict $.**'`;

/** A scalar jsonb as the text of its bucket: numbers without zeros that say nothing. NULL for a list. */
export function jsonKey(json: string): string {
  const text = `(${json} #>> '{}')`;
  return `CASE jsonb_typeof(${json}) WHEN 'string' THEN ${textKey(text)}
    WHEN 'number' THEN trim_scale((${json})::numeric)::text WHEN 'boolean' THEN ${text} END`;
}

/** `s`, `n` or `b`: text, number or boolean. */
export function jsonKind(json: string): string {
  return `left(jsonb_typeof(${json}), 1)`;
}

/** A scalar jsonb as a number; texts that are wholly one count, booleans are 1 and 0. */
export function jsonNumber(json: string): string {
  return `CASE jsonb_typeof(${json}) WHEN 'number' THEN (${json})::numeric
    WHEN 'string' THEN ${textNumber(`(${json} #>> '{}')`)}
    WHEN 'boolean' THEN (${json})::boolean::int END`;
}

export function textKey(text: string): string {
  return `CASE WHEN char_length(${text}) <= ${LONGEST_KEY} THEN ${text} END`;
}

export function textNumber(text: string): string {
  return `CASE WHEN ${text} ~ '${DECIMAL_SOURCE}' THEN (${text})::numeric END`;
}

/** Numbers a double can hold; others stand at its ends. */
export function asDouble(number: string): string {
  return `CASE WHEN abs(${number}) > 1e308 THEN sign(${number})::float8 * 1e308::float8
    WHEN abs(${number}) < 1e-300 THEN 0::float8 ELSE (${number})::float8 END`;
}
