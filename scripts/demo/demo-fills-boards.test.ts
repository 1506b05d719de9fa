import { describe, expect, it } from 'vitest';
import { hasField } from '../../lib/boards/drill-clauses';
import { queryText, type Records } from '../../lib/boards/query-text';
import { readyMadeBoards } from '../../lib/boards/ready-made-boards';
import type { Panel } from '../../lib/contracts/dashboard/panel';
import type { LogRecord, SpanRecord, TelemetryStream } from '../../lib/contracts/telemetry';
import { evaluateLog, evaluateSpan } from '../../lib/query/evaluate';
import { parseQuery } from '../../lib/query/parse';
import { timeNs } from '../../lib/time/time-ns';
import type { WireLog, WireSource, WireSpan } from '../otlp/otlp-data';
import { minuteOfTraffic } from './minute-of-traffic';

// The same at any time: traffic is a function of seed and minute. Rare failures need more than an hour.
const FIRST_MINUTE = 29_000_040;
const traffic = Array.from({ length: 120 }, (_, minute) => minuteOfTraffic(1, FIRST_MINUTE + minute));
const logs = traffic.flatMap((minute) => minute.logs).map(logOf);
const spans = traffic.flatMap((minute) => minute.spans).map(spanOf);

/** What the figures of a panel ask: records, and the fields that these must have to be in them. */
function questionsOf(panel: Panel): { name: string; records: Records; fields: string[] }[] {
  if ('queries' in panel) {
    return panel.queries.map(({ name, records, by, measure }) => ({
      name,
      records,
      fields: [...by, ...('field' in measure ? [measure.field] : [])],
    }));
  }
  if (!('records' in panel)) return [];
  const fields = 'field' in panel ? [panel.field] : [];
  return [{ name: panel.kind, records: panel.records, fields }];
}

describe('two hours of the demo', () => {
  it.each(readyMadeBoards.map(({ id, document }) => ({ id, document })))(
    'fills every panel of $id',
    ({ document }) => {
      const view = { document, time: document.time, range: null, variables: {}, filters: [], saved: {} };
      const empty = document.panels.flatMap((panel) =>
        questionsOf(panel)
          .filter(({ records, fields }) => {
            const { source } = records;
            const text = [queryText(records, view), ...fields.flatMap((field) => hasField(field, source))];
            const asked = text.map((one) => parseQuery(one, source === 'spans' ? 'span' : 'log').ast);
            const isFound =
              source === 'logs'
                ? logs.some((log) => asked.every((node) => evaluateLog(node, log, 0n)))
                : spans.some((span) => asked.every((node) => evaluateSpan(node, span, 0n)));
            return !isFound;
          })
          .map(({ name }) => `${panel.id} ${name}`),
      );
      expect(empty).toEqual([]);
    },
  );
});

function streamOf({ resource, scope }: WireSource): TelemetryStream {
  return {
    service: String(resource['service.name']),
    environment: String(resource['deployment.environment.name']),
    serviceVersion: String(resource['service.version']),
    resource,
    scopeName: scope,
    scopeVersion: null,
    scopeAttributes: {},
  };
}

function logOf(log: WireLog): LogRecord {
  const { severityNumber, severityText, body, attributes } = log;
  return {
    ...{ severityNumber, severityText, body, attributes, bodyIsJson: false },
    time: timeNs(log.timeNs),
    observedTime: timeNs(log.observedNs ?? log.timeNs),
    traceId: log.traceId ?? null,
    spanId: log.spanId ?? null,
    stream: streamOf(log.source),
  };
}

function spanOf(span: WireSpan): SpanRecord {
  const { traceId, spanId, name, kind, status, attributes } = span;
  return {
    ...{ traceId, spanId, name, kind, status, attributes, traceState: null, events: [], links: [] },
    parentSpanId: span.parentSpanId ?? null,
    start: timeNs(span.startNs),
    durationNs: span.endNs - span.startNs,
    statusMessage: span.statusMessage ?? null,
    stream: streamOf(span.source),
  };
}
