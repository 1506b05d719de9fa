import type { APIRequestContext } from '@playwright/test';

interface SentSpan {
  /** Unix ms. */
  atMs: number;
  durationMs: number;
  name: string;
  failed: boolean;
}

/** Sends spans of one service over OTLP/HTTP, each a trace of its own. */
export async function sendSpans(
  request: APIRequestContext,
  service: string,
  spans: readonly SentSpan[],
): Promise<void> {
  const response = await request.post('/v1/traces', {
    data: {
      resourceSpans: [
        {
          resource: { attributes: [{ key: 'service.name', value: { stringValue: service } }] },
          scopeSpans: [
            {
              scope: { name: 'e2e' },
              spans: spans.map(({ atMs, durationMs, name, failed }) => ({
                traceId: hex(16),
                spanId: hex(8),
                name,
                kind: 2,
                startTimeUnixNano: `${BigInt(atMs) * 1_000_000n}`,
                endTimeUnixNano: `${BigInt(atMs + durationMs) * 1_000_000n}`,
                status: failed ? { code: 2, message: 'failed' } : {},
              })),
            },
          ],
        },
      ],
    },
  });
  if (!response.ok())
    throw new Error(`OTLP was answered with ${response.status()}: ${await response.text()}`);
}

function hex(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
