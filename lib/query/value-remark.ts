import type { QueryDiagnostic } from '../contracts/query-diagnostic';
import { SPAN_KINDS, SPAN_STATUSES } from '../contracts/trace';
import type { MatchNode, QueryValue } from './ast';
import { isDecimal } from './decimal';
import { parseDuration, parseSignedDuration } from './duration';
import { type BuiltinField, logField, spanField } from './fields';
import { foldText } from './fold';
import { levelMatch } from './level-match';
import { matchesPattern } from './match-pattern';
import { timeWindow } from './time-window';
import { traceField } from './trace/trace-fields';
import { traceValueRemark } from './trace/trace-value-remark';

/** What a query searches; `span` is also the traces that spans make up. */
export type QuerySignal = 'log' | 'span';
export type ValueRemark = Pick<QueryDiagnostic, 'severity' | 'message'>;

const LEVELS = 'TRACE, DEBUG, INFO, WARN, ERROR, FATAL';
const LISTS: Partial<Record<BuiltinField, readonly string[]>> = { status: SPAN_STATUSES, kind: SPAN_KINDS };

/**
 * Why a value cannot be one of its field's, or how it is read instead; null when there is nothing to say. Without a
 * signal it speaks only of what logs and spans have in common, and of levels.
 */
export function valueRemark({ field, value }: MatchNode, signal: QuerySignal | null): ValueRemark | null {
  if (!field || field.pattern) return null;
  const ofTrace = signal === 'span' ? traceField(field.name) : null;
  const builtin = builtinOf(field.name, signal);
  const wrong = ofTrace ? traceValueRemark(ofTrace, value) : wrongValue(builtin, value, field.name);
  if (wrong !== null) return { severity: 'error', message: wrong };
  const names = builtin && LISTS[builtin];
  if (!names || names.some((name) => isNamed(value, name)) || value.kind === 'exists') return null;
  const known = names.join(', ');
  const message = `Searches for an attribute called ${field.name}: a span's own ${builtin} is one of ${known}.`;
  return { severity: 'hint', message };
}

function wrongValue(builtin: BuiltinField | null, value: QueryValue, name: string): string | null {
  const wrong = (isRight: (text: string) => boolean) => textsOf(value).find((text) => !isRight(text));
  switch (builtin) {
    case 'time':
    case 'observed_time': {
      if (!isCompared(value))
        return `A time is compared, not matched by ${nameOf(value)}: ${name}:2026-11-22 is that whole day.`;
      const text = wrong((one) => timeWindow(one, 0n) !== null);
      return text === undefined ? null : `${text} is no time: write ISO 8601, or date math such as now-1h.`;
    }
    case 'duration':
    case 'arrival_delay': {
      if (!isCompared(value))
        return `A duration is compared, not matched by ${nameOf(value)}: ${name}>500ms, ${name}:[1s TO 2s].`;
      const parse = builtin === 'duration' ? parseDuration : parseSignedDuration;
      const text = wrong((one) => parse(one) !== null);
      return text === undefined ? null : `${text} is no duration: write 500ms, 1.5s or 2m.`;
    }
    case 'severity_number': {
      const text = wrong(isDecimal);
      return text === undefined
        ? null
        : `${text} is no number: ${name} is 1 to 24. For names use level:ERROR.`;
    }
    case 'level': {
      if (value.kind !== 'range' || levelMatch(value) !== null) return null;
      const text = wrong((one) => levelMatch(asText(one))?.severities.size !== 0);
      return `${text ?? textsOf(value).join(' ')} is no level: compare with ${LEVELS}.`;
    }
    case 'trace_id':
    case 'span_id':
    case 'parent_id':
      return value.kind === 'range' ? `An id has no greater and smaller: write ${name}: and the id.` : null;
    default:
      return null;
  }
}

/** Whether a value can be a time or a duration, going by its kind. */
function isCompared({ kind }: QueryValue): boolean {
  return kind === 'text' || kind === 'range' || kind === 'exists' || kind === 'null';
}

const KIND_NAMES: Partial<Record<QueryValue['kind'], string>> = {
  wildcard: 'wildcards',
  regex: 'a regular expression',
  near: 'a distance between words',
  fuzzy: 'likeness',
  network: 'an address',
};

function nameOf({ kind }: QueryValue): string {
  return KIND_NAMES[kind] ?? 'words';
}

function builtinOf(name: string, signal: QuerySignal | null): BuiltinField | null {
  if (signal === 'log') return logField(name);
  if (signal === 'span') return spanField(name);
  const ofLogs = logField(name);
  return ofLogs === 'level' || ofLogs === spanField(name) ? ofLogs : null;
}

function textsOf(value: QueryValue): string[] {
  if (value.kind === 'text') return [value.text];
  if (value.kind !== 'range') return [];
  return [value.min, value.max].flatMap((bound) => (bound ? [bound.text] : []));
}

function asText(text: string): QueryValue {
  return { kind: 'text', text, from: 0, to: 0 };
}

function isNamed(value: QueryValue, name: string): boolean {
  if (value.kind === 'wildcard') return matchesPattern(value.pattern, name);
  return value.kind === 'text' && foldText(value.text) === name;
}
