import type { Random } from './random';
import { source } from './sources';
import { TraceBuilder } from './trace-builder';

type Step = readonly [service: string, operation: string, ms: number];

const NAMESPACE = 'wafer-map';
const TIMEOUT_MS = 3000;

/** The database degrades for some minutes of most hours; outside them time-outs are rare. */
export function databaseTimeoutShare(minute: number): number {
  const hour = Math.floor(minute / 60);
  const start = (hour * 7) % 45;
  const inHour = minute % 60;
  return inHour >= start && inHour < start + 8 ? 0.42 : 0.015;
}

/** One wafer map: api → auth → database → ml-model → image-render → s3-upload. */
export function waferMapTrace(random: Random, startNs: bigint, timeoutShare: number): TraceBuilder {
  const trace = new TraceBuilder(random, startNs);
  const replica = random.int(1, 2);
  const on = (service: string) =>
    source(service, service === 'image-render' ? '0.9.3' : '3.2.0', replica, NAMESPACE);
  const lot = `W-${random.int(12300, 12399)}`;
  const wafer = random.int(1, 25);
  const timesOut = random.chance(timeoutShare);
  // 95 % of the slow requests are the database's; the rest is a large map to render.
  const largeMap = !timesOut && random.chance(0.002);
  const dies = random.int(400, 1800);
  const shared = { wafer_lot: lot, wafer_id: `${lot}-${wafer}` };
  const steps: readonly Step[] = [
    ['auth', 'verify_session', random.latencyMs(5)],
    ['database', 'SELECT die_results', timesOut ? TIMEOUT_MS + random.latencyMs(120) : random.latencyMs(35)],
    ['ml-model', 'classify_defects', random.latencyMs(90, 0.3)],
    ['image-render', 'render_wafer_map', largeMap ? random.latencyMs(3200, 0.1) : random.latencyMs(140)],
    ['s3-upload', 'PutObject', random.latencyMs(60)],
  ];
  // Most: by night too, when there are few, they stand out among the slow.
  const gaveUp = timesOut && random.chance(0.6);
  const ran: readonly Step[] = gaveUp ? steps.slice(0, 2) : steps;
  const total = ran.reduce((sum, [, , ms]) => sum + ms + 1.5, 3);
  const http = {
    'http.request.method': 'GET',
    'http.route': '/wafer-map/{lot}/{wafer}',
    'url.path': `/wafer-map/${lot}/${wafer}`,
  };
  const root = trace.span(on('api'), 'GET /wafer-map/{lot}/{wafer}', {
    kind: 'server',
    at: 0,
    ms: total,
    attributes: { ...http, ...shared, 'http.response.status_code': gaveUp ? 504 : 200 },
  });
  let at = 1.5;
  for (const [service, operation, ms] of ran) {
    const step = trace.span(on(service), operation, {
      parent: root,
      kind: service === 's3-upload' ? 'client' : 'server',
      at,
      ms,
      attributes:
        service === 'database'
          ? { ...shared, 'db.system.name': 'postgresql', 'db.namespace': 'fab' }
          : shared,
    });
    at += ms + 1.5;
    if (service === 'database' && timesOut) {
      const message = `canceling statement due to statement timeout after ${TIMEOUT_MS} ms`;
      trace.log(step, 0.99, gaveUp ? 'ERROR' : 'WARN', message, {
        ...shared,
        error_type: 'TimeoutError',
        'db.system.name': 'postgresql',
        attempt: gaveUp ? 3 : 1,
      });
      if (gaveUp) trace.fail(step, 'TimeoutError', message);
    }
    if (service === 'image-render')
      trace.log(step, 0.9, 'INFO', `Rendered ${dies} dies of ${lot}-${wafer} to PNG`, { ...shared, dies });
  }
  if (gaveUp) {
    trace.fail(root, 'TimeoutError', 'die_results did not answer in time');
    trace.log(root, 0.995, 'ERROR', 'GET /wafer-map answered 504: die_results did not answer in time', {
      ...http,
      ...shared,
      error_type: 'TimeoutError',
    });
  } else {
    trace.log(root, 0.995, 'INFO', `GET /wafer-map answered 200 in ${Math.round(total)} ms`, {
      ...http,
      ...shared,
      latency_ms: Math.round(total),
    });
  }
  return trace;
}
