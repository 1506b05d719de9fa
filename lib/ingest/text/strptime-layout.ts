import type { TimeLayout } from './time-layouts';

const DIRECTIVES: Readonly<Record<string, string>> = {
  Y: '(?<year>\\d{4})',
  y: '(?<year>\\d\\d)',
  m: '(?<month>\\d\\d?)',
  b: '(?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)',
  B: '(?<month>January|February|March|April|May|June|July|August|September|October|November|December)',
  d: '(?<day>\\d\\d?)',
  e: ' ?(?<day>\\d\\d?)',
  H: '(?<hour>\\d\\d?)',
  I: '(?<hour>\\d\\d?)',
  M: '(?<minute>\\d\\d)',
  S: '(?<second>\\d\\d)',
  f: '(?<fraction>\\d{1,9})',
  L: '(?<fraction>\\d{1,9})',
  N: '(?<fraction>\\d{1,9})',
  p: '(?<half>[AaPp][Mm])',
  z: '(?<zone>Z|[+-]\\d\\d:?\\d\\d)',
  Z: '(?<zone>[A-Za-z]{1,5})',
  s: '(?<epoch>\\d{9,11})',
  a: '[A-Za-z]{2,4}',
  A: '[A-Za-z]{6,9}',
  '%': '%',
};
const SHORT: Readonly<Record<string, string>> = { T: '%H:%M:%S', F: '%Y-%m-%d', D: '%m/%d/%y', h: '%b' };
const LONGEST = 100;

/**
 * A layout written as strptime(3) has it: `%d/%b/%Y:%H:%M:%S %z`, with `%f` for a fraction of any length. Null when a
 * directive is not known or given twice, or the day or the month is missing.
 */
export function strptimeLayout(format: string): TimeLayout | null {
  if (format.length > LONGEST) return null;
  const whole = format.replace(/%([TFDh])/g, (_, letter: string) => SHORT[letter] ?? '');
  const source = whole.replace(/%(.)|[\\^$.*+?()[\]{}|/-]|%$/g, (found, letter: string | undefined) => {
    if (letter === undefined) return found === '%' ? '(?<' : `\\${found}`;
    return DIRECTIVES[letter] ?? '(?<';
  });
  try {
    const pattern = new RegExp(source);
    const has = (group: string) => source.includes(`(?<${group}>`);
    return has('epoch') || (has('month') && has('day')) ? { name: format, pattern } : null;
  } catch {
    return null;
  }
}
