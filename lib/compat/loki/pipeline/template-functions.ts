export type TemplateValue = string | number | boolean;

interface TemplateFunction {
  least: number;
  most: number;
  run: (args: readonly TemplateValue[]) => TemplateValue;
}

const text = (value: TemplateValue | undefined) => String(value ?? '');
const number = (value: TemplateValue | undefined) => Number(value ?? 0) || 0;

function one(run: (value: string) => TemplateValue): TemplateFunction {
  return { least: 1, most: 1, run: ([value]) => run(text(value)) };
}
function two(run: (a: string, b: string) => TemplateValue): TemplateFunction {
  return { least: 2, most: 2, run: ([a, b]) => run(text(a), text(b)) };
}
function three(run: (a: string, b: string, c: string) => TemplateValue): TemplateFunction {
  return { least: 3, most: 3, run: ([a, b, c]) => run(text(a), text(b), text(c)) };
}
function arithmetic(run: (a: number, b: number) => number): TemplateFunction {
  return { least: 2, most: 2, run: ([a, b]) => run(number(a), number(b)) };
}

const without = (value: string, cut: string, end: 'start' | 'end') => {
  let kept = value;
  const gone = (at: string | undefined) => at !== undefined && at !== '' && cut.includes(at);
  if (end === 'start') while (gone(kept[0])) kept = kept.slice(1);
  else while (gone(kept.at(-1))) kept = kept.slice(0, -1);
  return kept;
};
const trunc = (size: string, value: string) => {
  const count = Number(size) || 0;
  return count < 0 ? value.slice(count) : value.slice(0, count);
};

const MAX_TEXT = 1024 * 1024;

/** A text that would grow without bound stays as it is. */
function replaced(value: string, from: string, to: string): string {
  if (from === '') return value;
  const pieces = value.split(from);
  return value.length + pieces.length * to.length > MAX_TEXT ? value : pieces.join(to);
}

/** Functions of Loki's templates by name. Source: Loki, "Template functions" (the old names take the text first). */
export const TEMPLATE_FUNCTIONS: ReadonlyMap<string, TemplateFunction> = new Map([
  ['ToLower', one((value) => value.toLowerCase())],
  ['ToUpper', one((value) => value.toUpperCase())],
  ['lower', one((value) => value.toLowerCase())],
  ['upper', one((value) => value.toUpperCase())],
  [
    'title',
    one((value) =>
      value.replace(/(^|\s)(\S)/g, (_, gap: string, letter: string) => gap + letter.toUpperCase()),
    ),
  ],
  ['trim', one((value) => value.trim())],
  ['TrimSpace', one((value) => value.trim())],
  ['Trim', two((value, cut) => without(without(value, cut, 'start'), cut, 'end'))],
  ['TrimLeft', two((value, cut) => without(value, cut, 'start'))],
  ['TrimRight', two((value, cut) => without(value, cut, 'end'))],
  ['trimAll', two((cut, value) => without(without(value, cut, 'start'), cut, 'end'))],
  ['TrimPrefix', two((value, cut) => (value.startsWith(cut) ? value.slice(cut.length) : value))],
  ['trimPrefix', two((cut, value) => (value.startsWith(cut) ? value.slice(cut.length) : value))],
  [
    'TrimSuffix',
    two((value, cut) => (cut !== '' && value.endsWith(cut) ? value.slice(0, -cut.length) : value)),
  ],
  [
    'trimSuffix',
    two((cut, value) => (cut !== '' && value.endsWith(cut) ? value.slice(0, -cut.length) : value)),
  ],
  ['replace', three((from, to, value) => replaced(value, from, to))],
  ['Replace', { least: 4, most: 4, run: ([value, from, to]) => replaced(text(value), text(from), text(to)) }],
  [
    'substr',
    three((from, to, value) => value.slice(Number(from) || 0, Number(to) < 0 ? undefined : Number(to))),
  ],
  ['trunc', two(trunc)],
  ['contains', two((needle, value) => value.includes(needle))],
  ['hasPrefix', two((needle, value) => value.startsWith(needle))],
  ['hasSuffix', two((needle, value) => value.endsWith(needle))],
  ['default', two((fallback, value) => (value === '' ? fallback : value))],
  ['len', one((value) => value.length)],
  ['int', one((value) => Math.trunc(Number(value)) || 0)],
  ['float64', one((value) => Number(value) || 0)],
  ['add', arithmetic((a, b) => a + b)],
  ['sub', arithmetic((a, b) => a - b)],
  ['mul', arithmetic((a, b) => a * b)],
  ['div', arithmetic((a, b) => (b === 0 ? 0 : Math.trunc(a / b)))],
  ['mod', arithmetic((a, b) => (b === 0 ? 0 : a % b))],
  ['addf', arithmetic((a, b) => a + b)],
  ['subf', arithmetic((a, b) => a - b)],
  ['mulf', arithmetic((a, b) => a * b)],
  ['divf', arithmetic((a, b) => a / b)],
  ['urlencode', one((value) => encodeURIComponent(value))],
  ['b64enc', one((value) => Buffer.from(value).toString('base64'))],
  ['b64dec', one((value) => Buffer.from(value, 'base64').toString())],
]);
