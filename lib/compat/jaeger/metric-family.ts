import type { MetricQuery } from './metric-query';

/** Jaeger's JSON of a metric over time. Source: jaegertracing/jaeger, internal/proto/metrics/openmetrics.proto. */
export interface MetricFamily {
  name: string;
  type: 'GAUGE';
  help: string;
  metrics: {
    labels: { name: string; value: string }[];
    metricPoints: { gaugeValue: { doubleValue: number }; timestamp: string }[];
  }[];
}

export interface MetricSeries {
  service: string;
  /** Null: all together. */
  operation: string | null;
  points: { ms: number; value: number }[];
}

const NAMES = { latencies: 'latencies', calls: 'call_rate', errors: 'error_rate' } as const;

/** Source: jaegertracing/jaeger, metricstore/prometheus, reader.go. */
export function metricFamily(
  { metric, quantile, byOperation }: MetricQuery,
  series: readonly MetricSeries[],
): MetricFamily {
  const help = {
    latencies: `${quantile.toFixed(2)}th quantile latency, grouped by service`,
    calls: 'calls/sec, grouped by service',
    errors: 'error rate, computed as a fraction of errors/sec over calls/sec, grouped by service',
  }[metric];
  return {
    name: `service_${byOperation ? 'operation_' : ''}${NAMES[metric]}`,
    type: 'GAUGE',
    help: byOperation ? `${help} & operation` : help,
    metrics: series.map(({ service, operation, points }) => ({
      labels: [
        ...(operation === null ? [] : [{ name: 'operation', value: operation }]),
        { name: 'service_name', value: service },
      ],
      metricPoints: points.map(({ ms, value }) => ({
        gaugeValue: { doubleValue: value },
        timestamp: new Date(ms).toISOString(),
      })),
    })),
  };
}
