import type { StatusResponse } from '@/lib/contracts/status';
import { protocolAddress } from './protocol-address';
import type { SendDataSnippet } from './send-data-snippet';
import { shipperSnippets } from './shipper-snippets';

/**
 * Ways to send data that work today, ready to paste, with the addresses of this server.
 * @param origin where this page is served @param listeners the ports beside it
 */
export function sendDataSnippets(origin: string, listeners: StatusResponse['listeners']): SendDataSnippet[] {
  const otlp = protocolAddress(origin, listeners, 'otlp', '');
  const { hostname, port, protocol } = new URL(otlp);
  return [
    {
      id: 'sdk',
      tab: 'OpenTelemetry SDK',
      text: 'Set these for any service that has an OpenTelemetry SDK or agent, in any language.',
      code: [
        'export OTEL_SERVICE_NAME=my-service',
        `export OTEL_EXPORTER_OTLP_ENDPOINT=${otlp}`,
        'export OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf',
        'export OTEL_LOGS_EXPORTER=otlp',
        'export OTEL_TRACES_EXPORTER=otlp',
        'export OTEL_METRICS_EXPORTER=none',
      ].join('\n'),
    },
    {
      id: 'collector',
      tab: 'Collector',
      text: 'Add this exporter to the OpenTelemetry Collector and name it in your pipelines.',
      code: [
        'exporters:',
        '  otlphttp/throughline:',
        `    endpoint: ${otlp}`,
        '',
        'service:',
        '  pipelines:',
        '    logs:',
        '      receivers: [otlp]',
        '      exporters: [otlphttp/throughline]',
        '    traces:',
        '      receivers: [otlp]',
        '      exporters: [otlphttp/throughline]',
      ].join('\n'),
    },
    {
      id: 'fluent-bit',
      tab: 'Fluent Bit',
      text: 'Fluent Bit speaks OTLP with its opentelemetry output (fluent-bit.yaml).',
      code: [
        'pipeline:',
        '  inputs:',
        '    - name: tail',
        '      path: /var/log/*.log',
        '  outputs:',
        '    - name: opentelemetry',
        "      match: '*'",
        `      host: ${hostname}`,
        `      port: ${port === '' ? (protocol === 'https:' ? 443 : 80) : port}`,
        ...(protocol === 'https:' ? ['      tls: on'] : []),
        '      logs_uri: /v1/logs',
        '      traces_uri: /v1/traces',
        '      logs_body_key: log',
      ].join('\n'),
    },
    ...shipperSnippets(origin, listeners),
    {
      id: 'curl-otlp',
      tab: 'curl, OTLP',
      text: 'One log line over OTLP/HTTP with JSON, to see that it arrives.',
      code: [
        `curl ${otlp}/v1/logs -H 'content-type: application/json' -d '{"resourceLogs": [{`,
        '  "resource": {"attributes": [{"key": "service.name", "value": {"stringValue": "my-service"}}]},',
        '  "scopeLogs": [{"logRecords": [{',
        `    "timeUnixNano": "'"$(date +%s)"'000000000", "severityNumber": 9, "severityText": "INFO",`,
        '    "body": {"stringValue": "Hello, Throughline"}',
        "  }]}]}]}'",
      ].join('\n'),
    },
    {
      id: 'curl-jsonl',
      tab: 'curl, JSON lines',
      text: 'One JSON object a line, as many services already write. Other fields become attributes.',
      code: [
        `curl ${origin}/api/ingest/jsonl -H 'content-type: application/x-ndjson' --data-binary @- <<EOF`,
        '{"time": "$(date -u +%FT%TZ)", "level": "INFO", "service": "my-service", "message": "Hello, Throughline"}',
        '{"time": "$(date -u +%FT%TZ)", "level": "ERROR", "service": "my-service", "message": "It broke", "code": 7}',
        'EOF',
      ].join('\n'),
    },
    {
      id: 'curl-text',
      tab: 'curl, text file',
      text: 'Any log file with lines: its format, its times, levels and stack traces are found. For large files: npm run import -- file.',
      code: `curl '${origin}/api/ingest/text?service=my-service' -H 'content-type: text/plain' --data-binary @app.log`,
    },
  ];
}
