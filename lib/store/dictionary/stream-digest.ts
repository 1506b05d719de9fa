import { createHash } from 'node:crypto';
import type { Attributes } from '../../contracts/attributes';
import type { TelemetryStream } from '../../contracts/telemetry';

/** SHA-256 (hex) over everything a stream is, with keys in order: equal streams of two senders are one row. */
export function streamDigest(stream: TelemetryStream): string {
  const canonical = JSON.stringify([
    stream.service,
    stream.environment,
    stream.serviceVersion,
    sorted(stream.resource),
    stream.scopeName,
    stream.scopeVersion,
    sorted(stream.scopeAttributes),
  ]);
  return createHash('sha256').update(canonical).digest('hex');
}

function sorted(attributes: Attributes): unknown[] {
  return Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
