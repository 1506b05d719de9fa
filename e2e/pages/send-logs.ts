import type { APIRequestContext } from '@playwright/test';

interface SentLog {
  /** Unix ms; the same for many lines where a test wants equal times. */
  atMs: number;
  body: string;
  /** INFO unless said. */
  severity?: 'INFO' | 'ERROR';
  attributes?: Record<string, string | number>;
}

/** Sends lines of one service over OTLP/HTTP, as an SDK does. */
export async function sendLogs(
  request: APIRequestContext,
  service: string,
  logs: readonly SentLog[],
): Promise<void> {
  const response = await request.post('/v1/logs', {
    headers: { 'content-type': 'application/json' },
    data: {
      resourceLogs: [
        {
          resource: { attributes: [text('service.name', service), text('host.name', `${service}-host`)] },
          scopeLogs: [
            {
              scope: { name: 'e2e' },
              logRecords: logs.map(({ atMs, body, severity = 'INFO', attributes = {} }) => ({
                timeUnixNano: `${BigInt(atMs) * 1_000_000n}`,
                severityNumber: severity === 'ERROR' ? 17 : 9,
                severityText: severity,
                body: { stringValue: body },
                attributes: Object.entries(attributes).map(([key, value]) =>
                  typeof value === 'number' ? { key, value: { intValue: String(value) } } : text(key, value),
                ),
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

function text(key: string, value: string) {
  return { key, value: { stringValue: value } };
}
