import { JsonMetricsSerializer, ProtobufMetricsSerializer } from '@opentelemetry/otlp-transformer';
import {
  AggregationTemporality,
  AggregationType,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { expect, it } from 'vitest';
import { AppError } from '../../errors';
import { countOtlpMetrics } from './count-metrics';

/** A sum of two points, a gauge of one, two kinds of histogram of one each, as the SDK makes them. */
async function fivePoints() {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
  const provider = new MeterProvider({
    readers: [reader],
    views: [{ instrumentName: 'exp', aggregation: { type: AggregationType.EXPONENTIAL_HISTOGRAM } }],
  });
  const meter = provider.getMeter('test');
  const orders = meter.createCounter('orders');
  orders.add(1, { shop: 'a' });
  orders.add(2, { shop: 'b' });
  meter.createGauge('depth').record(3);
  meter.createHistogram('latency').record(4);
  meter.createHistogram('exp').record(5);
  await provider.forceFlush();
  const [metrics] = exporter.getMetrics();
  await provider.shutdown();
  if (!metrics) throw new Error('nothing was exported');
  return metrics;
}

it('counts the points of every kind of metric, in both encodings', async () => {
  const metrics = await fivePoints();
  const protobuf = ProtobufMetricsSerializer.serializeRequest(metrics) ?? new Uint8Array();
  expect(countOtlpMetrics(protobuf, 'protobuf')).toBe(5);
  expect(countOtlpMetrics(JsonMetricsSerializer.serializeRequest(metrics) ?? new Uint8Array(), 'json')).toBe(
    5,
  );
  expect(() => countOtlpMetrics(protobuf.subarray(0, -3), 'protobuf')).toThrow(AppError);
});

it.each([
  ['protobuf', ''],
  ['json', ''],
  ['json', '{"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"name":"x"}]}]}]}'],
] as const)('takes an empty %s request %s', (encoding, text) => {
  expect(countOtlpMetrics(Buffer.from(text), encoding)).toBe(0);
});

it.each([
  ['protobuf', 'garbage'],
  ['json', 'garbage'],
  ['json', '{"resourceMetrics":{}}'],
  ['json', '{"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"sum":{"dataPoints":7}}]}]}]}'],
] as const)('refuses %s %s', (encoding, text) => {
  expect(() => countOtlpMetrics(Buffer.from(text), encoding)).toThrow(
    expect.objectContaining({ code: 'bad_request' }) as Error,
  );
});
