import type { Attributes } from '../../../contracts/attributes';
import { severityClass } from '../../../contracts/severity';
import { sortLabels } from '../metric/series';
import { type LabelMap, labelName } from '../pipeline/label-set';
import type { PipelineEntry } from '../pipeline/pipeline-entry';

export interface LogFacts {
  timeNs: bigint;
  body: string;
  severityNumber: number;
  traceId: string | null;
  spanId: string | null;
  attributes: Attributes;
}

/**
 * A stored log as a Loki pipeline sees it: attributes are its structured metadata, and so are detected_level and, where
 * they were not sent as such, trace_id and span_id. What was taken from the very line is left to `| json` and `| logfmt`.
 */
export function entryOfLog(log: LogFacts, stream: LabelMap): PipelineEntry {
  const attributes = Object.entries(log.attributes);
  const own = attributes.length === 0 ? null : fieldsOfLine(log.body);
  // Attributes follow, so that an id of 64 bits stays as it was sent.
  const metadata: [string, string][] = [];
  if (log.traceId !== null) metadata.push(['trace_id', log.traceId]);
  if (log.spanId !== null) metadata.push(['span_id', log.spanId]);
  for (const [name, value] of attributes) {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    const isOwn = own === null ? isPairOf(log.body, name, text) : own.get(name) === text;
    if (!isOwn) metadata.push([labelName(name), text]);
  }
  metadata.push(['detected_level', detectedLevel(log.severityNumber)]);
  return {
    timeNs: log.timeNs,
    line: log.body,
    stream,
    metadata: sortLabels(new Map(metadata)),
  };
}

/** One rule for lines and counts: the class of the severity, as Loki names it. Source: Loki's field_detection.go. */
export function detectedLevel(severityNumber: number): string {
  const name = severityClass(severityNumber);
  return name === 'UNSET' ? 'unknown' : name.toLowerCase();
}

const LOGFMT = /^\s*[A-Za-z_][\w.@/-]*=/;

/** Whether a line of logfmt says this of that name. */
function isPairOf(line: string, name: string, text: string): boolean {
  if (!line.includes(`${name}=`) || !LOGFMT.test(line)) return false;
  return [`${name}=${text}`, `${name}=${JSON.stringify(text)}`, `${name}="${text}"`].some((pair) =>
    line.includes(pair),
  );
}

/** The fields of a line that is a JSON object, under dotted names as they were stored. */
function fieldsOfLine(line: string): Map<string, string> | null {
  if (line.length > 256 * 1024 || !/^\s*\{/.test(line)) return null;
  const fields = new Map<string, string>();
  const walk = (value: unknown, name: string, depth: number): void => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && depth < 64) {
      for (const [key, inner] of Object.entries(value))
        walk(inner, name === '' ? key : `${name}.${key}`, depth + 1);
    } else if (value !== null) fields.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  };
  try {
    walk(JSON.parse(line), '', 0);
  } catch {
    return null;
  }
  return fields;
}
