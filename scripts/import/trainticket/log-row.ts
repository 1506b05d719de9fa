import { z } from 'zod';
import { severityNumberOf } from '../../../lib/contracts/severity';
import { parseIsoNs } from '../../../lib/time/iso';
import type { WireLog, WireSource } from '../../otlp/otlp-data';
import { serviceOfPod } from './service-of-pod';

export const logRowSchema = z.object({
  Timestamp: z.string(),
  TimeUnixNano: z.string().regex(/^-?\d+$/),
  Node: z.string(),
  PodName: z.string(),
  Container: z.string(),
  TraceID: z.string(),
  SpanID: z.string(),
  Log: z.string(),
});
export type LogRow = z.infer<typeof logRowSchema>;

const LINE = /^\d\d:\d\d:\d\d\.\d{3} (\w+)\s+(\S+)#(\d+) TraceID: \S* SpanID: \S* ([\s\S]*)$/;
const containerLog = z.object({ log: z.string(), stream: z.string() });

/**
 * A row as an OTLP log. `Log` is the container runtime's JSON; its line starts with wall clock, level, logger and line
 * number, which become severity and attributes. A row cut off in the middle of its JSON keeps its raw text as the body.
 */
export function logFromRow(row: LogRow, sources: Map<string, WireSource>): WireLog {
  const { line, stream } = containerLine(row.Log);
  const match = LINE.exec(line);
  const [, level = '', logger, lineNumber, message = line] = match ?? [];
  return {
    source: sourceOf(row, sources),
    timeNs: timeOf(row),
    severityNumber: severityNumberOf(level),
    severityText: level,
    body: message.replace(/\n$/, ''),
    traceId: row.TraceID,
    spanId: row.SpanID,
    attributes: {
      ...(stream ? { 'log.iostream': stream } : {}),
      ...(logger ? { 'log.logger': logger, 'code.line.number': Number(lineNumber) } : {}),
    },
  };
}

/** Some rows carry the nanoseconds of Go's zero time, a large negative number; their `Timestamp` is right. */
function timeOf(row: LogRow): bigint {
  const timeNs = BigInt(row.TimeUnixNano);
  if (timeNs > 0n) return timeNs;
  const written = parseIsoNs(row.Timestamp);
  if (written === null)
    throw new Error(`the row has no readable time: ${row.Timestamp}, ${row.TimeUnixNano}`);
  return written;
}

function containerLine(text: string): { line: string; stream: string | null } {
  try {
    const parsed = containerLog.parse(JSON.parse(text));
    return { line: parsed.log, stream: parsed.stream };
  } catch {
    return { line: text, stream: null };
  }
}

function sourceOf(row: LogRow, sources: Map<string, WireSource>): WireSource {
  const known = sources.get(row.PodName);
  if (known) return known;
  const created: WireSource = {
    resource: {
      'service.name': serviceOfPod(row.PodName),
      'k8s.pod.name': row.PodName,
      'k8s.node.name': row.Node,
      'k8s.container.name': row.Container,
    },
    scope: 'trainticket',
  };
  sources.set(row.PodName, created);
  return created;
}
