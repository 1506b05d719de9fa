import type { MatchNode } from './ast';
import { logField, spanField } from './fields';
import { levelMatch } from './level-match';
import { timeWindow } from './time-window';

/** Why a value cannot be one of its field's, for fields that mean the same to logs and spans; null when it can. */
export function valueRemark({ field, value }: MatchNode): string | null {
  if (!field || field.pattern) return null;
  const isTime = logField(field.name) === 'time' && spanField(field.name) === 'time';
  const texts =
    value.kind === 'text'
      ? [value.text]
      : value.kind === 'range'
        ? [value.min, value.max].flatMap((bound) => (bound ? [bound.text] : []))
        : [];
  if (isTime) {
    if (value.kind === 'wildcard')
      return 'A time is compared, not matched by wildcards: time:2026-11-22 is that whole day.';
    const wrong = texts.find((text) => timeWindow(text, 0n) === null);
    return wrong === undefined ? null : `${wrong} is no time: write ISO 8601, or date math such as now-1h.`;
  }
  const isLevel = logField(field.name) === 'level' && value.kind === 'range';
  if (isLevel && levelMatch(value) === null) {
    const known = 'TRACE, DEBUG, INFO, WARN, ERROR, FATAL';
    const wrong = texts.find(
      (text) => levelMatch({ kind: 'text', text, from: 0, to: 0 })?.severities.size === 0,
    );
    return `${wrong ?? texts.join(' ')} is no level: compare with ${known}.`;
  }
  return null;
}
