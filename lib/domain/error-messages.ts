import type { ErrorTopResponse } from '../contracts/error-trends';
import type { ErrorLine } from '../store/errors/newest-errors';
import { logId } from '../store/logs/log-row';
import { formatIsoNs } from '../time/iso';
import { messageTemplate, templateQuery } from './message-template';

type Message = ErrorTopResponse['messages'][number];

/** Groups errors by service and message template, most frequent first. @param lines newest first */
export function errorMessages(
  lines: readonly ErrorLine[],
  previous: readonly ErrorLine[],
  limit: number,
): Message[] {
  const before = new Map<string, number>();
  for (const line of previous) {
    const key = groupKey(line, messageTemplate(line.body));
    before.set(key, (before.get(key) ?? 0) + 1);
  }
  const groups = new Map<string, Message>();
  for (const line of lines) {
    const message = messageTemplate(line.body);
    const key = groupKey(line, message);
    const group = groups.get(key);
    if (group) group.count++;
    else {
      groups.set(key, {
        service: line.service,
        message,
        example: line.body,
        exampleId: logId({ timeNs: line.time_ns, seq: line.seq }),
        query: templateQuery(line.service, message),
        lastSeen: formatIsoNs(line.time_ns),
        count: 1,
        previousCount: before.get(key) ?? 0,
      });
    }
  }
  return [...groups.values()]
    .sort((a, b) => b.count - a.count || (a.message < b.message ? -1 : 1))
    .slice(0, limit);
}

function groupKey({ service }: ErrorLine, message: string): string {
  return `${service}\0${message}`;
}
