import { normalizeSpanId, normalizeTraceId } from '../contracts/ids';
import type { LogRecord } from '../contracts/telemetry';
import type { PromotionRule } from './promotion-rule';
import type { Stage } from './run-pipeline';

/** How much of a message is looked at around the text that a rule names, and how many places of it. */
const CHARS_BEFORE = 256;
const CHARS_AFTER = 512;
const PLACES = 4;
/** All rules together on one batch: what they did not come to is said. */
const BATCH_MS = 500;
const CHECK_EVERY = 64;

interface FoundIds {
  traceId: string | null;
  spanId: string | null;
}

/**
 * Gives logs the ids that stand in their messages. An id that a log has already is never replaced, and a span is only
 * taken with its own trace. The first rule that finds ids decides. @param nowMs a clock that only goes forward
 */
export function promoteIds(
  rules: readonly PromotionRule[],
  nowMs: () => number = () => performance.now(),
): Stage<LogRecord> {
  return { name: 'promote ids', run: (records) => promoteAll(records, rules, nowMs) };
}

function promoteAll(records: LogRecord[], rules: readonly PromotionRule[], nowMs: () => number) {
  const changes = new Map<string, number>();
  const note = (what: string, count = 1) => changes.set(what, (changes.get(what) ?? 0) + count);
  const until = nowMs() + BATCH_MS;
  let looked = 0;
  let late = false;
  const promoted = records.map((record) => {
    if (record.traceId !== null && record.spanId !== null) return record;
    const due = rules.filter(({ contains }) => record.body.includes(contains));
    if (due.length === 0) return record;
    if (looked++ % CHECK_EVERY === 0) late ||= nowMs() > until;
    if (late) {
      note('message not searched for ids: the batch took too long');
      return record;
    }
    for (const rule of due) {
      const ids = withFound(record, rule);
      if (ids === null) continue;
      note(`ids taken from the message by rule ${rule.name}`);
      return { ...record, ...ids };
    }
    return record;
  });
  return { records: promoted, changes };
}

/** The record's ids with what the rule adds to them; null when it adds nothing. */
function withFound(record: LogRecord, rule: PromotionRule): FoundIds | null {
  const found = findIds(record.body, rule);
  if (found === null) return null;
  const traceId = record.traceId ?? found.traceId;
  const ofAnother = found.traceId !== null && found.traceId !== traceId;
  if (traceId === null || ofAnother) return null;
  const spanId = record.spanId ?? found.spanId;
  return traceId === record.traceId && spanId === record.spanId ? null : { traceId, spanId };
}

function findIds(body: string, { contains, regex, groups }: PromotionRule): FoundIds | null {
  let at = body.indexOf(contains);
  for (let place = 0; at >= 0 && place < PLACES; place++) {
    const part = body.slice(Math.max(0, at - CHARS_BEFORE), at + contains.length + CHARS_AFTER);
    const matcher = regex.matcher(part);
    if (matcher.find()) {
      const group = (name: string) => (groups.has(name) ? (matcher.group(name) ?? '') : '');
      return { traceId: normalizeTraceId(group('trace_id')), spanId: normalizeSpanId(group('span_id')) };
    }
    // Whatever begins before that was seen whole.
    at = body.indexOf(contains, at + CHARS_AFTER / 2);
  }
  return null;
}
