import type { PanelSource } from '../contracts/dashboard/panel-query';
import { explicitField } from '../query/explicit-field';
import { isBuiltinField } from '../query/fields';
import {
  type ExampleLog,
  type ExampleSpan,
  type ReadyMadeExample,
  readyMadeExamples,
} from './ready-made-examples';
import { type FieldMapping, mappingOf } from './rename-fields';

type Named = (attributes: Readonly<Record<string, string | number>>) => object[];

const KINDS = { internal: 1, server: 2, client: 3 } as const;
/** Stands for the shell's `$` until all other text is quoted. */
const SHELL = '\uE000';
const LEVELS = { INFO: 9, WARN: 13, ERROR: 17 } as const;

/**
 * Shell commands that send the few records a ready-made dashboard shows, from a minute ago, over OTLP/HTTP with JSON
 * (OTLP specification, "JSON Protobuf Encoding"); null: there are none for it. Each run sends records of its own.
 * @param address base URL of an OTLP receiver @param mapping names that the dashboard reads in place of its own
 */
export function exampleSnippet(boardId: string, address: string, mapping: FieldMapping): string | null {
  const example = Object.hasOwn(readyMadeExamples, boardId) ? readyMadeExamples[boardId] : undefined;
  if (!example) return null;
  const namedAs = (source: PanelSource): Named => {
    const own = mappingOf(mapping, source);
    return (attributes) =>
      Object.entries(attributes).flatMap(([name, value]) => {
        const key = sentName(name, own);
        return key === null ? [] : [attribute(key, value)];
      });
  };
  const send = (path: string, body: string) =>
    `curl ${address}${path} -H 'content-type: application/json' --data-binary @- <<EOF\n${hereText(body)}\nEOF`;
  return [
    'S=$(($(date +%s) - 60)); ID=$(printf %08x $S)',
    send('/v1/traces', spansBody(example, idsOf(boardId), namedAs('spans'))),
    send('/v1/logs', logsBody(example, idsOf(boardId), namedAs('logs'))),
  ].join('\n');
}

/** The name to send; null: the store takes it from elsewhere. */
function sentName(name: string, mapping: FieldMapping): string | null {
  const read = Object.hasOwn(mapping, name) ? (mapping[name] ?? name) : name;
  if (read !== name && isBuiltinField(read)) return null;
  return explicitField({ name: read, pattern: null, from: 0, to: 0 })?.field.name ?? read;
}

function spansBody({ spans, resource }: ReadyMadeExample, { traceId, spanId }: Ids, named: Named): string {
  const written = spans.map((span, at) => ({
    service: span.service,
    json: {
      // What tells them apart comes first.
      name: span.name,
      attributes: named(span.attributes),
      kind: KINDS[span.kind],
      ...(span.failed === undefined ? {} : { status: { code: 2, message: span.failed } }),
      startTimeUnixNano: timeAt(span.startMs),
      endTimeUnixNano: timeAt(span.startMs + span.durationMs),
      traceId: traceId(traceOf(spans, at)),
      spanId: spanId(at),
      ...(span.parent === undefined ? {} : { parentSpanId: spanId(span.parent) }),
    },
  }));
  return byService(written, resource, named, ['resourceSpans', 'scopeSpans', 'spans']);
}

function logsBody(
  { logs, spans, resource }: ReadyMadeExample,
  { traceId, spanId }: Ids,
  named: Named,
): string {
  const written = logs.map((log: ExampleLog) => ({
    service: log.service,
    json: {
      body: { stringValue: log.body },
      attributes: named(log.attributes),
      severityNumber: LEVELS[log.level],
      severityText: log.level,
      timeUnixNano: timeAt(log.atMs),
      ...(log.span === undefined
        ? {}
        : { traceId: traceId(traceOf(spans, log.span)), spanId: spanId(log.span) }),
    },
  }));
  return byService(written, resource, named, ['resourceLogs', 'scopeLogs', 'logRecords']);
}

/** The records under their services, one a line. */
function byService(
  records: readonly { service: string; json: object }[],
  resource: ReadyMadeExample['resource'],
  named: Named,
  [resources, scopes, list]: readonly [string, string, string],
): string {
  const services = [...new Set(records.map(({ service }) => service))].map((service) => {
    const attributes = [attribute('service.name', service), ...named(resource)];
    const own = records.filter((record) => record.service === service);
    const lines = own.map(({ json }) => `  ${JSON.stringify(json)}`).join(',\n');
    return `{"resource": ${JSON.stringify({ attributes })}, "${scopes}": [{"${list}": [\n${lines}\n]}]}`;
  });
  return `{"${resources}": [\n${services.join(',\n')}\n]}`;
}

/** The span that its trace begins with. */
function traceOf(spans: readonly ExampleSpan[], at: number): number {
  const parent = spans[at]?.parent;
  return parent === undefined ? at : traceOf(spans, parent);
}

interface Ids {
  /** @param root the span that it begins with, by its place */
  traceId: (root: number) => string;
  spanId: (at: number) => string;
}

/** Of the moment, which the shell puts in, and of the dashboard: each run of each example has ids of its own. */
function idsOf(boardId: string): Ids {
  const first = 256 * (1 + Object.keys(readyMadeExamples).indexOf(boardId));
  const hex = (at: number) => (first + at).toString(16).padStart(8, '0');
  return {
    traceId: (root) => `${SHELL}ID${SHELL}ID${SHELL}{ID}${hex(root)}`,
    spanId: (at) => `${SHELL}{ID}${hex(at)}`,
  };
}

function timeAt(ms: number): string {
  return `${SHELL}((S + ${Math.floor(ms / 1000)}))${String(ms % 1000).padStart(3, '0')}000000`;
}

function attribute(name: string, value: string | number): object {
  const key = name.replaceAll(SHELL, '');
  if (typeof value === 'string') return { key, value: { stringValue: value } };
  return { key, value: Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value } };
}

/** Text in which only our own signs mean something to the shell: a name may hold anything. */
function hereText(json: string): string {
  return json.replace(/[\\$`]/g, '\\$&').replaceAll(SHELL, '$');
}
