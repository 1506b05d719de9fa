import type { ErrorTopResponse } from '../contracts/error-trends';
import type { ErrorLine } from '../store/errors/newest-errors';
import { logId } from '../store/logs/log-row';
import { shouldYield, yieldEventLoop } from '../store/write/yield-event-loop';
import { formatIsoNs } from '../time/iso';
import { messageTemplate, templateQuery } from './message-template';

type Message = ErrorTopResponse['messages'][number];

/**
 * Groups errors by service and message template, most frequent first. Lets other requests run in between.
 * @param lines newest first
 */
export async function errorMessages(
  lines: readonly ErrorLine[],
  previous: readonly ErrorLine[],
  limit: number,
): Promise<Message[]> {
  const templateOf = knownTemplates();
  const before = new Map<string, number>();
  for (const [index, line] of previous.entries()) {
    if (shouldYield(index)) await yieldEventLoop();
    const key = groupKey(line, templateOf(line.body));
    before.set(key, (before.get(key) ?? 0) + 1);
  }
  const groups = new Map<string, Message>();
  for (const [index, line] of lines.entries()) {
    if (shouldYield(index)) await yieldEventLoop();
    const message = templateOf(line.body);
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

/** Errors repeat: the same text is read once. */
function knownTemplates(): (body: string) => string {
  const known = new Map<string, string>();
  return (body) => {
    let template = known.get(body);
    if (template === undefined) {
      template = messageTemplate(body);
      known.set(body, template);
    }
    return template;
  };
}

function groupKey({ service }: ErrorLine, message: string): string {
  return `${service}\0${message}`;
}
