type Attributes = Readonly<Record<string, string | number>>;

export interface ExampleSpan {
  service: string;
  name: string;
  kind: 'internal' | 'server' | 'client';
  /** After the example's first moment. */
  startMs: number;
  durationMs: number;
  /** The one it is under, by its place in the list; without one it begins a trace. */
  parent?: number;
  /** What the status says of its failure. */
  failed?: string;
  attributes: Attributes;
}

export interface ExampleLog {
  service: string;
  level: 'INFO' | 'WARN' | 'ERROR';
  body: string;
  /** After the example's first moment. */
  atMs: number;
  /** The span it was written in, by its place in the list. */
  span?: number;
  attributes: Attributes;
}

/** A few records with all that a ready-made dashboard rests on. */
export interface ReadyMadeExample {
  /** On every service. */
  resource: Attributes;
  spans: readonly ExampleSpan[];
  logs: readonly ExampleLog[];
}

const LOT = { wafer_lot: 'W-12345', tester_id: 'T-07', product: 'A100' };
const LINE = { wafer_lot: 'W-12345', tester_id: 'T-07' };
const DRAWN = { wafer_lot: 'W-12345' };
const MAP = { ...DRAWN, 'http.route': '/wafer-map/{lot}/{wafer}' };

/** By the dashboard's id. */
export const readyMadeExamples: Readonly<Record<string, ReadyMadeExample>> = {
  'ready-service-overview': {
    resource: { 'deployment.environment.name': 'staging' },
    spans: [
      span(
        'shop',
        'POST /checkout',
        'server',
        0,
        180,
        { 'error.type': '502' },
        { failed: '502 Bad Gateway' },
      ),
      span(
        'shop',
        'charge',
        'client',
        20,
        140,
        { 'error.type': 'CardDeclined' },
        { parent: 0, failed: 'declined' },
      ),
      span(
        'payments',
        'Charge',
        'server',
        30,
        120,
        { 'error.type': 'CardDeclined' },
        { parent: 1, failed: 'declined' },
      ),
      span('shop', 'GET /cart', 'server', 900, 24, {}),
    ],
    logs: [
      line('payments', 'ERROR', 'The card was declined', 140, {}, 2),
      line('shop', 'INFO', 'Cart shown', 910, {}, 3),
    ],
  },
  'ready-stdf-pipeline': {
    resource: {},
    spans: [
      span('stdf-ingest', 'process_stdf_file', 'internal', 0, 2600, LOT),
      span('stdf-ingest', 'download_stdf', 'internal', 0, 400, LOT, { parent: 0 }),
      span(
        'stdf-ingest',
        'parse_stdf',
        'internal',
        420,
        900,
        { ...LOT, 'stdf.records': 1200 },
        { parent: 0 },
      ),
      span('stdf-ingest', 'validate_records', 'internal', 1340, 200, LOT, { parent: 0 }),
      span('stdf-ingest', 'transform_records', 'internal', 1560, 300, LOT, { parent: 0 }),
      span('stdf-ingest', 'load_postgres', 'internal', 1880, 450, LOT, { parent: 0 }),
      span('stdf-ingest', 'index_lot', 'internal', 2350, 200, LOT, { parent: 0 }),
      span('stdf-ingest', 'process_stdf_file', 'internal', 5000, 700, LOT, { failed: 'Not a valid file' }),
      span('stdf-ingest', 'parse_stdf', 'internal', 5100, 500, LOT, {
        parent: 7,
        failed: 'Not a valid file',
      }),
    ],
    logs: [
      line('stdf-ingest', 'INFO', 'Parsed 1200 records', 1320, { ...LINE, stage: 'stdf-parser' }, 2),
      line('stdf-ingest', 'WARN', 'Field SITE_NUM is missing', 1400, { ...LINE, stage: 'validate' }, 3),
      line(
        'stdf-ingest',
        'ERROR',
        'Not a valid file: it ends in the middle of a record',
        5600,
        { ...LINE, stage: 'stdf-parser', error_type: 'TruncatedFile' },
        8,
      ),
    ],
  },
  'ready-ml-inference': {
    resource: {},
    spans: [
      span('ml-model', 'predict_yield', 'server', 0, 45, { model_version: 'v2.0' }),
      span('ml-model', 'predict_yield', 'server', 1000, 38, { model_version: 'v2.1' }),
      span(
        'ml-model',
        'predict_yield',
        'server',
        2000,
        90,
        { model_version: 'v2.1' },
        { failed: 'No such feature' },
      ),
    ],
    logs: [
      line(
        'ml-model',
        'INFO',
        'Yield predicted',
        40,
        { ...DRAWN, model_version: 'v2.0', confidence: 0.93 },
        0,
      ),
      line(
        'ml-model',
        'INFO',
        'Yield predicted',
        1030,
        { ...DRAWN, model_version: 'v2.1', confidence: 0.71 },
        1,
      ),
      line(
        'ml-model',
        'ERROR',
        'Feature die_temp is missing',
        2080,
        { ...DRAWN, model_version: 'v2.1', error_type: 'FeatureError' },
        2,
      ),
    ],
  },
  'ready-wafer-map': {
    resource: { 'service.namespace': 'wafer-map' },
    spans: [
      span('api', 'GET /wafer-map/{lot}/{wafer}', 'server', 0, 320, {
        ...MAP,
        'http.response.status_code': 200,
      }),
      span('api', 'read dies', 'client', 10, 120, DRAWN, { parent: 0 }),
      span('database', 'read dies', 'server', 15, 110, DRAWN, { parent: 1 }),
      span('renderer', 'draw map', 'internal', 140, 160, DRAWN, { parent: 0 }),
      span(
        'api',
        'GET /wafer-map/{lot}/{wafer}',
        'server',
        3000,
        5000,
        { ...MAP, 'http.response.status_code': 504 },
        { failed: 'Time-out' },
      ),
    ],
    logs: [
      line('renderer', 'INFO', 'Map rendered', 290, { ...DRAWN, wafer_id: 'W-12345-7', dies: 642 }, 3),
      line('database', 'ERROR', 'Statement timed out', 7990, { ...DRAWN, error_type: 'TimeoutError' }, 4),
    ],
  },
  'ready-errors': {
    resource: { 'deployment.environment.name': 'staging', 'service.version': '1.4.2' },
    spans: [
      span(
        'shop',
        'POST /checkout',
        'server',
        0,
        1200,
        { 'error.type': 'TimeoutError' },
        { failed: 'Timed out' },
      ),
    ],
    logs: [
      line('shop', 'WARN', 'The price service answers slowly', 900, { 'user.id': 'u-77' }, 0),
      line(
        'shop',
        'ERROR',
        'The price service timed out',
        1190,
        { error_type: 'TimeoutError', 'user.id': 'u-77' },
        0,
      ),
    ],
  },
  'ready-ingestion-health': {
    resource: { 'k8s.pod.name': 'shop-6f7b-x2', 'telemetry.sdk.language': 'java' },
    spans: [span('shop', 'GET /cart', 'server', 0, 24, {})],
    logs: [
      line('shop', 'INFO', 'Cart shown', 20, {}, 0),
      line('shop', 'INFO', 'Cache cleared, of no request', 500, {}),
      line('shop', 'ERROR', 'The cache cannot be written', 600, {}),
    ],
  },
};

function span(
  service: string,
  name: string,
  kind: ExampleSpan['kind'],
  startMs: number,
  durationMs: number,
  attributes: Attributes,
  rest: Pick<ExampleSpan, 'parent' | 'failed'> = {},
): ExampleSpan {
  return { service, name, kind, startMs, durationMs, attributes, ...rest };
}

function line(
  service: string,
  level: ExampleLog['level'],
  body: string,
  atMs: number,
  attributes: Attributes,
  inSpan?: number,
): ExampleLog {
  return { service, level, body, atMs, attributes, ...(inSpan === undefined ? {} : { span: inSpan }) };
}
