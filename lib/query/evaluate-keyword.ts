import type { Keyword } from './ast';
import { compareDecimals, isDecimal } from './decimal';
import { foldText } from './fold';
import { printRegex } from './print-regex';

/** Whether a stored value is what a keyword asks for. @param text the value as text, numbers without exponent */
export function keywordMatches(stored: string | number | boolean, text: string, keyword: Keyword): boolean {
  switch (keyword.kind) {
    case 'oneOf':
      if (typeof stored === 'number')
        return keyword.texts.some((typed) => isDecimal(typed) && compareDecimals(text, typed) === 0);
      if (keyword.anyCase) return keyword.texts.some((typed) => foldText(typed) === foldText(text));
      return keyword.texts.includes(text);
    case 'pattern': {
      const source = keyword.pattern.map((part) =>
        'wild' in part ? (part.wild === '*' ? '.*' : '.') : escapeRegex(cased(part.text, keyword.anyCase)),
      );
      return new RegExp(`^${source.join('')}$`, 'su').test(cased(text, keyword.anyCase));
    }
    case 'regex': {
      const source = printRegex(keyword.regex, 'javascript', keyword.anyCase);
      return new RegExp(`^(?:${source})$`, 'u').test(text);
    }
    case 'range': {
      if (typeof stored !== 'string') return false;
      const { min, max } = keyword;
      const low = min ? compare(stored, min.text) : 1;
      const high = max ? compare(stored, max.text) : -1;
      return (min?.inclusive ? low >= 0 : low > 0) && (max?.inclusive ? high <= 0 : high < 0);
    }
  }
}

function cased(text: string, anyCase: boolean): string {
  return anyCase ? foldText(text) : text;
}

function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function compare(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
