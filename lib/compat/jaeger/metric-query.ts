import { SPAN_KINDS } from '../../contracts/trace';
import { AppError } from '../../errors';
import { parseFault, readBoolean, readEpoch, readInteger } from './read-params';

export const JAEGER_METRICS = ['latencies', 'calls', 'errors'] as const;
export type JaegerMetric = (typeof JAEGER_METRICS)[number];

/** What `GET /api/metrics/{latencies,calls,errors}` asks. */
export interface MetricQuery {
  metric: JaegerMetric;
  services: string[];
  /** Of latencies; else 0. */
  quantile: number;
  byOperation: boolean;
  /** OpenTelemetry SpanKind. */
  kinds: number[];
  endMs: number;
  lookbackMs: number;
  stepMs: number;
  ratePerMs: number;
}

const NS_PER_MS = 1_000_000n;
const MOST_SERVICES = 100;
const DEFAULTS = { lookback: 3_600_000n, step: 5_000n, ratePer: 600_000n };

/** Throws AppError `bad_request` in Jaeger's words. Source: jaegertracing/jaeger, parseMetricsQueryParams. */
export function readMetricQuery(metric: JaegerMetric, params: URLSearchParams, nowNs: bigint): MetricQuery {
  const quantile = metric === 'latencies' ? readQuantile(params.get('quantile') ?? '') : 0;
  const services = params.getAll('service').flatMap(listed);
  if (services.length === 0) throw parseFault('service', 'please provide at least one service name');
  if (services.length > MOST_SERVICES) throw parseFault('service', `more than ${MOST_SERVICES} services`);
  const span = (name: keyof typeof DEFAULTS) => {
    const ms = readInteger(params, name) ?? DEFAULTS[name];
    if (ms <= 0n || ms > 31_536_000_000n) throw parseFault(name, 'must be from 1 ms to a year');
    return Number(ms);
  };
  return {
    metric,
    services,
    quantile,
    byOperation: readBoolean(params, 'groupByOperation'),
    kinds: params.has('spanKind') ? params.getAll('spanKind').map(kindOf) : [SPAN_KINDS.indexOf('server')],
    endMs: Number(readEpoch(params, 'endTs', NS_PER_MS, nowNs) / NS_PER_MS),
    lookbackMs: span('lookback'),
    stepMs: span('step'),
    ratePerMs: span('ratePer'),
  };
}

/** Jaeger's UI joins several services as `service=a,service=b`. */
function listed(value: string): string[] {
  return value.split(',service=').filter((name) => name !== '');
}

function readQuantile(text: string): number {
  const quantile = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isNaN(quantile))
    throw parseFault('quantile', `strconv.ParseFloat: parsing "${text.slice(0, 100)}": invalid syntax`);
  if (quantile < 0 || quantile > 1) throw new AppError('bad_request', 'quantile must be from 0 to 1');
  return quantile;
}

function kindOf(name: string): number {
  const kind = (SPAN_KINDS as readonly string[]).indexOf(name.toLowerCase());
  if (kind < 0) throw parseFault('spanKind', `unsupported span kind: '${name.slice(0, 100)}'`);
  return kind;
}
