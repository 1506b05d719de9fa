import { Random } from './random';
import { source } from './sources';
import { type BuiltSpan, TraceBuilder } from './trace-builder';

const WAFERS = 25;

/**
 * When the last wafer of a lot is indexed, a message starts the lot's report: a trace of its own, linked to the one that
 * published it, and one query for each wafer where a single one would do. Has random numbers of its own, so that the
 * other stories stay as they are.
 */
export function lotReportTrace(indexed: TraceBuilder): TraceBuilder | null {
  const stage = indexed.spans.find(({ name }) => name === 'index_lot');
  const random = new Random('lot-report', indexed.traceId);
  if (!stage || !random.chance(0.25)) return null;
  const lot = stage.attributes.wafer_lot ?? '';
  const publishedMs = Number(stage.endNs - indexed.startNs) / 1e6;
  const parent: BuiltSpan = { span: stage, at: 0, ms: 0 };
  const message = {
    'messaging.system': 'rabbitmq',
    'messaging.destination.name': 'lot.indexed',
    wafer_lot: lot,
  };
  const published = indexed.span(stage.source, 'send lot.indexed', {
    parent,
    kind: 'producer',
    at: publishedMs - 2,
    ms: 1.5,
    attributes: { ...message, 'messaging.operation.type': 'send' },
  });

  const waitedMs = random.latencyMs(40);
  const report = new TraceBuilder(random, published.span.endNs + BigInt(Math.round(waitedMs * 1e6)));
  const on = source('yield-report', '1.2.0', random.int(1, 2), 'stdf-etl');
  const queries = Array.from({ length: WAFERS }, () => random.latencyMs(6));
  const queriesMs = queries.reduce((sum, ms) => sum + ms + 0.4, 0);
  const renderMs = random.latencyMs(35);
  const root = report.span(on, 'process lot.indexed', {
    kind: 'consumer',
    at: 0,
    ms: queriesMs + renderMs + 5,
    attributes: { ...message, 'messaging.operation.type': 'process' },
  });
  root.span.links = [{ traceId: indexed.traceId, spanId: published.span.spanId }];
  let at = 1;
  for (const ms of queries) {
    report.span(on, 'SELECT bin_counts', {
      parent: root,
      kind: 'client',
      at,
      ms,
      attributes: {
        'db.system.name': 'postgresql',
        'db.namespace': 'yield',
        'db.query.text': 'SELECT bin, count(*) FROM bin_counts WHERE wafer_id = $1 GROUP BY bin',
      },
    });
    at += ms + 0.4;
  }
  report.span(on, 'render_lot_report', { parent: root, at, ms: renderMs, attributes: { wafer_lot: lot } });
  report.log(root, 0.98, 'INFO', `Report of lot ${lot} ready: ${WAFERS} wafers`, {
    wafer_lot: lot,
    stage: 'yield-report',
  });
  return report;
}
