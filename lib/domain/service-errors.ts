import type { RequestContext } from '../contracts/context';
import type { ServiceDetailResponse } from '../contracts/service-detail';
import { fieldTerm } from '../query/edit';
import { type ListedSpan, listSpans } from '../store/rollup/service-spans';
import { findNewestSpans } from '../store/spans/find-newest-spans';
import { formatIsoNs } from '../time/iso';
import type { TimeRange } from '../time/time-range';
import { messageTemplate } from './message-template';
import { readQuery } from './read-query';

const READ = 500;
const SHOWN = 50;
const OPERATIONS = 5;
const BUDGET_MS = 3_000;

type Messages = ServiceDetailResponse['errorMessages'];

/** What a service's newest failed spans say, most frequent first. @param failed how many there are */
export async function serviceErrors(
  ctx: RequestContext,
  { service, range, nowNs, failed }: { service: string; range: TimeRange; nowNs: bigint; failed: number },
): Promise<Messages> {
  if (failed === 0) return { messages: [], read: 0, of: 0 };
  const { predicate } = readQuery(ctx, `${fieldTerm('service', service)} AND status:error`, nowNs, 'span');
  const { rows } = await findNewestSpans(ctx, {
    predicate,
    range,
    after: null,
    need: READ,
    budgetMs: BUDGET_MS,
  });
  const spans = await listSpans(ctx, rows.slice(0, READ));
  return { messages: groupMessages(spans), read: spans.length, of: Math.max(failed, spans.length) };
}

/** @param spans newest first */
function groupMessages(spans: readonly ListedSpan[]): Messages['messages'] {
  const groups = new Map<string, { newest: ListedSpan; operations: Set<string>; count: number }>();
  for (const span of spans) {
    const key = JSON.stringify([patternOf(span), span.exceptionType]);
    const group = groups.get(key) ?? { newest: span, operations: new Set<string>(), count: 0 };
    group.operations.add(span.name);
    group.count++;
    groups.set(key, group);
  }
  return [...groups.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, SHOWN)
    .map(({ newest, operations, count }) => ({
      pattern: patternOf(newest),
      message: messageOf(newest),
      type: newest.exceptionType,
      operations: [...operations].slice(0, OPERATIONS),
      count,
      lastSeen: formatIsoNs(newest.startNs),
      traceId: newest.traceId,
      spanId: newest.spanId,
    }));
}

function patternOf(span: ListedSpan): string | null {
  const message = messageOf(span);
  return message === null ? null : messageTemplate(message);
}

function messageOf({ statusMessage, exceptionMessage }: ListedSpan): string | null {
  return statusMessage || exceptionMessage || null;
}
