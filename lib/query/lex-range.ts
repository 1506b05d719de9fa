import type { QueryValue, RangeBound } from './ast';
import type { LexedValue } from './lexed-value';
import { plainText, readPattern, readQuoted } from './read-pattern';
import { chunkEnd, closingQuote, skipSpace } from './scan';
import { boostAt } from './term-suffix';

const BOUND = '("(?:[^"\\\\]|\\\\.)*"|[^\\s\\]}]+)';
const RANGE = new RegExp(`[[{]\\s*${BOUND}\\s+TO\\s+${BOUND}\\s*([\\]}])`, 'iy');
const RANGE_START = /[[{](?:\s*(?:"[^"]*"|[^\s\]}]+)\s+|\s+)TO(?=[\s\]}]|$)[^\]}]*[\]}]?/iy;

/** Reads `[a TO b]` in its four bracket forms; null when the bracket at `from` opens no range. */
export function lexBracketRange(text: string, from: number): LexedValue | null {
  RANGE.lastIndex = from;
  const match = RANGE.exec(text);
  if (match) {
    const [whole, min = '', max = '', close] = match;
    const boost = boostAt(text, from + whole.length);
    const to = boost?.to ?? from + whole.length;
    return {
      value: rangeValue(readBound(min, text[from] === '['), readBound(max, close === ']'), from, to),
      to,
      ...(boost && { diagnostics: [boost.diagnostic] }),
    };
  }
  RANGE_START.lastIndex = from;
  const start = RANGE_START.exec(text);
  if (!start) return null;
  const to = from + start[0].length;
  const isOpen = !/[\]}]$/.test(start[0]);
  return {
    value: null,
    to,
    diagnostics: [
      {
        severity: 'error',
        message: isOpen
          ? 'This range is not closed: end it with ] (including the end) or } (without it).'
          : 'A range has two ends: [from TO to]. Use * for an open end.',
        from,
        to,
        fix: isOpen
          ? {
              label: 'Close the range',
              text: `${start[0].trimEnd()}${/TO\s*$/i.test(start[0]) ? ' *]' : ']'}`,
            }
          : {
              label: 'Open the end',
              text: start[0].replace(/\s*[\]}]$/, ' *]').replace(/^([[{])\s+TO/i, '$1* TO'),
            },
      },
    ],
  };
}

/** Reads `>5`, `>= 5ms`, `<"now-1h"` at `from`, where a comparison sign stands. */
export function lexComparison(text: string, from: number, inGroup: boolean): LexedValue {
  const sign = /^[<>]=?/.exec(text.slice(from, from + 2))?.[0] ?? '';
  const at = skipSpace(text, from + sign.length);
  const isQuoted = text[at] === '"' && closingQuote(text, at) > 0;
  const to = isQuoted ? closingQuote(text, at) + 1 : chunkEnd(text, at, inGroup);
  const raw = text.slice(at, to);
  if (raw === '' || /^(AND|OR)$/i.test(raw)) {
    const end = from + sign.length;
    return {
      value: null,
      to: end,
      diagnostics: [
        {
          severity: 'error',
          message: `What should it compare with? Write a value after ${sign}.`,
          from,
          to: end,
        },
      ],
    };
  }
  const bound = { text: boundText(raw), inclusive: sign.endsWith('=') };
  const value = sign.startsWith('>') ? rangeValue(bound, null, from, to) : rangeValue(null, bound, from, to);
  return { value, to };
}

function rangeValue(min: RangeBound | null, max: RangeBound | null, from: number, to: number): QueryValue {
  return min === null && max === null ? { kind: 'exists', from, to } : { kind: 'range', min, max, from, to };
}

function readBound(raw: string, inclusive: boolean): RangeBound | null {
  return raw === '*' ? null : { text: boundText(raw), inclusive };
}

function boundText(raw: string): string {
  if (raw.length > 1 && raw.startsWith('"') && raw.endsWith('"')) return readQuoted(raw.slice(1, -1));
  return plainText(readPattern(raw, { wildcards: false })) ?? raw;
}
