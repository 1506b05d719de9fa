import type { IngestSource } from '../../contracts/status';
import { processSingleton } from '../../process-singleton';

type Protocol = IngestSource['protocol'];

function sources(): Map<Protocol, IngestSource> {
  return processSingleton('source-counters', () => new Map());
}

/** What one request of a protocol came to, after COMMIT. */
export function countFromSource(
  protocol: Protocol,
  counts: { logs?: number; spans?: number; rejected?: number; refusedRequests?: number },
): void {
  const { logs, spans, rejected, refusedRequests } = sources().get(protocol) ?? {
    logs: 0,
    spans: 0,
    rejected: 0,
    refusedRequests: 0,
  };
  sources().set(protocol, {
    protocol,
    logs: logs + (counts.logs ?? 0),
    spans: spans + (counts.spans ?? 0),
    rejected: rejected + (counts.rejected ?? 0),
    refusedRequests: refusedRequests + (counts.refusedRequests ?? 0),
    lastReceivedAt: new Date().toISOString(),
  });
}

/** What came by which protocol since the start, those that brought most first. */
export function readSources(): { sources: IngestSource[] } {
  const all = [...sources().values()];
  return { sources: all.sort((a, b) => b.logs + b.spans - a.logs - a.spans) };
}
