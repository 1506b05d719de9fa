/** One exporter of the collector, pointed here. */
export interface CollectorExporter {
  name: string;
  /** As the collector calls it. */
  id: string;
  signal: 'logs' | 'traces';
  /** The listener it sends to. */
  port: string;
  config(port: number): object;
}

const insecure = { tls: { insecure: true } };
const at = (port: number) => `http://127.0.0.1:${port}`;
const otlp = (port: number) => ({ endpoint: `127.0.0.1:${port}`, ...insecure });
const otlphttp = (port: number) => ({ endpoint: at(port) });
const elasticsearch = (mode: string) => (port: number) => ({
  endpoints: [at(port)],
  mapping: { mode },
  flush: { interval: '200ms' },
});

export const EXPORTERS: readonly CollectorExporter[] = [
  { name: 'otlp exporter, logs', id: 'otlp', signal: 'logs', port: 'otlp-grpc', config: otlp },
  { name: 'otlp exporter, traces', id: 'otlp', signal: 'traces', port: 'otlp-grpc', config: otlp },
  { name: 'otlphttp exporter, logs', id: 'otlphttp', signal: 'logs', port: 'otlp', config: otlphttp },
  { name: 'otlphttp exporter, traces', id: 'otlphttp', signal: 'traces', port: 'otlp', config: otlphttp },
  {
    name: 'elasticsearch exporter, mode ecs',
    id: 'elasticsearch',
    signal: 'logs',
    port: 'elastic',
    config: elasticsearch('ecs'),
  },
  {
    name: 'elasticsearch exporter, mode otel',
    id: 'elasticsearch',
    signal: 'logs',
    port: 'elastic',
    config: elasticsearch('otel'),
  },
  {
    name: 'loki exporter',
    id: 'loki',
    signal: 'logs',
    port: 'loki',
    config: (port) => ({ endpoint: `${at(port)}/loki/api/v1/push` }),
  },
  {
    name: 'zipkin exporter',
    id: 'zipkin',
    signal: 'traces',
    port: 'zipkin',
    config: (port) => ({ endpoint: `${at(port)}/api/v2/spans` }),
  },
  {
    name: 'syslog exporter',
    id: 'syslog',
    signal: 'logs',
    port: 'syslog',
    config: (port) => ({ endpoint: '127.0.0.1', port, network: 'tcp', protocol: 'rfc5424', ...insecure }),
  },
];
