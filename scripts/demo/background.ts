import type { WireLog } from '../otlp/otlp-data';
import type { Random } from './random';
import { source } from './sources';

type Line = readonly [
  service: string,
  namespace: string,
  severity: number,
  text: string,
  body: (random: Random) => string,
];

const LINES: readonly [Line, ...Line[]] = [
  ['postgres', 'yield', 9, 'INFO', () => 'checkpoint complete: wrote 214 buffers (1.3%)'],
  [
    'feature-store',
    'yield',
    5,
    'DEBUG',
    (r: Random) => `refreshed ${r.int(120, 190)} feature views in ${r.int(40, 400)} ms`,
  ],
  [
    'ml-model-serving',
    'yield',
    9,
    'INFO',
    (r: Random) => `gpu 0 utilisation ${r.int(20, 96)} %, memory ${r.int(9, 15)} GiB`,
  ],
  ['api-gateway', 'yield', 9, 'INFO', () => 'health check ok'],
  ['index', 'stdf-etl', 9, 'INFO', (r: Random) => `compacted segment ${r.hex(8)}, ${r.int(2, 90)} MB`],
  ['image-render', 'wafer-map', 13, 'WARN', (r: Random) => `font cache miss, ${r.int(1, 9)} glyphs loaded`],
];

/** A log line that belongs to no request, as every real system writes them. */
export function backgroundLog(random: Random, timeNs: bigint): WireLog {
  const [service, namespace, severityNumber, severityText, body] = random.pick(LINES);
  return {
    source: source(service, service === 'postgres' ? '16.4' : '1.14.2', random.int(1, 3), namespace),
    timeNs,
    severityNumber,
    severityText,
    body: body(random),
    attributes: { 'thread.name': `worker-${random.int(1, 8)}` },
  };
}
