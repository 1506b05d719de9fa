import { SEVERITY_CLASSES, type SeverityClass, severityClass, severityNumberOf } from '../contracts/severity';
import type { QueryValue } from './ast';
import { matchesName } from './matches-name';

export interface LevelMatch {
  /** OpenTelemetry severity numbers that match. */
  severities: ReadonlySet<number>;
  /** The value is also compared with the severity text as it was sent. */
  alsoText: boolean;
}

const ALL = Array.from({ length: 25 }, (_, number) => number);

/**
 * What `level:value` means. The name of a class, in any spelling (`ERROR`, `err`, `severe`), is the whole class; a finer
 * name (`notice`, `error2`) or a number is that very severity; anything else is the text as sent. Comparisons go by rank
 * and leave out logs without a severity. Null: the value names no level, so a comparison with it is meaningless.
 */
export function levelMatch(value: QueryValue): LevelMatch | null {
  if (value.kind === 'exists') return { severities: setOf((number) => number > 0), alsoText: false };
  if (value.kind === 'wildcard' || value.kind === 'regex' || value.kind === 'fuzzy') {
    const names = (number: number) => [severityClass(number), shortName(number)];
    return {
      severities: setOf((number) => names(number).some((name) => matchesName(value, name))),
      alsoText: true,
    };
  }
  if (value.kind === 'text') return ofName(value.text);
  // The whole of a level is the text that was sent, and nothing else.
  if (value.kind === 'keyword') return { severities: new Set(), alsoText: true };
  if (value.kind !== 'range') return null;
  const min = value.min ? rankOf(value.min.text) : null;
  const max = value.max ? rankOf(value.max.text) : null;
  if ((value.min && !min) || (value.max && !max)) return null;
  return {
    severities: setOf((number) => {
      if (number === 0) return false;
      if (min && (value.min?.inclusive ? number < min.low : number <= min.high)) return false;
      return !(max && (value.max?.inclusive ? number > max.high : number >= max.low));
    }),
    alsoText: false,
  };
}

/** The classes that match, when the match is of whole classes only; else null. */
export function wholeClasses({ severities, alsoText }: LevelMatch): Set<SeverityClass> | null {
  if (alsoText) return null;
  const classes = new Set<SeverityClass>();
  for (const name of SEVERITY_CLASSES) {
    const numbers = ALL.filter((number) => severityClass(number) === name);
    const hits = numbers.filter((number) => severities.has(number)).length;
    if (hits === numbers.length) classes.add(name);
    else if (hits > 0) return null;
  }
  return classes;
}

/** `ERROR`, `ERROR2` …: OTel's short names, with the class name for the first of four. */
function shortName(number: number): string {
  const step = (number - 1) % 4;
  return number > 0 && step > 0 ? `${severityClass(number)}${step + 1}` : severityClass(number);
}

function ofName(text: string): LevelMatch {
  const rank = rankOf(text);
  if (!rank) return { severities: new Set(), alsoText: true };
  return {
    severities: setOf((number) => number >= rank.low && number <= rank.high),
    alsoText: rank.low === rank.high && rank.low > 0,
  };
}

function rankOf(text: string): { low: number; high: number } | null {
  if (/^(unset|unspecified|none)$/i.test(text.trim())) return { low: 0, high: 0 };
  // A typed number is OpenTelemetry's, also where pino or bunyan would mean something else by it.
  if (/^\d+$/.test(text.trim())) return Number(text) <= 24 ? { low: Number(text), high: Number(text) } : null;
  const number = severityNumberOf(text);
  if (number > 0 && number % 4 === 1) return { low: number, high: number + 3 };
  return number > 0 ? { low: number, high: number } : null;
}

function setOf(accept: (number: number) => boolean): Set<number> {
  return new Set(ALL.filter(accept));
}
