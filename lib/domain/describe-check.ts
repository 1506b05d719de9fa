import type { CompareCheck } from '../contracts/trace-compare';
import { formatDuration } from '../time/format-duration';
import type { Figure } from './operation-change';

const NAMES: Record<Figure, string> = {
  calls: 'calls a trace',
  errors: 'error rate',
  p50: 'median duration',
  p95: 'P95 duration',
  self: 'median self time',
};

/** One check as a sentence: what, from where to where, what was allowed, and the most frequent error message. */
export function describeCheck(
  check: Omit<CompareCheck, 'message'>,
  figure: Figure,
  error: string | null,
): string {
  const subject = check.service === null ? 'Whole traces' : `${check.service} ${check.operation}`;
  const [from, to] = [check.baseline, check.candidate].map((value) => describeValue(value, figure));
  const unit = figure === 'errors' ? 'pp' : '%';
  const change = `${check.change < 0 ? '−' : '+'}${digits(Math.abs(check.change) * 100)} ${unit}`;
  const verdict = {
    exceeded: `more than the ${digits(check.limit * 100)} ${unit} allowed`,
    unclear:
      check.change > check.limit
        ? `above the ${digits(check.limit * 100)} ${unit} allowed, which may be chance`
        : `not proven to stay within the ${digits(check.limit * 100)} ${unit} allowed`,
    kept: `at most ${digits(check.limit * 100)} ${unit} allowed`,
  }[check.outcome];
  const most = error === null || check.outcome === 'kept' ? '' : `; most often “${error}”`;
  return `${subject}: ${NAMES[figure]} ${from} → ${to} (${change}), ${verdict}${most}`;
}

function describeValue(value: number, figure: Figure): string {
  if (figure === 'errors') return `${digits(value * 100)} %`;
  return figure === 'calls' ? digits(value) : formatDuration(value);
}

function digits(value: number): string {
  return String(Number(value.toFixed(Math.abs(value) < 10 ? 2 : 1)));
}
