// An ordinary program with the OpenTelemetry SDK for Node. Nothing in it knows Throughline; run it with
//   OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4318 node scripts/examples/otel-app.mjs
// With `json` as first argument it sends OTLP/JSON instead of the SDK's default, protobuf.
import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { logs, SeverityNumber } from '@opentelemetry/api-logs';
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { BatchLogRecordProcessor } from '@opentelemetry/sdk-logs';
import { NodeSDK } from '@opentelemetry/sdk-node';

const json = process.argv[2] === 'json';
const sdk = new NodeSDK({
  serviceName: json ? 'example-json' : 'example-proto',
  ...(json
    ? {
        traceExporter: new OTLPTraceExporter(),
        logRecordProcessors: [new BatchLogRecordProcessor({ exporter: new OTLPLogExporter() })],
      }
    : {}),
});
sdk.start();

const tracer = trace.getTracer('example', '1.0.0');
const logger = logs.getLogger('example', '1.0.0');
/** @type {string[]} */
const traceIds = [];
for (let order = 0; order < 5; order++) {
  tracer.startActiveSpan('checkout', { kind: SpanKind.SERVER }, (checkout) => {
    traceIds.push(checkout.spanContext().traceId);
    checkout.setAttribute('order.id', order);
    tracer.startActiveSpan('charge card', { kind: SpanKind.CLIENT }, (charge) => {
      charge.addEvent('retry', { attempt: 1 });
      logger.emit({
        severityNumber: SeverityNumber.ERROR,
        severityText: 'ERROR',
        body: `card refused for order ${order}`,
        attributes: { 'order.id': order, error_type: 'CardRefused' },
      });
      charge.setStatus({ code: SpanStatusCode.ERROR, message: 'card refused' });
      charge.end();
    });
    logger.emit({ severityNumber: SeverityNumber.INFO, body: { order, state: 'done' } });
    checkout.end();
  });
}
await sdk.shutdown();
console.log(JSON.stringify(traceIds));
