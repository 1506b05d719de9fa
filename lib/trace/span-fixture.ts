import type { Span } from '../contracts/trace';
import { formatIsoNs } from '../time/iso';

export const FIXTURE_START_NS = 1_795_000_000_000_000_000n;

/** A span for tests: times in nanoseconds after a fixed instant, everything else plain unless given. */
export function spanFixture(
  spanId: string,
  parentSpanId: string | null,
  startNs: number,
  durationNs: number,
  more: Partial<Span> = {},
): Span {
  return {
    traceId: '4f2a0000000000000000000000000001',
    spanId,
    parentSpanId,
    traceState: null,
    name: `op-${spanId}`,
    kind: 'internal',
    service: 'api',
    environment: null,
    serviceVersion: null,
    startTime: formatIsoNs(FIXTURE_START_NS + BigInt(startNs)),
    durationNs: String(durationNs),
    status: 'unset',
    statusMessage: null,
    attributes: {},
    resource: {},
    scope: { name: null, version: null, attributes: {} },
    events: [],
    links: [],
    ...more,
  };
}
