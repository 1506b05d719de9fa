import type { CompareSign, LabelFilter } from '../logql/logql-ast';
import { durationNs, sizeBytes } from '../logql/logql-units';
import type { LabelSet } from './label-set';
import { compileAddress } from './match-address';
import { compileMatcher } from './match-labels';

type Test = (labels: LabelSet) => boolean;

/** A label filter as Loki runs it: a value that is no number sets `__error__` and lets the line pass. */
export function compileLabelFilter(filter: LabelFilter): Test {
  switch (filter.kind) {
    case 'and': {
      const [left, right] = [compileLabelFilter(filter.left), compileLabelFilter(filter.right)];
      return (labels) => left(labels) && right(labels);
    }
    case 'or': {
      const [left, right] = [compileLabelFilter(filter.left), compileLabelFilter(filter.right)];
      return (labels) => left(labels) || right(labels);
    }
    case 'match': {
      const test = compileMatcher(filter.matcher);
      return (labels) => test(labels.get(filter.matcher.name) ?? '');
    }
    case 'ip': {
      const { is } = compileAddress(filter.source);
      return (labels) => is(labels.get(filter.name) ?? '') !== filter.negated;
    }
    case 'compare':
      return compileComparison(filter);
  }
}

function compileComparison(filter: LabelFilter & { kind: 'compare' }): Test {
  const { name, sign, unit, value } = filter;
  const read = READ[unit];
  return (labels) => {
    if (labels.error !== '') return true;
    const text = labels.get(name);
    if (text === undefined) return false;
    const found = read(text);
    if (found === null) {
      labels.fail(
        'LabelFilterErr',
        `${unit === 'number' ? 'strconv.ParseFloat: parsing' : `invalid ${unit}`} ${JSON.stringify(text)}`,
      );
      return true;
    }
    return COMPARE[sign](found, value);
  };
}

const READ = {
  number: readNumber,
  duration: durationNs,
  bytes: sizeBytes,
};

const COMPARE: Record<CompareSign, (a: number, b: number) => boolean> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
};

/** As Go's ParseFloat reads it; null when the text is no number. */
export function readNumber(text: string): number | null {
  if (/^[+-]?inf(?:inity)?$/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  if (/^[+-]?nan$/i.test(text)) return Number.NaN;
  return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : null;
}
